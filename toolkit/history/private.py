"""
What leaves the run folder: a history may be read by more people than the folder.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from toolkit.records import People, RunInfo, Scorecard
from toolkit.settings import without_passwords


def for_others(card: Scorecard) -> Scorecard:
    """The scorecard without quotations, without names of owners, and without passwords in addresses."""
    return replace(card, run=_run(card.run), people=_people(card.people))


def _people(people: People) -> People:
    return replace(
        people,
        themes=tuple(replace(theme, quotes=()) for theme in people.themes),
        maturity=tuple(
            replace(one, statements=tuple(replace(statement, owner="") for statement in one.statements))
            for one in people.maturity
        ),
    )


def _run(info: RunInfo) -> RunInfo:
    base_url = without_passwords(info.base_url)
    return replace(info, base_url=base_url, settings=_without_passwords(info.settings))


def _without_passwords(value: Any) -> Any:  # Any: a tree of JSON values
    if isinstance(value, str):
        return without_passwords(value)
    if isinstance(value, dict):
        return {key: _without_passwords(inner) for key, inner in value.items()}
    return [_without_passwords(inner) for inner in value] if isinstance(value, list) else value
