"""
An expert's walk through Bastien and Scapin's eighteen criteria.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.studies.ergonomics import Criterion, criteria
from toolkit.studies.sheets.fields import button, check, evaluator, group, long_field, radios, text_field
from toolkit.studies.sheets.markup import Markup, tag
from toolkit.studies.sheets.page import Sheet, document
from toolkit.studies.sheets.severity import severities
from toolkit.studies.sheets.words import Words, typo, words


def inspection_sheet(language: str, signals: Mapping[str, Sequence[str]]) -> str:
    """
    Every criterion with a question and room for findings, a complete HTML document.

    Args:
        language: fr or en.
        signals: Sentences of machines by the number of a criterion: places to look at, never a verdict.

    Raises:
        UsageError: The language is not spoken.
    """
    said = words(language)
    names = said.table("inspection", "groups")
    return document(
        Sheet(
            kind="inspections",
            script="inspection",
            title=said("inspection.title"),
            lead=said.table("inspection", "lead"),
            body=(evaluator(said, dated=True), *(_part(part, signals, said) for part in names), _template(said)),
            foot=(f"{said('page.source')} {said('inspection.source')}",),
            nav=[(f"{part}. {name}", f"part-{part}") for part, name in names.items()],
            counted="looked",
        ),
        said,
    )


def _part(part: str, signals: Mapping[str, Sequence[str]], said: Words) -> Markup:
    """One of the eight groups of criteria."""
    heading = tag("h2", f"{part}. {said.table('inspection', 'groups', part)}", id=f"part-{part}")
    within = [one for number, one in criteria().items() if number.partition(".")[0] == part]
    blocks = (_criterion(one, signals.get(one.number, ()), said) for one in within)
    return tag("section", heading, *blocks, aria_labelledby=f"part-{part}")


def _criterion(one: Criterion, noticed: Sequence[str], said: Words) -> Markup:
    language = said.language
    place = f"criterion-{one.number}"
    name = typo(one.name[language], language)
    return tag(
        "div",
        tag("h3", tag("span", one.number, class_="number"), " ", name, id=f"{place}-name"),
        tag("p", typo(one.ask[language], language), class_="ask"),
        tag("p", _beside(one, said), class_="hint"),
        _signals(noticed, said),
        check(f"looked-{one.number}", said("inspection.looked")),
        tag("div", class_="findings"),
        tag("div", class_="lines", aria_hidden="true"),
        button(said("inspection.add"), "add", aria_describedby=f"{place}-name"),
        class_="item",
        role="group",
        aria_labelledby=f"{place}-name",
        id=place,
        data_count=one.number,
    )


def _beside(one: Criterion, said: Words) -> str:
    """What others call the same."""
    nielsen, iso = (", ".join(names[said.language]) for names in (one.nielsen, one.iso))
    return typo(said("inspection.beside", nielsen=nielsen, iso=iso), said.language)


def _signals(noticed: Sequence[str], said: Words) -> Markup:
    if not noticed:
        return Markup("")
    rows = (tag("li", sentence) for sentence in noticed)
    return tag("div", tag("p", said("inspection.noticed")), tag("ul", *rows), class_="noticed")


def _template(said: Words) -> Markup:
    """One finding; the script puts its number in the place of `__n__`."""
    fields = (
        text_field("title-__n__", said("inspection.finding.title"), hint=said("inspection.finding.title_hint")),
        text_field("place-__n__", said("inspection.finding.place"), hint=said("inspection.finding.place_hint")),
        text_field("journey-__n__", said("inspection.finding.journey")),
        long_field("description-__n__", said("inspection.finding.description")),
    )
    severity = group(
        said("inspection.finding.severity"), radios("severity-__n__", severities(said)), class_="inner stacked"
    )
    block = tag(
        "fieldset",
        tag("legend"),
        tag("div", *fields, class_="fields"),
        severity,
        check("fixed-__n__", said("inspection.fixed")),
        tag("div", button(said("inspection.remove"), "remove"), class_="buttons"),
        class_="finding",
    )
    return tag("template", block, id="finding")
