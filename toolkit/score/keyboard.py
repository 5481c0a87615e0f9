"""
What the keyboard hand told: observations with the control that each is about, and the findings made of them.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pandas as pd

from toolkit.records import Finding, Impact, Outcome
from toolkit.score.findings import finding, places, replay, texts
from toolkit.score.wcag import success_criteria

if TYPE_CHECKING:
    from toolkit.score.evidence import Evidence

WALKED = "keyboard_presses"  # one row an act that was carried out
TRAPPED = "keyboard_trapped"
FAR = "keyboard_far"
BARRED = ("keyboard_unreached", "keyboard_inoperable")
BARRIERS = (TRAPPED, *BARRED)
BY_AUDIT = {"keyboard_trap": (TRAPPED,), "keyboard_unreachable": BARRED}  # what keeps a journey from its end
ALL_POINTS = 9  # of a control, where each of these is covered nothing of it is seen

_TOLD = ("role", "label", "selector", "says", "by", "keys", "address")
_VARYING = re.compile(r":nth-[\w-]+\([^)]*\)|(?<=[-_#])[0-9a-f]*\d[0-9a-f-]*|\d+")


def told(observations: pd.DataFrame, *names: str) -> pd.DataFrame:
    """
    Observations of these names, each with `role`, `label`, `selector`, `says`, `by`, `keys` and `kind`.

    Args:
        observations: One row per observation with `step`, `critical`; `detail` holds what is known of the control.
        names: The observations wanted.

    Returns:
        As `observations`; `kind` is what the control is, whatever its number in a list; `url` where it was met.
    """
    rows = observations[observations["name"].isin(names)].sort_values(["journey", "attempt_id", "position", "document"])
    known = [_read(text) for text in rows["detail"]]
    columns = {name: [one.get("name" if name == "label" else name, "") for one in known] for name in _TOLD}
    kinds = [kind_of(one) for one in known]
    met = pd.Series(columns.pop("address"), index=rows.index, dtype=object)
    return rows.assign(**columns, kind=kinds, url=met.where(met != "", rows["url"]))


def kind_of(control: dict[str, Any]) -> str:  # Any: JSON from the page
    """
    What kind of control this is, without what differs from row to row.

    Example:
        >>> kind_of({"role": "button", "selector": "#post-12 > li:nth-of-type(3) > button"})
        'button #post-# > li > button'
    """
    way = _VARYING.sub(lambda found: "" if found[0].startswith(":") else "#", str(control.get("selector", "")))
    return f"{control.get('role', '')} {way}".strip()


def name_of(row: Any) -> str:  # Any: a row of `told`
    """A control in a sentence: its name where it has one, else where it is."""
    return f"“{row['label']}”" if row["label"] else f"`{row['selector']}`"


def of_controls(
    audit: str, impact: Impact, criterion: str | None, rows: pd.DataFrame, *, by: str = "kind"
) -> list[Finding]:
    """
    One finding per kind of control.

    Args:
        audit: The audit's id.
        impact: How badly it hurts.
        criterion: The WCAG success criterion that fails; None where none does.
        rows: Rows of `told`.
        by: What makes two rows one cause.
    """
    return [_finding(audit, impact, criterion, str(cause), same) for cause, same in rows.groupby(by, sort=True)]


def _finding(audit: str, impact: Impact, criterion: str | None, cause: str, rows: pd.DataFrame) -> Finding:
    first = rows.sort_values("critical", ascending=False, kind="stable").iloc[0]
    spots = rows.drop_duplicates(["journey", "step", "selector"])
    journeys = texts(rows["journey"])
    return finding(
        audit,
        cause,
        rule=audit,
        impact=impact,
        params={
            "kind": cause,
            "control": name_of(first),
            "role": str(first["role"]),
            "says": str(first["says"]),
            "by": str(first["by"]),
            "count": str(len(spots)),
            "presses": f"{first['value']:g}",
            "journey": str(first["journey"]),
            "personas": ", ".join(texts(rows["persona"])),
        },
        places=places(spots),
        place_count=len(spots),
        journeys=journeys,
        critical_path=bool(rows["critical"].any()),
        states=int(rows[["journey", "step"]].drop_duplicates().shape[0]),
        criteria=(criterion,) if criterion else (),
        evidence=texts(spots["screenshot"])[:3],
        references=(success_criteria()[criterion].reference,) if criterion else (),
        replay=replay(journeys) and f"{replay(journeys)} --persona {first['persona']}",
    )


def barring(findings: Sequence[Finding], *, observations: pd.DataFrame, steps: pd.DataFrame) -> list[Finding]:
    """
    Findings that keep the keyboard from the end of a critical journey: met by most attempts that tried the act.

    What one attempt met and others passed is found, and is no barrier yet. An attempt that failed at the step for
    another reason tells neither.

    Args:
        findings: Of any audit.
        observations: One row per observation of a valid attempt with `journey`, `step`, `persona`, `critical`.
        steps: One row per step with `valid`.
    """
    acting = observations.loc[observations["name"].isin([WALKED, *BARRIERS]), "persona"].unique()
    passed = steps[steps["valid"] & (steps["outcome"] == Outcome.PASSED.value) & steps["persona"].isin(acting)]
    known = {audit: told(observations, *names) for audit, names in BY_AUDIT.items()}
    return [
        one
        for one in findings
        if one.audit in BY_AUDIT and _met_by_most(known[one.audit], str(one.params["kind"]), passed)
    ]


def _met_by_most(rows: pd.DataFrame, kind: str, passed: pd.DataFrame) -> bool:
    mine = rows[(rows["kind"] == kind) & rows["critical"].astype(bool)]
    for (journey, step), met in mine.groupby(["journey", "step"], sort=True, observed=True):
        there = (passed["journey"] == journey) & (passed["step"] == step)
        stopped = set(met["attempt_id"])
        if len(stopped) > len(set(passed.loc[there, "attempt_id"]) - stopped):
            return True
    return False


def without(evidence: Evidence, one: Finding, names: Sequence[str]) -> Evidence:
    """
    The evidence without what was told of this finding's kind of control; attempts that it stopped are made good.

    Args:
        evidence: As it is.
        one: A finding of `of_controls`, by kind.
        names: The observations that it was made of.
    """
    rows = told(evidence.observations, *names)
    mine = rows[rows["kind"] == one.params["kind"]]
    stopped = mine[["journey", "persona"]].drop_duplicates().assign(stopped=True)
    marked = evidence.outcomes.merge(stopped, on=["journey", "persona"], how="left")["stopped"].notna().to_numpy()
    good = marked & (evidence.outcomes["outcome"] == Outcome.FAILED.value)
    return replace(
        evidence,
        observations=evidence.observations.drop(index=mine.index),
        outcomes=evidence.outcomes.assign(outcome=evidence.outcomes["outcome"].mask(good, Outcome.PASSED.value)),
    )


def _read(text: object) -> dict[str, Any]:  # Any: JSON from the page
    """What a detail holds; nothing where it is none of ours."""
    try:
        found = json.loads(text) if isinstance(text, str) else {}
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
