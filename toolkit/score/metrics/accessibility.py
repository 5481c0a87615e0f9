"""
Automatic accessibility: three ratios of what a rule engine could tell, none of them conformity.

Why:
    One ratio hides the one missing label on the button that matters; three, and caps beside them, do not.
How:
    Over states that were arrived at: success criteria with a verdict and no failure (limited to .90); critical
    journeys with no serious or critical failure on their path; page states free of them.
Limits:
    A machine can fail a criterion; only a person can pass one. The keyboard is part of the path where
    somebody walked by keyboard alone; reflow is not yet.
Source:
    WCAG 2.2; WCAG-EM; Agresti & Coull 1998 (interval).
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Impact, Outcome
from toolkit.score import keyboard
from toolkit.score.attempts import tally
from toolkit.score.criteria import Model
from toolkit.score.sampling import Proportion
from toolkit.score.statistics import adjusted_wald
from toolkit.score.values import metric, row, table
from toolkit.score.wcag import verdicts

BARRIERS = [Impact.SERIOUS.value, Impact.CRITICAL.value]


@metric(unit="1", better="higher", source="WCAG 2.2, machine-testable success criteria", reads="rules")
def criteria_without_failure(*, rules: pd.DataFrame, model: Model) -> pd.DataFrame:
    """
    Share of success criteria of level A and AA with a machine's verdict in which nothing failed.

    Args:
        rules: One row per RuleResult: `outcome`, `criteria`, `tags`.
        model: The limit of an automatic ratio.

    Returns:
        One row: `value` at most the limit, `n` criteria with a verdict, `detail` says that it is automatic.
    """
    said = verdicts(rules=rules)
    n, failed = len(said.tested), len(said.failed)
    if n == 0:
        return table([row(value=None, n=0, reason="@reason.no_rule_results")])
    low, high = adjusted_wald(n - failed, n)
    limit = model.limits.automatic_conformity
    value = min(limit, (n - failed) / n)
    detail = {"automatic": "true", "limit": f"{limit:g}", "failed": " ".join(said.failed)}
    sample = Proportion(n - failed, n, limit)
    return table([row(value=value, n=n, low=min(low, limit), high=min(high, limit), sample=sample, detail=detail)])


@metric(unit="1", better="higher", source="WCAG 2.2, conformance requirement 3", reads="rules")
def barrier_free_journeys(
    *,
    rules: pd.DataFrame,
    paths: pd.DataFrame,
    unaudited: pd.DataFrame,
    outcomes: pd.DataFrame,
    observations: pd.DataFrame,
) -> pd.DataFrame:
    """
    Share of critical journeys without a serious or critical failure on their path, by rules or by keyboard.

    Args:
        rules: One row per RuleResult with `state`, `outcome`, `impact`.
        paths: One row per `journey` and `state` that it came through, with `critical`.
        unaudited: One row per `journey` and state that could not be audited: a path with such a state may have a
            barrier, but is not known to have none.
        outcomes: One row per attempt; a journey that never succeeded has no whole path and is left out.
        observations: One row per observation: where somebody walked by keyboard, what stopped them.

    Returns:
        One row: `value`, `n` journeys, `passed`.
    """
    counts = tally(outcomes=outcomes, by=["journey"])
    walked = set(counts.loc[counts["passed"] > 0, "journey"])
    stopped = set(observations.loc[observations["name"].isin(keyboard.BARRIERS), "journey"])
    on_path = paths.loc[paths["critical"] & paths["journey"].isin(walked | stopped), ["journey", "state"]]
    on_path = on_path[on_path["state"].isin(rules["state"])]
    barred = on_path["state"].isin(rules.loc[_barrier(rules), "state"]) | on_path["journey"].isin(stopped)
    on_path = on_path.assign(barrier=barred)
    unknown = set(unaudited["journey"]) - set(on_path.loc[on_path["barrier"], "journey"])
    critical = set(outcomes.loc[outcomes["critical"], "journey"])
    incomplete = (critical - walked - stopped) | (critical & unknown)
    detail = {
        "incomplete": str(len(incomplete)),
        "not_yet": "reflow" if _by_keyboard(observations) else "keyboard reflow",
    }
    return table([_share(on_path[~on_path["journey"].isin(unknown)], by=["journey"], detail=detail)])


@metric(unit="1", better="higher", source="WCAG-EM; Agresti & Coull 1998", reads="rules")
def barrier_free_states(*, rules: pd.DataFrame) -> pd.DataFrame:
    """
    Share of page states without a serious or critical failure.

    Args:
        rules: One row per RuleResult with `state`, `outcome`, `impact`.

    Returns:
        One row: `value`, `n` states, `passed`, adjusted Wald interval.
    """
    return table([_share(rules[["state"]].assign(barrier=_barrier(rules)), by=["state"], detail={})])


def _barrier(rules: pd.DataFrame) -> pd.Series[bool]:
    return (rules["outcome"] == Outcome.FAILED.value) & rules["impact"].isin(BARRIERS)


def _by_keyboard(observations: pd.DataFrame) -> bool:
    """Whether anybody walked by keyboard."""
    return bool(observations["name"].isin([keyboard.WALKED, *keyboard.BARRIERS]).any())


def _share(rules: pd.DataFrame, *, by: list[str], detail: dict[str, str]) -> dict[str, object]:
    worst = rules.groupby(by, observed=True)["barrier"].any()
    n, passed = len(worst), int((~worst).sum())
    if n == 0:
        return row(value=None, n=0, reason="@reason.no_rule_results", detail=detail)
    low, high = adjusted_wald(passed, n)
    return row(value=passed / n, n=n, passed=passed, low=low, high=high, detail=detail)
