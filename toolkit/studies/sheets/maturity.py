"""
The self-assessment of the principles that no machine can measure.
"""

from __future__ import annotations

from toolkit.studies.sheets.fields import date_field, group, radios, text_field
from toolkit.studies.sheets.markup import Markup, join, tag
from toolkit.studies.sheets.page import Sheet, document
from toolkit.studies.sheets.words import Words, words

PRINCIPLES = (1, 2, 3, 4, 6)  # the fifth, quality in use, is measured
LEVELS = (1, 2, 3, 4)
ANSWERS = ("yes", "partly", "no")


def maturity_sheet(language: str) -> str:
    """
    Four statements for each of five principles, a complete HTML document.

    Raises:
        UsageError: The language is not spoken.
    """
    said = words(language)
    return document(
        Sheet(
            kind="maturity",
            script="maturity",
            title=said("maturity.title"),
            lead=said.table("maturity", "lead"),
            body=tuple(_principle(principle, said) for principle in PRINCIPLES),
            foot=(said("maturity.foot"),),
            nav=[(_name(principle, said), f"principle-{principle}") for principle in PRINCIPLES],
        ),
        said,
    )


def _name(principle: int, said: Words) -> str:
    return f"{principle}. {said.table('maturity', 'principles', str(principle), 'name')}"


def _principle(principle: int, said: Words) -> Markup:
    heading = tag("h2", _name(principle, said), id=f"principle-{principle}")
    statements = tag("div", *(_statement(principle, level, said) for level in LEVELS), class_="items")
    return tag("section", heading, statements, aria_labelledby=f"principle-{principle}")


def _statement(principle: int, level: int, said: Words) -> Markup:
    text = said.table("maturity", "principles", str(principle), "levels")[level - 1]
    place = f"{principle}-{level}"
    names = said.table("maturity", "answers")
    number = said("maturity.level", level=level, name=said.table("maturity", "names")[level - 1])
    return group(
        join(tag("span", number, class_="number"), " ", text),
        radios(f"answer-{place}", [(word, names[word]) for word in ANSWERS]),
        tag(
            "div",
            text_field(f"evidence-{place}", said("maturity.evidence")),
            date_field(f"date-{place}", said("maturity.date")),
            text_field(f"owner-{place}", said("maturity.owner")),
            class_="fields proof",
        ),
        data_count=f"{principle}.{level}",
        data_principle=principle,
        data_level=level,
    )
