"""
How bad every problem is, rated by each evaluator alone.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.errors import UsageError
from toolkit.studies.sheets.fields import evaluator, group, radios
from toolkit.studies.sheets.markup import join, tag
from toolkit.studies.sheets.page import Sheet, document
from toolkit.studies.sheets.words import Words, words


def severity_sheet(problems: Sequence[tuple[str, str]], language: str) -> str:
    """
    A sheet with every problem and five degrees of severity, a complete HTML document.

    Args:
        problems: Name and description of each, as the evaluators agreed on them.
        language: fr or en.

    Raises:
        UsageError: There is no problem to rate, or the language is not spoken.
    """
    said = words(language)
    if not problems:
        raise UsageError("there is no problem to rate; import the evaluators' findings and their matches first")
    rows = (
        group(
            join(tag("span", name, class_="number"), " ", text),
            radios(f"severity-{place}", severities(said)),
            data_count=name,
        )
        for place, (name, text) in enumerate(problems, start=1)
    )
    return document(
        Sheet(
            kind="severities",
            script="severity",
            title=said("severity.title"),
            lead=said.table("severity", "lead"),
            body=(evaluator(said, dated=False), tag("div", *rows, class_="items stacked")),
            foot=(f"{said('page.source')} {said('severity.source')}",),
        ),
        said,
    )


def severities(said: Words) -> list[tuple[str, str]]:
    """Nielsen's five degrees with their names."""
    return [(str(level), f"{level} {name}") for level, name in enumerate(said.table("severity", "levels"))]
