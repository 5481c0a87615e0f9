"""
Findings of a rule of our own about states: one finding a rule and kind of element, with its places.
"""

from __future__ import annotations

import json

import pandas as pd

from toolkit.records import DYNAMIC, Finding, Impact, Outcome
from toolkit.score.findings import finding, places, replay, texts
from toolkit.score.wcag import success_criteria


def broken(audit: str, rule: str, *, rules: pd.DataFrame, paths: pd.DataFrame) -> list[Finding]:
    """
    One finding where the rule is broken anywhere: a page that does not reflow is mended in one style sheet.

    Args:
        audit: The audit that asks.
        rule: The rule's id.
        rules: One row per RuleResult with `state`, `screenshot`.
        paths: One row per `journey` and `state` that it came through, with `step`, `position`, `critical`.
    """
    failed = rules[(rules["outcome"] == Outcome.FAILED.value) & (rules["engine"] == DYNAMIC) & (rules["rule"] == rule)]
    if failed.empty:
        return []
    met = failed.drop(columns=paths.columns.difference(["state"])).merge(paths, on="state")
    rows = met.sort_values(["critical", "journey", "position", "state"], ascending=[False, True, True, True])
    spots = rows.drop_duplicates(["state", "selector"])
    first = rows.iloc[0]
    criteria = tuple(first["criteria"])
    known = success_criteria()
    journeys = texts(rows["journey"])
    return [
        finding(
            audit,
            rule,
            rule=rule,
            impact=Impact(first["impact"]),
            places=places(spots.assign(selector=spots["selector"].map(lambda text: json.loads(text)[0]))),
            place_count=len(spots),
            journeys=journeys,
            critical_path=bool(rows["critical"].any()),
            states=int(rows["state"].nunique()),
            criteria=criteria,
            evidence=texts(spots["screenshot"])[:3],
            references=tuple(known[number].reference for number in criteria if number in known),
            engine=DYNAMIC,
            engine_version=first["version"],
            replay=f"{replay(journeys)} --persona {first['persona']}" if "persona" in rows else replay(journeys),
        )
    ]
