"""
The shared vocabulary: every record that one stage writes and another reads.

Units stand in the field names; times are UTC, ISO 8601 with milliseconds. Evidence records are written by
`toolkit.measure` as JSON lines; scorecard records are written by `toolkit.score` as one JSON document.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

SCHEMA_VERSION = 1

T = TypeVar("T")


class Outcome(StrEnum):
    """W3C EARL outcome words; `cantTell` is a measurement that failed or needs a person."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Impact(StrEnum):
    """axe's words for how badly a barrier hurts, mildest first."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    CRITICAL = "critical"


class Weight(StrEnum):
    """How much a journey matters: 3, 2 or 1 in every weighted mean."""

    CRITICAL = "critical"
    IMPORTANT = "important"
    SECONDARY = "secondary"


class Source(StrEnum):
    """Where a number comes from."""

    MACHINE = "machine"
    EXPERT = "expert"
    USER = "user"


class Validity(StrEnum):
    """Whether an attempt may be counted: an outage of the platform makes it invalid, never failed."""

    VALID = "valid"
    INVALID = "invalid"


class RunState(StrEnum):
    """How far a run came; `running` on disk with nobody writing means that it was killed."""

    RUNNING = "running"
    COMPLETE = "complete"
    INTERRUPTED = "interrupted"


# --------------------------------------------------------------------------------------------------- evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class RunInfo:
    """One run: the manifest `run.json`, written when the run starts and again when it ends."""

    run: str
    started: str
    state: RunState = RunState.RUNNING
    finished: str | None = None
    platform: str = ""
    adapter: str = ""
    base_url: str = ""
    environment: str = ""
    language: str = "en"
    engines: tuple[str, ...] = ()
    personas: tuple[str, ...] = ("desktop",)
    load_profile: str | None = None
    under_load: bool = False
    settings: dict[str, Any] = field(default_factory=dict)  # Any: settings are a tree of JSON values
    versions: dict[str, str] = field(default_factory=dict)
    machine: dict[str, str] = field(default_factory=dict)
    defects: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()  # journeys of the suite that the run was asked not to walk
    schema_version: int = SCHEMA_VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedAttempt:
    """One attempt that the run set out to make; what is planned and has no AttemptRecord is missing."""

    id: str
    journey: str
    goal: str
    weight: Weight
    persona: str
    engine: str
    attempt: int
    writes: bool = False
    budget_s: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AttemptRecord:
    """One execution of a journey. Several rows may share (journey, engine, persona, attempt): a retry."""

    id: str
    journey: str
    goal: str
    weight: Weight
    persona: str
    engine: str
    attempt: int
    started: str
    duration_ms: float
    outcome: Outcome
    validity: Validity = Validity.VALID
    reason: str | None = None
    failed_step: str | None = None
    busy_ratio: float | None = None
    under_load: bool = False
    parallel: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceRecord:
    """The trace of the walk that followed a failed attempt: evidence about it, written when that walk has ended."""

    attempt_id: str
    member: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """A named, timed part of an attempt; `duration_ms` stops when the member could see the result."""

    id: str
    attempt_id: str
    journey: str
    persona: str
    engine: str
    member: str
    attempt: int
    step: str
    position: int
    started: str
    duration_ms: float
    outcome: Outcome
    error: str | None = None
    state: str | None = None
    url: str | None = None
    title: str | None = None
    screenshot: str | None = None
    screenshot_width: int | None = None
    screenshot_height: int | None = None
    under_load: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Observation:
    """One number that a probe saw. For one (step_id, name, document) the row written last holds."""

    step_id: str
    journey: str
    persona: str
    engine: str
    member: str
    name: str
    value: float
    unit: str
    document: str = ""
    detail: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleResult:
    """
    What a rule engine answered about one state: one row a node for failed and cantTell, one a rule else.

    `box` is in the CSS pixels of `picture` where there is one (whose size is given), else of the document.
    """

    step_id: str
    state: str
    engine: str
    version: str
    rule: str
    outcome: Outcome
    impact: Impact | None = None
    criteria: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    url: str = ""
    frame: str = ""
    selector: str = ""
    html: str = ""
    message: str = ""
    help: str = ""
    help_url: str = ""
    box: tuple[float, float, float, float] | None = None
    picture: str | None = None
    picture_width: int | None = None
    picture_height: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """Something a journey created on the platform (`created`), or what became of it (`removed`, `left`)."""

    id: str
    event: str
    kind: str
    member: str
    address: str
    at: str
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadInfo:
    """One load test: what was asked of the generator and how it fared; written when the worker ends."""

    id: str
    profile: str
    started: str
    duration_s: float
    warmup_s: float
    members: int
    declared_peak_per_s: float | None
    apdex_t_ms: float
    host: str
    outcome: Outcome
    reason: str | None = None
    generator_cpu_ratio: float | None = None
    dropped_samples: int = 0
    open_model: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestSample:
    """One request of the load test; times are seconds since the load test's start, `users` at its start."""

    name: str
    intended_start_s: float
    start_s: float
    duration_ms: float
    size_bytes: int
    outcome: Outcome
    users: int
    error: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class HealthRecord:
    """One look at the platform's health address, or at how busy the measuring machine is."""

    at: str
    name: str
    healthy: bool
    value: float | None = None
    reason: str | None = None


# -------------------------------------------------------------------------------------------------- scorecard


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where a rule comes from: WCAG criterion, axe help page, standard."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a finding was seen: the picture, and the box in it (CSS pixels: x, y, width, height)."""

    url: str = ""
    frame: str = ""
    selector: str = ""
    html: str = ""
    journey: str = ""
    step: str = ""
    screenshot: str | None = None
    screenshot_width: int | None = None
    screenshot_height: int | None = None
    box: tuple[float, float, float, float] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    One defect, once: everything with the same cause shares a fingerprint.

    `title`, `why` and `advice` are message keys with `params` for the report's catalogues when they start with `@`;
    anything else is text of the engine, shown as it is.
    """

    id: str
    fingerprint: str
    audit: str
    rule: str
    outcome: Outcome
    impact: Impact
    title: str
    why: str
    advice: str
    params: dict[str, str] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    place_count: int = 0
    journeys: tuple[str, ...] = ()
    journeys_blocked: tuple[str, ...] = ()
    critical_path: bool = False
    states: int = 0
    criteria: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    engine: str = ""
    engine_version: str = ""
    replay: str = ""


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
class StepSummary:
    """One step of a journey's film: the attempt shown is the first failed one, else the first."""

    step: str
    position: int
    member: str
    outcome: Outcome
    duration_ms: float
    n: int
    passed: int
    median_ms: float | None
    error: str | None = None
    screenshot: str | None = None
    url: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyResult:
    """One journey by engine and persona: reduced attempts, a retry counting as failed."""

    journey: str
    goal: str
    weight: Weight
    engine: str
    persona: str
    outcome: Outcome
    planned: int
    n: int
    passed: int
    invalid: int
    missing: int
    inapplicable: int
    reliability: float | None
    low: float | None
    high: float | None
    demonstrated: float | None
    median_ms: float | None
    failed_step: str | None = None
    error: str | None = None
    trace: str | None = None
    reason: str | None = None
    film: tuple[StepSummary, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRow:
    """One kind of request under load, `name` "" for all; percentiles are None where n cannot carry them."""

    name: str
    n: int
    errors: int
    rate_per_s: float
    p50_ms: float | None
    p95_ms: float | None
    p95_low_ms: float | None
    p95_high_ms: float | None
    p99_ms: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadResult:
    """What the load test showed over its steady window."""

    profile: str
    outcome: Outcome
    reason: str | None
    members: int
    duration_s: float
    declared_peak_per_s: float | None
    achieved_per_s: float | None
    n: int
    apdex: float | None
    apdex_t_ms: float
    error_ratio: float | None
    generator_cpu_ratio: float | None
    rows: tuple[LoadRow, ...] = ()
    timeline: tuple[tuple[float, float, float, int], ...] = ()  # second, requests/s, p95 ms, errors


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One gate rule: what was asked, what was seen, and whether it holds."""

    rule: str
    expression: str
    level: str
    limit: str
    actual: str
    outcome: str
    n: int | None = None
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
    counts: dict[str, int] = field(default_factory=dict)
    left_behind: tuple[str, ...] = ()
    seed: int = 0
    schema_version: int = SCHEMA_VERSION


# --------------------------------------------------------------------------------------------------- encoding


def now() -> str:
    """The time in UTC, ISO 8601 with milliseconds: `2026-11-23T18:07:12.345Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def as_data(record: Any) -> Any:  # Any: any record or JSON value
    """A record as JSON values: dataclasses to objects in field order, tuples to lists, enums to their word."""
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return {f.name: as_data(getattr(record, f.name)) for f in dataclasses.fields(record)}
    if isinstance(record, dict):
        return {str(key): as_data(value) for key, value in record.items()}
    if isinstance(record, (list, tuple)):
        return [as_data(value) for value in record]
    if isinstance(record, StrEnum):
        return record.value
    return record


def to_json(record: Any) -> str:  # Any: any record
    """One line of JSON, UTF-8, no spaces; NaN is refused, since missing is None with a reason."""
    return json.dumps(as_data(record), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def from_data(kind: type[T], data: Any) -> T:  # Any: a JSON value
    """
    A record from JSON values.

    Raises:
        ValueError: A field is missing, unknown or of the wrong type; the message names it.
    """
    return typing.cast("T", _build(kind, data, kind.__name__))


def _build(kind: Any, data: Any, where: str) -> Any:  # noqa: PLR0911 - one return a kind of type
    # Any: types and JSON values, walked together
    origin = typing.get_origin(kind)
    if kind is Any:
        return data
    if origin in (types.UnionType, typing.Union):
        return _build_union(kind, data, where)
    if origin is tuple:
        return _build_tuple(kind, data, where)
    if origin is dict:
        if not isinstance(data, dict):
            raise ValueError(f"{where}: expected an object, got {type(data).__name__}")
        value_kind = typing.get_args(kind)[1]
        return {key: _build(value_kind, value, f"{where}.{key}") for key, value in data.items()}
    if dataclasses.is_dataclass(kind):
        return _build_dataclass(kind, data, where)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        try:
            return kind(data)
        except ValueError as error:
            raise ValueError(f"{where}: {data!r} is not one of {', '.join(kind)}") from error
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise ValueError(f"{where}: expected {kind.__name__}, got {type(data).__name__}")
    return data


def _build_union(kind: Any, data: Any, where: str) -> Any:  # Any: as above
    options = typing.get_args(kind)
    if data is None and type(None) in options:
        return None
    remaining = [option for option in options if option is not type(None)]
    return _build(remaining[0], data, where)


def _build_tuple(kind: Any, data: Any, where: str) -> Any:  # Any: as above
    if not isinstance(data, (list, tuple)):
        raise ValueError(f"{where}: expected a list, got {type(data).__name__}")
    args = typing.get_args(kind)
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_build(args[0], value, f"{where}[{i}]") for i, value in enumerate(data))
    if len(args) != len(data):
        raise ValueError(f"{where}: expected {len(args)} values, got {len(data)}")
    return tuple(_build(arg, value, f"{where}[{i}]") for i, (arg, value) in enumerate(zip(args, data, strict=True)))


_HINTS: dict[type, dict[str, Any]] = {}  # type hints are slow to resolve: once a record class


def _build_dataclass(kind: Any, data: Any, where: str) -> Any:  # Any: as above
    if not isinstance(data, dict):
        raise ValueError(f"{where}: expected an object, got {type(data).__name__}")
    hints = _HINTS.setdefault(kind, typing.get_type_hints(kind))
    if unknown := set(data) - set(hints):
        raise ValueError(f"{where}: unknown field {sorted(unknown)[0]!r}")
    required = {
        f.name
        for f in dataclasses.fields(kind)
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    }
    if missing := required - set(data):
        raise ValueError(f"{where}: no {sorted(missing)[0]!r}")
    return kind(**{name: _build(hints[name], value, f"{where}.{name}") for name, value in data.items()})
