"""
What a failing journey looks like as a finding: where it stopped, with which engine, what the member saw.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact, Outcome
from toolkit.score.attempts import CELL
from toolkit.score.findings import finding, places, replay, texts

SEEN = {"seen_by": "member", "there": "outcome"}  # what a finding tells of a second look
# Playwright's words for a locator that several things answer to; it is as likely the script's fault as the page's.
AMBIGUOUS = "strict mode violation"
PASSED, FAILED = Outcome.PASSED.value, Outcome.FAILED.value


def failing_finding(
    audit: str,
    impact: Impact,
    journey: str,
    *,
    cells: pd.DataFrame,
    executions: pd.DataFrame,
    steps: pd.DataFrame,
    looks: pd.DataFrame | None = None,
) -> Finding:
    """
    The finding of one journey.

    Args:
        audit: The audit's id.
        impact: How badly it hurts.
        journey: The journey that fails.
        cells: Where it fails, one row per engine and persona: `n`, `passed`.
        executions: One row per execution, with `valid`, `critical`.
        steps: One row per step.
        looks: One row per second look at a failed step, where somebody looked.
    """
    here = executions.merge(cells[CELL], on=CELL)
    failed = here[here["valid"] & (here["outcome"] == FAILED)].sort_values(["attempt", "started", "id"])
    stops = steps[steps["attempt_id"].isin(failed["id"]) & (steps["outcome"] == FAILED)]
    stops = stops.sort_values(["attempt", "started", "id"])
    step = _first(failed["failed_step"]) or _first(stops["step"])
    look = _first_look(stops, looks)
    ambiguous = len(stops) > 0 and bool(stops["error"].fillna("").str.contains(AMBIGUOUS, regex=False).all())
    return finding(
        audit,
        journey,
        rule=audit,
        impact=impact,
        params={
            "journey": journey,
            "goal": _first(here["goal"]),
            "n": str(int(cells["n"].sum())),
            "passed": str(int(cells["passed"].sum())),
            "step": step,
            "error": _first(stops["error"]) or _first(failed["reason"]),
            "engines": ", ".join(texts(cells["engine"])),
            "personas": ", ".join(texts(cells["persona"])),
            **({"ambiguous": "yes"} if ambiguous else {}),
            **{name: str(row[column]) for row in look.to_dict("records") for name, column in SEEN.items()},
        },
        places=places(_seen(stops, look)),
        place_count=len(failed),
        journeys=(journey,),
        journeys_blocked=(journey,) if audit == "journey_broken" else (),
        critical_path=bool(here["critical"].any()),
        states=int(stops["step"].nunique()),
        evidence=(*texts(failed["trace"])[:3], *texts(stops["screenshot"])[:3]),
        replay=replay([journey]),
        **_told(audit, look, ambiguous=ambiguous),
    )


def _first_look(stops: pd.DataFrame, looks: pd.DataFrame | None) -> pd.DataFrame:
    """The first second look at one of these failures; no row where nobody looked."""
    return stops.head(0) if looks is None else looks[looks["step_id"].isin(stops["id"])].head(1)


def _told(audit: str, look: pd.DataFrame, *, ambiguous: bool) -> dict[str, str]:
    """Why it matters, in the words for what the second look showed, or for a script that could not choose."""
    if look.empty:
        return {"why": f"@audit.{audit}.why_ambiguous"} if ambiguous and audit == "journey_broken" else {}
    there = look["outcome"].iloc[0] == PASSED
    return {"why": f"@audit.{audit}.why_{'withheld' if there else 'missing'}"}


def _seen(stops: pd.DataFrame, look: pd.DataFrame) -> pd.DataFrame:
    """The failure as its member saw it, beside it the page as the other one sees it, and the further failures."""
    if look.empty:
        return stops
    looked_at = stops["id"].isin(look["step_id"])
    # Outlined in both pictures: where the other one has what is missing here.
    first = stops[looked_at].assign(seen_by=stops["member"], box=list(look["box"]))
    others = stops[~looked_at].assign(seen_by="", box=None)
    return pd.concat([first, look.assign(seen_by=look["member"]), others], ignore_index=True)


def _first(values: pd.Series[str]) -> str:
    return next(iter(value for value in values if isinstance(value, str) and value), "")


def all_passed(outcomes: pd.DataFrame, journey: str) -> pd.DataFrame:
    """
    Attempts with every failure of one journey made good.

    Args:
        outcomes: One row per attempt, reduced.
        journey: The one that is mended.
    """
    mine = (outcomes["journey"] == journey) & (outcomes["outcome"] == Outcome.FAILED.value)
    return outcomes.assign(outcome=outcomes["outcome"].mask(mine, Outcome.PASSED.value))
