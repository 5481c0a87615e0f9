"""
What the scorecard tells of journeys and load tests: rates, times and the film of each.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.records.news import Way
from toolkit.records.people import Number
from toolkit.records.words import Outcome, Weight


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
    void: tuple[str, ...] = ()  # why attempts are, each reason once: message keys, or words
    film: tuple[StepSummary, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortStep:
    """What one step's acts cost in the attempt in the middle; K keys, P pointing, M thinking, H homing, BB clicking."""

    step: str
    member: str
    operators: str
    user_s: float
    system_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class EffortResult:
    """
    What a journey would cost a skilled person who makes no error, by the Keystroke-Level Model, all members together.

    `user_s` is what the person does and thinks, `system_s` what the platform took to answer; medians over attempts.
    """

    journey: str
    goal: str
    persona: str
    budget_s: float | None
    user_s: Number
    system_s: Number
    steps: tuple[EffortStep, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedbackResult:
    """
    How soon a step answers, in milliseconds after the press: something in sight, the result, rest.

    Medians over successful attempts, of the act that was answered last; `band` is that of the first answer: instant,
    flow, attention or lost.
    """

    journey: str
    goal: str
    persona: str
    step: str
    first_answer: Number
    result: Number
    settled: Number
    band: str


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
class PropagationResult:
    """
    What was published, as others saw it arrive, by way and kind; percentiles by Kaplan and Meier.

    `n` counts what was published and who waited for it. `given_up` had not come by itself within the time-out,
    `reloaded` was found only on a page that was opened afresh, or at its own address; with
    `beyond` the 95th percentile lies further out than was waited, and its value is the time-out. `inverted` came, or
    stand, in another order than they were published; None where no several were on their way at once.
    """

    way: Way
    kind: str
    persona: str
    n: int
    median_ms: Number
    p95_ms: Number
    beyond: bool
    given_up: int
    reloaded: int
    lost: int
    doubled: int
    inverted: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NotificationResult:
    """A scripted day: of how many acts somebody was to be notified, and was; `right` are those of both."""

    acts: int
    expected: int
    seen: int
    right: int
    doubled: int
    from_blocked: int
    badge_wrong: int
    precision: Number
    recall: Number
    f1: Number
