"""
How much evidence there is, of what kind, and what may be said with it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd

from toolkit.score.attempts import tally
from toolkit.score.criteria import Model
from toolkit.score.limits import HumanTier
from toolkit.score.load_tests import LoadTest


class HumanEvidence(NamedTuple):
    """
    What people contributed, in the words of `[tiers]`; nothing when only machines have looked.

    Attributes:
        evaluators: Who inspected.
        participants: Of user tests, on critical journeys.
        journeys: Critical journeys that as many participants tried as tier U1 asks for.
        segments: Participants in the smallest main segment.
        assistive: Those of them who use assistive technology, in the main segment that has fewest.
        groups: Focus groups.
        coders: Who coded them.
        questionnaire: 1 when SUS or F-SUS was answered.
    """

    evaluators: int = 0
    participants: int = 0
    journeys: int = 0
    segments: int = 0
    assistive: int = 0
    groups: int = 0
    coders: int = 0
    questionnaire: int = 0


class Tier(NamedTuple):
    """
    A tier of evidence.

    Attributes:
        name: M, E, U1 or U2.
        cap: The best score it allows; None where no grade is given at all.
        preliminary: Machines have seen too little for M.
        missing: Message keys: what M lacks, and what the next tier of human evidence does.
        reason: Message key: why there is no grade where there is none.
    """

    name: str
    cap: float | None
    preliminary: bool
    missing: tuple[str, ...]
    reason: str = "@reason.no_human_evidence"


def tier_of(*, model: Model, people: HumanEvidence, missing: tuple[str, ...], left_out: bool = False) -> Tier:
    """
    The highest tier whose needs of people, and those of every tier below, are met.

    What machines have not seen keeps a tier preliminary; it takes no grade away that people have earned.

    Args:
        model: Needs of each tier.
        people: What people contributed.
        missing: What tier M lacks.
        left_out: There is human evidence that does not count: too old, or of another version.
    """
    reached = Tier("M", None, bool(missing), missing, _ungraded(people, left_out=left_out))
    for name, needs in (("E", model.tiers.E), ("U1", model.tiers.U1), ("U2", model.tiers.U2)):
        lacking = _lacking(needs, people)
        if lacking:
            return reached._replace(missing=(*missing, *lacking))
        reached = Tier(name, needs.cap, bool(missing), missing)
    return reached


def _ungraded(people: HumanEvidence, *, left_out: bool) -> str:
    """Why machines alone decide."""
    if any(people):
        return "@reason.human_evidence_short"
    return "@reason.evidence_expired" if left_out else "@reason.no_human_evidence"


def _lacking(needs: HumanTier, people: HumanEvidence) -> list[str]:
    return [
        f"@tier.missing.{name}|have={have}|need={need}"
        for name, have in people._asdict().items()
        if have < (need := getattr(needs, name))
    ]


def missing_for_machine(
    *, model: Model, outcomes: pd.DataFrame, executions: pd.DataFrame, tests: Sequence[LoadTest]
) -> tuple[str, ...]:
    """
    What a run lacks for tier M, as message keys.

    Args:
        model: Needs of tier M.
        outcomes: One row per attempt, reduced, with `critical`.
        executions: One row per execution, with `started`.
        tests: Load tests; those that are scored count as repeats.
    """
    needs = model.tiers.M
    critical = tally(outcomes=outcomes[outcomes["critical"]], by=["journey"])
    # What the platform does not offer cannot be walked more often.
    counts = critical["n"][(critical["n"] > 0) | (critical["inapplicable"] == 0)]
    mobile = model.devices["mobile"].personas if "mobile" in model.devices else ()
    have = {
        "runs": (int(counts.min()) if len(counts) else 0, needs.runs),
        "days": (executions["started"].str.slice(0, 10).nunique(), needs.days),
        "engines": (executions["engine"].nunique(), needs.engines),
        "load_repeats": (sum(test.reason is None for test in tests), needs.load_repeats),
    }
    missing = [f"@tier.missing.{name}|have={got}|need={need}" for name, (got, need) in have.items() if got < need]
    if needs.mobile and not executions["persona"].isin(mobile).any():
        missing.append("@tier.missing.mobile")
    return tuple(missing)
