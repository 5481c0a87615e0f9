"""
WCAG 2.2: the 55 success criteria of levels A and AA, and what rule results say about each.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections.abc import Iterable
from importlib import resources
from typing import NamedTuple

import pandas as pd

from toolkit.records import CriteriaTested, Outcome, Reference

# axe writes 1.4.10 as wcag1410: principle and guideline have one digit, the criterion one or two.
_TAG = re.compile(r"^wcag(\d)(\d)(\d{1,2})$")


class SuccessCriterion(NamedTuple):
    """One success criterion."""

    number: str
    level: str
    name: str

    @property
    def reference(self) -> Reference:
        """The criterion with the address of W3C's explanation."""
        slug = re.sub(r"[^a-z0-9]+", "-", self.name.lower()).strip("-")
        return Reference(
            label=f"WCAG {self.number} {self.name} ({self.level})",
            url=f"https://www.w3.org/WAI/WCAG22/Understanding/{slug}",
        )


@functools.cache
def success_criteria() -> dict[str, SuccessCriterion]:
    """The criteria by number, in the order of the standard."""
    text = resources.files("toolkit.score").joinpath("wcag22.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["criteria"]
    return {number: SuccessCriterion(number, level, name) for number, (level, name) in rows.items()}


def criteria_of(criteria: Iterable[str], tags: Iterable[str]) -> tuple[str, ...]:
    """
    The success criteria of a rule, from its own list, else from axe's tags; other standards' are left out.

    Example:
        >>> criteria_of((), ("cat.color", "wcag2aa", "wcag143"))
        ('1.4.3',)
    """
    known = success_criteria()
    numbers = {number for number in criteria if number in known}
    for tag in tags:
        if match := _TAG.match(tag):
            numbers.add(".".join(match.groups()))
    return tuple(number for number in known if number in numbers)


def verdicts(*, rules: pd.DataFrame) -> CriteriaTested:
    """
    What a machine could say about each criterion of levels A and AA.

    Args:
        rules: One row per RuleResult: `rule`, `outcome`, `criteria`, `tags`.

    Returns:
        Criteria with a verdict, those that failed, those that need a person's look, and those not tested.
    """
    outcomes: dict[str, set[str]] = {number: set() for number in success_criteria()}
    for criteria, tags, outcome in _distinct(rules):
        for number in criteria_of(criteria, tags):
            outcomes[number].add(outcome)
    settled = {Outcome.PASSED.value, Outcome.FAILED.value}
    tested = tuple(n for n, seen in outcomes.items() if seen & settled)
    unsure = tuple(n for n, seen in outcomes.items() if Outcome.CANT_TELL.value in seen and not seen & settled)
    return CriteriaTested(
        tested=tested,
        failed=tuple(n for n, seen in outcomes.items() if Outcome.FAILED.value in seen),
        cant_tell=unsure,
        not_tested=tuple(n for n in outcomes if n not in tested and n not in unsure),
    )


def _distinct(rules: pd.DataFrame) -> set[tuple[tuple[str, ...], tuple[str, ...], str]]:
    once = rules.drop_duplicates(["rule", "engine", "version", "outcome"])
    columns = zip(once["criteria"], once["tags"], once["outcome"].astype(str), strict=True)
    return {(tuple(criteria), tuple(tags), outcome) for criteria, tags, outcome in columns}
