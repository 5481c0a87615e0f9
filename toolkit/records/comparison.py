"""
Runs side by side: the samples that are compared, and what the comparison says.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.records.words import SCHEMA_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Everything one run measured of one kind: a value an attempt, in the order of the attempts."""

    metric: str
    journey: str
    step: str
    persona: str
    engine: str
    unit: str
    values: tuple[float, ...]

    @property
    def key(self) -> tuple[str, str, str, str, str]:
        """What makes two series comparable."""
        return self.metric, self.journey, self.step, self.persona, self.engine


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """
    One series of two sets of runs.

    `verdict` is regress, improve, no_evidence or inconclusive. `ratio` is Hodges and Lehmann's of the candidate over
    the baseline with its 95 % interval; `shift` is in the unit; `q` is the p-value after Benjamini and Hochberg. Where
    the baseline has three runs or more, the median of one more of them would lie from `usual_low` to `usual_high`.
    """

    metric: str
    journey: str
    step: str
    persona: str
    engine: str
    unit: str
    verdict: str
    n_baseline: int
    n_candidate: int
    baseline: float | None
    candidate: float | None
    ratio: float | None = None
    low: float | None = None
    high: float | None = None
    shift: float | None = None
    cliff: float | None = None
    effect: str | None = None  # negligible, small, medium, large
    p: float | None = None
    q: float | None = None
    runs: int = 1  # of the baseline that measured it
    cv: float | None = None  # coefficient of variation of the candidate's attempts
    usual_low: float | None = None
    usual_high: float | None = None
    under_powered: bool = False
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreChange:
    """A score of two runs: the difference counts only where its interval excludes 0 and it is 2 points or more."""

    subject: str  # grade, technical_index, a dimension
    baseline: float | None
    candidate: float | None
    difference: float | None = None
    low: float | None = None
    high: float | None = None
    verdict: str = "no_evidence"
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """
    Two sets of runs of one platform, the candidate against the baseline.

    `interval` is the level of the intervals of scores; `lost` are the journeys that the candidate tried and of which
    it has no time at all, unlike the baseline.
    """

    baseline: tuple[str, ...]
    candidate: tuple[str, ...]
    verdict: str
    changes: tuple[Change, ...]
    scores: tuple[ScoreChange, ...] = ()
    new_findings: tuple[str, ...] = ()
    gone_findings: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    lost: tuple[str, ...] = ()
    interval: float = 0.9
    schema_version: int = SCHEMA_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePoint:
    """
    Where a series over runs changed its level: `run` is the first of the new one, and `index` its place.

    Levels are medians of the runs' medians, in the unit.
    """

    metric: str
    journey: str
    step: str
    persona: str
    engine: str
    unit: str
    run: str
    index: int
    before: float
    after: float
    p: float
