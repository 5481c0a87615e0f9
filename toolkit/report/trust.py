"""
The order in which trust is told: each checklist with its evidence, then who may do what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from toolkit.records import Outcome, RoleCell, Scorecard, TrustItem
from toolkit.report.words import Sentence, Words

ROLES = ("visitor", "member", "author", "moderator")


class Checklist(NamedTuple):
    """One checklist: its criterion, and its items, those that do not hold first."""

    criterion: str
    items: tuple[TrustItem, ...]

    @property
    def passed(self) -> int:
        """Items that hold."""
        return sum(one.outcome is Outcome.PASSED for one in self.items)

    @property
    def seen(self) -> int:
        """Items of which something was seen, and that apply."""
        return sum(one.outcome in (Outcome.PASSED, Outcome.FAILED) for one in self.items)


class RoleRow(NamedTuple):
    """One act of a journey, and what each role got; None where it was not tried."""

    journey: str
    act: str
    address: str
    cells: tuple[RoleCell | None, ...]


_LIMIT = re.compile(r"(?P<sign><=|>=) (?P<number>-?\d+(\.\d+)?(e[+-]\d+)?)")
_ORDER = (Outcome.FAILED, Outcome.PASSED, Outcome.UNTESTED, Outcome.INAPPLICABLE, Outcome.CANT_TELL)


def told(card: Scorecard) -> bool:
    """Whether anything was looked at."""
    return bool(card.roles) or any(one.outcome is not Outcome.UNTESTED for one in card.trust)


def lists(card: Scorecard) -> list[Checklist]:
    """The checklists in the order of their criteria."""
    criteria = list(dict.fromkeys(one.criterion for one in card.trust))
    return [Checklist(name, _sorted([one for one in card.trust if one.criterion == name])) for name in criteria]


def rows(card: Scorecard) -> list[RoleRow]:
    """The matrix, leaks first, one row per journey and act."""
    acts: dict[tuple[str, str], dict[str, RoleCell]] = {}
    for cell in card.roles:
        acts.setdefault((cell.journey, cell.act), {})[cell.role] = cell
    made = [
        RoleRow(journey, act, next(iter(cells.values())).address, tuple(cells.get(role) for role in ROLES))
        for (journey, act), cells in acts.items()
    ]
    return sorted(made, key=lambda row: not any(cell and cell.observed == "leak" for cell in row.cells))


def title(card: Scorecard) -> list[Sentence]:
    """How many items were seen and do not hold, and whether a lower role got through."""
    items = [one for one in card.trust if one.outcome in (Outcome.PASSED, Outcome.FAILED)]
    missed = sum(one.outcome is Outcome.FAILED for one in items)
    said = [Sentence("@title.trust.missed", {"n": missed, "total": len(items)})] if missed else []
    if items and not missed:
        said = [Sentence("@title.trust.held", {"n": len(items)})]
    tried = [cell for cell in card.roles if cell.expected == "refused"]
    leaks = sum(cell.observed == "leak" for cell in tried)
    if leaks:
        said.append(Sentence("@title.trust.leaks", {"n": leaks, "total": len(tried)}))
    elif tried:
        said.append(Sentence("@title.trust.refused", {"n": len(tried)}))
    return said


def seen(item: TrustItem, words: Words) -> str:
    """Whether an item holds, and the number that was seen where it is more than there or not."""
    holds = words.name("trust.outcome", item.outcome)
    if item.value is None or (not item.unit and item.value in (0, 1)):
        return holds
    return words.say("@punctuation.pair", {"name": holds, "value": words.value(item.value, item.unit)})


def limit(item: TrustItem, words: Words) -> str:
    """What is asked of a number; nothing where an item is there or not."""
    if item.limit == ">= 1":
        return ""
    if item.limit == "<= 0":
        return words.say("@trust.none")
    asked = _LIMIT.fullmatch(item.limit)
    if asked is None:  # of a scorecard that somebody else wrote
        return words.say("{limit}", {"limit": item.limit})
    key = "@trust.at_most" if asked["sign"] == "<=" else "@trust.at_least"
    return words.say(key, {"value": words.value(float(asked["number"]), item.unit)})


def words_of(item: TrustItem, language: str) -> str:
    """The item in a language."""
    return item.words.get(language) or item.words.get("en", item.item)


def failed(items: Sequence[TrustItem]) -> list[TrustItem]:
    """Those that do not hold."""
    return [one for one in items if one.outcome is Outcome.FAILED]


def _sorted(items: Sequence[TrustItem]) -> tuple[TrustItem, ...]:
    return tuple(sorted(items, key=lambda one: _ORDER.index(one.outcome)))
