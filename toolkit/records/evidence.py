"""
What `toolkit.measure` writes: one JSON line a record, append-only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from toolkit.records.words import PLAIN, SCHEMA_VERSION, ActKind, Impact, Outcome, RunState, Validity, Weight


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
    modes: tuple[str, ...] = ()
    load_profile: str | None = None
    under_load: bool = False
    settings: dict[str, Any] = field(default_factory=dict)  # Any: settings are a tree of JSON values
    versions: dict[str, str] = field(default_factory=dict)
    machine: dict[str, str] = field(default_factory=dict)
    defects: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()  # journeys of the suite that the run was asked not to walk
    unslowed: tuple[str, ...] = ()  # "persona engine": who was left out of an engine that cannot be slowed down
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
    mode: str = PLAIN


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
    mode: str = PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class TraceRecord:
    """The trace of the walk that followed a failed attempt: evidence about it, written when that walk has ended."""

    attempt_id: str
    member: str
    path: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StepRecord:
    """
    A named, timed part of an attempt; `duration_ms` stops when the member could see the result.

    `wait_ms` is the longest time in it from one act's end to the next, or to the result: a step of many quick acts
    takes long, and keeps nobody waiting.
    """

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
    wait_ms: float | None = None
    error: str | None = None
    state: str | None = None
    url: str | None = None
    title: str | None = None
    screenshot: str | None = None
    screenshot_width: int | None = None
    screenshot_height: int | None = None
    under_load: bool = False
    mode: str = PLAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRecord:
    """
    One authored act of a step, as far as a person's effort depends on it: texts are counted, never kept.

    `at_ms` is when it was done, milliseconds since the epoch; `view` the document and its address without numbers,
    `widget` what tells the control from the others of its page. `box` is the control just before the act and `window`
    the part of the page that was seen, both in CSS pixels; `viewports` how far the page and the panes around it were
    scrolled since the call, in heights of the window. What the page did not notice is empty: a frame, a window that was
    closed. `focused` is whether the field had the focus before it was filled; None where that is not known.
    """

    step_id: str
    member: str
    position: int
    kind: ActKind
    hand: str
    at_ms: float
    view: str = ""
    widget: str = ""
    box: tuple[float, float, float, float] | None = None
    window: tuple[float, float] | None = None
    viewports: float = 0.0
    keystrokes: int = 0
    key: str = ""
    options: int = 0
    focused: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLook:
    """
    The page on which a step failed, as another member sees it.

    `outcome` is passed when what the first one missed is there for this one, failed when it is missing for both. `box`
    is in the CSS pixels of the screenshot.
    """

    step_id: str
    member: str
    outcome: Outcome
    url: str
    screenshot: str | None = None
    screenshot_width: int | None = None
    screenshot_height: int | None = None
    box: tuple[float, float, float, float] | None = None


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

    A state that could not be audited has one row: rule `virage-audit`, cantTell, with the reason as its message.

    `box` is in the CSS pixels of `picture` where there is one, else of the step's screenshot; None when out of sight.
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
    """
    Something a journey created on the platform (`created`), or what became of it (`removed`, `left`).

    A text that is about to be published is `intended` first, with the token in it as its address: a run that is killed
    between the two leaves nothing that the ledger does not know.
    """

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
