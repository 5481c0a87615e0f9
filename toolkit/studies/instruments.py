"""
Questionnaires: how many items they have, what may be answered, and their wording where it may be quoted.
"""

from __future__ import annotations

import functools
import re
import tomllib
from dataclasses import dataclass
from importlib import resources
from typing import Any, NamedTuple

PACKAGE = "toolkit.studies"
LANGUAGES = {"en": "English", "fr": "French"}


class Item(NamedTuple):
    """One item of a questionnaire, numbered from 1, and the ends of its scale."""

    instrument: str
    number: int
    low: int
    high: int


class Wording(NamedTuple):
    """
    What is asked, in one language.

    Attributes:
        questions: Statements; empty for word pairs.
        ends: The words at the two ends of every item.
    """

    lead: str
    questions: tuple[str, ...]
    ends: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One questionnaire; `other` names the one that asks the same in another language."""

    name: str
    title: str
    items: int
    low: int
    high: int
    last: tuple[int, int]
    citation: str
    licence: str
    other: dict[str, str]
    wording: dict[str, Wording]

    def item(self, number: int) -> Item:
        """One item, from 1."""
        low, high = self.last if number == self.items else (self.low, self.high)
        return Item(self.name, number, low, high)


@functools.cache
def instruments() -> dict[str, Instrument]:
    """All questionnaires by name."""
    text = resources.files(PACKAGE).joinpath("instruments.toml").read_text(encoding="utf-8")
    return {name: _instrument(name, given) for name, given in tomllib.loads(text).items()}


def item_of(column: str) -> Item | None:
    """The item that a column holds, such as `sus1`, `sus_1` or `f_sus10`; None for any other column."""
    found = re.fullmatch(r"([a-z_]+?)_?(\d{1,2})", column)
    known = instruments().get(found[1]) if found else None
    if found is None or known is None or not 1 <= int(found[2]) <= known.items:
        return None
    return known.item(int(found[2]))


def _instrument(name: str, given: dict[str, Any]) -> Instrument:  # Any: values of TOML
    low, high = given["low"], given["high"]
    return Instrument(
        name=name,
        title=given["title"],
        items=given["items"],
        low=low,
        high=high,
        last=tuple(given.get("last", (low, high))),
        citation=given["citation"],
        licence=given["licence"],
        other=given.get("other", {}),
        wording={language: _wording(words, given["items"]) for language, words in given.get("wording", {}).items()},
    )


def _wording(words: dict[str, Any], items: int) -> Wording:  # Any: values of TOML
    if pairs := words.get("pairs"):
        return Wording(words["lead"], (), tuple((left, right) for left, right in pairs))
    return Wording(words["lead"], tuple(words["items"]), ((words["left"], words["right"]),) * items)
