"""
What `toolkit.score` writes: one JSON document, from which reports are drawn and the gate judges.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.records.adversity import ContentResult, FeedResult, RecoveryResult
from toolkit.records.comparison import Comparison
from toolkit.records.evidence import RunInfo
from toolkit.records.findings import Finding
from toolkit.records.people import People
from toolkit.records.results import (
    EffortResult,
    FeedbackResult,
    JourneyResult,
    LoadResult,
    NotificationResult,
    PropagationResult,
)
from toolkit.records.trust import RoleCell, TrustItem
from toolkit.records.words import SCHEMA_VERSION, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class MetricValue:
    """One number with all that makes it honest."""

    metric: str
    value: float | None
    unit: str
    n: int
    low: float | None = None
    high: float | None = None
    source: Source = Source.MACHINE
    journey: str | None = None
    persona: str | None = None
    reason: str | None = None
    detail: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A criterion's value on the common scale, 0 unusable to 100 practically flawless."""

    criterion: str
    dimension: str
    weight: float
    value: float | None
    low: float | None = None
    high: float | None = None
    reason: str | None = None
    curve: str = ""
    metric: MetricValue | None = None
    reference: str = ""
    decision: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DimensionScore:
    """One of the eight dimensions; `available` is the share of its weight that has evidence (0–1)."""

    dimension: str
    weight: float
    score: float | None
    low: float | None = None
    high: float | None = None
    available: float = 0.0
    band: str | None = None
    reason: str | None = None
    criteria: tuple[Score, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Cap:
    """A barrier that no average can hide: K1 fatal, K2 grave, K3 legal, or missing evidence."""

    cap: str
    limit: float
    band: str
    condition: str
    params: dict[str, str] = field(default_factory=dict)
    journeys: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """The grade, or why there is none. `demonstrated` is the official letter, `observed` the point's."""

    letter: str | None
    score: float | None
    uncapped: float | None
    low: float | None
    high: float | None
    observed: str | None
    demonstrated: str | None
    arithmetic: float | None
    reason: str | None
    tier: str
    preliminary: bool
    tier_missing: tuple[str, ...]
    technical_index: float | None
    technical_low: float | None
    technical_high: float | None
    technical_weight: float
    coverage: float
    scenario_low: float | None
    scenario_high: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One gate rule: what was asked, what was seen with its interval where it has one, and whether it holds."""

    rule: str
    expression: str
    level: str
    limit: str
    actual: str
    outcome: str
    n: int | None = None
    low: float | None = None
    high: float | None = None
    note: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResult:
    """All verdicts and the exit code they earn together."""

    outcome: str
    exit_code: int
    verdicts: tuple[Verdict, ...] = ()
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """One of the three things to do first; texts are message keys with params, as in Finding."""

    what: str
    effect: str
    params: dict[str, str] = field(default_factory=dict)
    finding: str | None = None
    who: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sensitivity:
    """
    The score under other weights, before caps: `dirichlet` (drawn around ours), `equal`, or `arithmetic`, the mean that
    forgives.

    `same_band` is the share of draws (0-1) that keep the letter.
    """

    method: str
    score: float | None
    low: float | None = None
    high: float | None = None
    band: str | None = None
    same_band: float | None = None
    draws: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Raise:
    """
    One thing that would raise the score, and by how much: texts are message keys with params, as in Finding.

    `kind` is cap, finding, criterion or evidence. `score` is what the grade, or the technical index while there is
    none, would be after it; for evidence, whose result nobody knows, `low` and `high` bound it and `score` is None.
    """

    kind: str
    what: str
    params: dict[str, str] = field(default_factory=dict)
    gain: float | None = None
    score: float | None = None
    low: float | None = None
    high: float | None = None
    finding: str | None = None
    subject: str | None = None  # a criterion, a dimension or a cap


@dataclass(frozen=True, slots=True, kw_only=True)
class CriteriaTested:
    """WCAG success criteria by what the machine could say; only a person can pass one."""

    tested: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    cant_tell: tuple[str, ...] = ()
    not_tested: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """A design decision of the model: its default and the value used."""

    name: str
    default: str
    used: str
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scorecard:
    """Everything the reports draw and the gate judges; same evidence, same bytes."""

    run: RunInfo
    as_of: str
    complete: bool
    missing: tuple[str, ...]
    validity: tuple[str, ...]
    grade: Grade
    caps: tuple[Cap, ...]
    dimensions: tuple[DimensionScore, ...]
    metrics: tuple[MetricValue, ...]
    journeys: tuple[JourneyResult, ...]
    findings: tuple[Finding, ...]
    actions: tuple[Action, ...]
    load: tuple[LoadResult, ...]
    criteria: CriteriaTested
    gate: GateResult
    parameters: tuple[Parameter, ...]
    comparison: Comparison | None = None
    people: People = field(default_factory=People)
    effort: tuple[EffortResult, ...] = ()
    recovery: tuple[RecoveryResult, ...] = ()
    contents: tuple[ContentResult, ...] = ()
    feeds: tuple[FeedResult, ...] = ()
    trust: tuple[TrustItem, ...] = ()
    roles: tuple[RoleCell, ...] = ()
    propagation: tuple[PropagationResult, ...] = ()
    notifications: NotificationResult | None = None
    feedback: tuple[FeedbackResult, ...] = ()
    sensitivity: tuple[Sensitivity, ...] = ()
    raises: tuple[Raise, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    unaudited: tuple[str, ...] = ()  # states that could not be audited: address and why
    uncalibrated: tuple[str, ...] = ()  # personas whose times are left out, and why: message keys
    left_behind: tuple[str, ...] = ()
    seed: int = 0
    schema_version: int = SCHEMA_VERSION
