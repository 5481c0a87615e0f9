"""
The checklists answered: what was seen of each item, against what is asked of it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pandas as pd

from toolkit.records import Finding, Impact, Outcome, Place, Reference, TrustItem
from toolkit.score.checklists import Item, checklists
from toolkit.score.findings import finding, replay
from toolkit.settings.modes import TrustSettings

OF_OBSERVATIONS = {  # facts that a probe records in the plain walk
    "third_parties_before_choice": "third_party_requests",
    "identifiers_before_choice": "identifiers_kept",
}
COLUMNS = ["item", "value", "unit", "journey", "address", "picture", "detail"]


def facts_of(*, facts: pd.DataFrame, observations: pd.DataFrame, noticed: pd.DataFrame) -> pd.DataFrame:
    """
    Everything that was seen of any item.

    Args:
        facts: One row per TrustFact of a valid attempt.
        observations: One row per Observation of a valid attempt, with `url` and `screenshot` of its step.
        noticed: One row per act of a scripted day and member (`notices.noticed`), with `journey`.

    Returns:
        One row per fact; columns COLUMNS, `value` NaN where the item does not apply.
    """
    parts = [facts[COLUMNS], _of_days(noticed)]
    for item, name in OF_OBSERVATIONS.items():
        seen = observations[observations["name"] == name]
        parts.append(
            pd.DataFrame(
                {
                    "item": pd.Series([item] * len(seen), index=seen.index, dtype="str"),
                    "value": seen["value"],
                    "unit": seen["unit"],
                    "journey": seen["journey"],
                    "address": seen["url"].fillna(""),
                    "picture": seen["screenshot"],
                    "detail": seen["detail"].fillna(""),
                }
            )
        )
    kept = [part for part in parts if len(part)]
    return pd.concat(kept, ignore_index=True) if kept else facts[COLUMNS]


def _of_days(noticed: pd.DataFrame) -> pd.DataFrame:
    """Whether somebody who is blocked is heard of no longer, by a member whom the platform has told of anything."""
    whose = ["attempt_id", "member"]
    told = noticed.loc[~noticed["blocked"].astype(bool) & (noticed["seen"] > 0), whose].drop_duplicates()
    rows = noticed[noticed["blocked"].astype(bool)].merge(told, on=whose)
    silent = (rows["seen"] == 0).astype(float)
    item = "blocked_absent_notifications"
    return rows.assign(item=item, value=silent, unit="", address="", picture=None, detail=rows["act"])[COLUMNS]


def without_allowed(*, observations: pd.DataFrame, allowed: TrustSettings) -> pd.DataFrame:
    """
    Observations of first visits without what the settings know to be no tracker.

    Args:
        observations: One row per Observation; `detail` names what was seen, with semicolons between.
        allowed: Names and sites that do not count.
    """
    names = {*allowed.necessary, *allowed.own_sites}
    mine = observations["name"].isin(list(OF_OBSERVATIONS.values())) & observations["detail"].notna()
    if not names or not mine.any():
        return observations
    found = observations.loc[mine, "detail"].str.split("; ")
    left = found.map(lambda seen: [one for one in seen if one and one.partition(" (")[0] not in names])
    none = mine & (left.map(len).reindex(observations.index) == 0)
    fewer = observations["value"].mask(none, 0.0)
    return observations.assign(value=fewer, detail=observations["detail"].mask(mine, left.map("; ".join)))


def answers(*, seen: pd.DataFrame) -> tuple[TrustItem, ...]:
    """
    Every item of every checklist: passed, failed, inapplicable, or untested where nothing was seen of it.

    Args:
        seen: As `facts_of` gives it.
    """
    of_item = dict(iter(seen.groupby("item", sort=False)))
    nothing = seen.iloc[:0]
    return tuple(
        _answer(name, item, of_item.get(item.fact or name, nothing)) for name, item in checklists().items.items()
    )


def _answer(name: str, item: Item, rows: pd.DataFrame) -> TrustItem:
    unseen = TrustItem(
        item=name,
        criterion=item.criterion,
        outcome=Outcome.UNTESTED if rows.empty else Outcome.INAPPLICABLE,
        limit=item.limit,
        source=item.source,
        words={"fr": item.fr, "en": item.en},
    )
    known = rows[rows["value"].notna()] if len(rows) else rows
    if known.empty:
        return _evident(unseen, rows)
    worst = item.worst([float(value) for value in known["value"]])
    outcome = Outcome.PASSED if item.holds(worst) else Outcome.FAILED
    seen = replace(unseen, outcome=outcome, value=worst, unit=str(known["unit"].iloc[0]), n=len(known))
    return _evident(seen, known[known["value"] == worst])


def _evident(answer: TrustItem, rows: pd.DataFrame) -> TrustItem:
    """An answer with where the first of these was seen."""
    if rows.empty:
        return answer
    first = rows.sort_values(["journey", "address"], kind="stable").iloc[0]
    picture = None if pd.isna(first["picture"]) else str(first["picture"])
    journey, address, detail = (str(first[name]) for name in ("journey", "address", "detail"))
    return replace(answer, journey=journey, address=address, detail=detail, picture=picture)


def missed(trust: Sequence[TrustItem], *items: str) -> list[TrustItem]:
    """Those of some items that do not hold."""
    return [one for one in trust if one.item in items and one.outcome is Outcome.FAILED]


def held_against(
    audit: str, trust: Sequence[TrustItem], items: Sequence[str], params: Callable[[list[TrustItem]], dict[str, str]]
) -> list[Finding]:
    """
    The finding of an audit that rests on items of the checklists; none where they all hold.

    Args:
        audit: The audit's id.
        trust: The checklists answered.
        items: The items.
        params: What the finding's words are filled with, from those that do not hold.
    """
    failed = missed(trust, *items)
    return [_finding(audit, failed, params(failed))] if failed else []


def _finding(audit: str, items: Sequence[TrustItem], params: dict[str, str]) -> Finding:
    journeys = tuple(sorted({one.journey for one in items if one.journey}))
    pictures = tuple(dict.fromkeys(one.picture for one in items if one.picture))
    return finding(
        audit,
        rule=audit,
        impact=Impact.SERIOUS,
        params=params,
        places=tuple(Place(url=one.address, journey=one.journey, screenshot=one.picture) for one in items),
        place_count=len(items),
        journeys=journeys,
        evidence=pictures,
        references=tuple(Reference(label=source) for source in dict.fromkeys(one.source for one in items)),
        replay=replay(journeys),
    )


def holding(trust: Sequence[TrustItem], *items: str) -> tuple[TrustItem, ...]:
    """The checklists as they would be if these items held."""
    return tuple(replace(one, outcome=Outcome.PASSED) if one.item in items else one for one in trust)
