"""
What a scorecard is made of, counted: nothing is dropped without a number here.
"""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from toolkit.records import NOT_AUDITED, PLAIN, Finding, Outcome
from toolkit.score.evidence import Evidence
from toolkit.score.tables import Tables


def counts(*, tables: Tables, evidence: Evidence, findings: Sequence[Finding]) -> dict[str, int]:
    """How many of each there are, by name."""
    outcomes, rules = evidence.outcomes, evidence.rules
    counted = outcomes["outcome"].isin([Outcome.PASSED.value, Outcome.FAILED.value])
    walked = set(outcomes.loc[counted, "journey"])
    refused = set(outcomes.loc[outcomes["outcome"] == Outcome.INAPPLICABLE.value, "journey"])
    return {
        "journeys": len({*evidence.plan["journey"], *outcomes["journey"]}),
        "journeys_walked": len(walked),
        "journeys_inapplicable": len(refused - walked),
        "attempts_planned": len(evidence.plan),
        "attempts": len(outcomes),
        "attempts_counted": int(counted.sum()),
        "attempts_passed": int((outcomes["outcome"] == Outcome.PASSED.value).sum()),
        "attempts_inapplicable": int((outcomes["outcome"] == Outcome.INAPPLICABLE.value).sum()),
        "executions": len(evidence.executions),
        "executions_invalid": int((~evidence.executions["valid"]).sum()),
        "executions_busy": int(evidence.executions["busy"].sum()),
        "executions_other_mode": evidence.other_mode,
        "executions_lived": len(evidence.lived),
        "retries": int((outcomes["executions"] - 1).sum()),
        "steps": len(evidence.steps),
        "steps_left_out": int((tables.steps["mode"] == PLAIN).sum()) - len(evidence.steps),
        "states": int(rules["state"].nunique()),
        "states_unaudited": int(evidence.unaudited["state"].nunique()),
        "rule_results": len(rules),
        "rule_results_left_out": int((tables.rules["rule"] != NOT_AUDITED).sum()) - len(rules),
        "rules_failed": int((rules["outcome"] == Outcome.FAILED.value).sum()),
        "rules_cant_tell": int((rules["outcome"] == Outcome.CANT_TELL.value).sum()),
        "readings_failed": int(tables.health["name"].str.startswith("instrument:").sum()),
        "observations": len(tables.observations),
        "observations_left_out": len(tables.observations) - len(evidence.observations) - len(evidence.seen),
        "requests": len(tables.requests),
        "requests_dropped": int(tables.load["dropped_samples"].sum()),
        "tasks_repeated": evidence.people.repeats,
        "findings": len(findings),
        "cut_files": tables.cut,
    }


def unaudited_states(*, states: pd.DataFrame) -> tuple[str, ...]:
    """
    States that could not be audited.

    Args:
        states: One row per journey and state, as `Evidence.unaudited`.

    Returns:
        Address and first line of the reason of each.
    """
    once = states.drop_duplicates("state")
    told = zip(once["url"], once["message"], strict=True)
    return tuple(": ".join((url, reason.partition("\n")[0])) for url, reason in told)


def left_behind(*, ledger: pd.DataFrame) -> tuple[str, ...]:
    """
    What journeys created on the platform and did not remove.

    Args:
        ledger: One row per event: `id`, `event`, `kind`, `address`, `at`; what was only intended counts, too.

    Returns:
        Kind and address of each, in the order of creation.
    """
    removed = set(ledger.loc[ledger["event"] == "removed", "id"])
    still = ledger[~ledger["id"].isin(removed)]
    created = still[still["event"] != "intended"]
    perhaps = still[(still["event"] == "intended") & ~still["id"].isin(created["id"])]
    staying = pd.concat([created, perhaps]).sort_index().drop_duplicates("id")
    return tuple(f"{kind} {address}" for kind, address in zip(staying["kind"], staying["address"], strict=True))
