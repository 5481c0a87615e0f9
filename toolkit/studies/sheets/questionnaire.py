"""
Standard questionnaires, word for word, where their authors let us quote them.
"""

from __future__ import annotations

from toolkit.errors import UsageError
from toolkit.studies.instruments import LANGUAGES, Instrument, instruments
from toolkit.studies.sheets.fields import group, participant, scale
from toolkit.studies.sheets.markup import Markup, join, tag, unseen
from toolkit.studies.sheets.page import Sheet, document
from toolkit.studies.sheets.words import Words, typo, words


def questionnaire_sheet(name: str, language: str) -> str:
    """
    The sheet of one questionnaire, a complete HTML document.

    Args:
        name: sus, f_sus, umux_lite or ueq_s.
        language: fr or en; a questionnaire exists in the languages in which it was published.

    Raises:
        UsageError: There is no such questionnaire, we may not quote it, or not in this language.
    """
    said, one = words(language), _quoted(name, language)
    return document(
        Sheet(
            kind=name,
            script="questionnaire",
            title=one.title,
            lead=(said("questionnaire.lead"), typo(one.wording[language].lead, language)),
            body=(participant(said), _items(one, said)),
            foot=(f"{said('page.source')} {one.citation}", _licence(one, said)),
        ),
        said,
    )


def _quoted(name: str, language: str) -> Instrument:
    one = instruments().get(name)
    if one is None:
        raise UsageError(f"there is no questionnaire {name!r}; choose one of: {', '.join(instruments())}")
    if not one.wording:
        raise UsageError(
            f"{one.title}: its licence does not let us quote it; import answers only, with the columns of its template"
        )
    if language not in one.wording:
        here = " and ".join(LANGUAGES[known] for known in one.wording)
        other = one.other.get(language)
        remedy = f"the {LANGUAGES[language]} one is {other}" if other else f"choose language {', '.join(one.wording)}"
        raise UsageError(f"{one.title} exists in {here} only here; {remedy}")
    return one


def _licence(one: Instrument, said: Words) -> str:
    return f"{said('questionnaire.licence.label')} {said(f'questionnaire.licence.{one.name}')}"


def _items(one: Instrument, said: Words) -> Markup:
    rows = (_item(one, number, said) for number in range(1, one.items + 1))
    return tag("div", *rows, class_="items" if one.wording[said.language].questions else "items pairs")


def _item(one: Instrument, number: int, said: Words) -> Markup:
    """A statement with its scale, or a scale between two words that are its question."""
    asked, item = one.wording[said.language], one.item(number)
    low, high = (typo(end, said.language) for end in asked.ends[number - 1])
    pair = unseen(said("questionnaire.pair", low=low, high=high))
    question = typo(asked.questions[number - 1], said.language) if asked.questions else pair
    return group(
        join(tag("span", f"{number}.", class_="number"), " ", question),
        scale(f"{one.name}{number}", item.low, item.high, (low, high)),
        data_count=number,
    )
