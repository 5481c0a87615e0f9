"""
Human evidence as a scorecard holds it: estimates with n and interval, never a person's pseudonym.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.records.words import Answer


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyUse:
    """One study, and whether it counts; `reason` is a message key where it does not, such as that it has expired."""

    study: str
    title: str
    sample: bool
    platform_version: str
    first: str
    last: str
    rows: dict[str, int]  # by kind of file: tasks, answers, inspections …
    expired: dict[str, int] = field(default_factory=dict)  # rows left out because they are too old, by kind
    reason: str | None = None

    @property
    def is_cut(self) -> bool:
        """Whether some of its rows, or all, do not count."""
        return bool(self.reason or self.expired)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of people's making, with its sample and 95 % interval; None with a reason where there is none."""

    value: float | None
    n: int
    low: float | None = None
    high: float | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskResult:
    """What people did with one task. Times in seconds: geometric mean of successful attempts, failures apart."""

    task: str
    goal: str
    n: int
    succeeded: int
    partly: int
    completion: Number
    error_free: Number
    errors_per_attempt: Number
    time_s: Number
    failed_time_s: Number
    lostness: Number
    seq: Number
    single_usability: Number  # SUM, 0 to 1, against the budget that the journey declares; no score uses it


@dataclass(frozen=True, slots=True, kw_only=True)
class Questionnaire:
    """
    One questionnaire: the mean score with its t interval, and how the field reads it.

    `reading` holds words and figures by name: `grade`, `percentile`, `adjective`, `acceptability`, `benchmark`.
    """

    instrument: str
    scale: str
    unit: str
    score: Number
    reading: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """People of one kind: how many, and how many of them use assistive technology."""

    segment: str
    participants: int
    assistive: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far evaluators or coders agree: `any_two` or `alpha`, over `n` findings, problems or passages."""

    measure: str
    about: str  # findings, severities, or a code
    value: float | None
    n: int
    raters: int
    reading: str | None = None  # firm, tentative, unsettled
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One problem of the ergonomic inspection, all evaluators' findings of it taken together."""

    problem: str
    criterion: str
    title: str
    journey: str
    evaluators: int
    severity: float | None
    ratings: int
    confirmed: bool
    confirmed_by: tuple[str, ...] = ()  # expert, machine, user, group
    fixed: bool = False
    finding: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ErgonomicCriterion:
    """One of the eighteen criteria: how many looked at it, the worst confirmed severity, what that is worth."""

    criterion: str
    evaluators: int
    problems: int
    worst: float | None
    value: float | None
    reason: str | None = None
    signals: tuple[str, ...] = ()  # findings of machines that belong beside it, never a verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of a person, as evidence beside a theme."""

    group: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One code of the focus groups."""

    code: str
    groups: int
    participants: int
    passages: int
    alpha: float | None
    journey: str = ""
    criterion: str = ""
    finding: str | None = None
    reason: str | None = None  # why it is not a finding
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Saturation:
    """Whether more groups would have said more: new codes of each run over the codes of the base."""

    groups: int
    codes: int
    base: int
    run: int
    threshold: float
    ratios: tuple[float, ...] = ()
    reached: str | None = None  # base units and run length, such as 6+2
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Discovery:
    """How many of the problems there are have probably been seen: at least `found` of those as frequent as `p`."""

    participants: int
    problems: int
    p: Number
    found: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One statement of the self-assessment, its answer, and the evidence behind it."""

    level: int
    answer: Answer | None
    evidence: str = ""
    date: str = ""
    owner: str = ""
    counts: bool = False
    reason: str | None = None  # why a yes does not count: no evidence, no owner, expired


@dataclass(frozen=True, slots=True, kw_only=True)
class Maturity:
    """One self-assessed principle: its staged level, 0 to 4, and where facts of machines contradict it."""

    principle: int
    level: int | None
    statements: tuple[Statement, ...] = ()
    flags: tuple[str, ...] = ()
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """Everything that people contributed."""

    studies: tuple[StudyUse, ...] = ()
    participants: int = 0
    segments: tuple[Segment, ...] = ()
    tasks: tuple[TaskResult, ...] = ()
    questionnaires: tuple[Questionnaire, ...] = ()
    discovery: Discovery | None = None
    evaluators: int = 0
    criteria: tuple[ErgonomicCriterion, ...] = ()
    problems: tuple[Problem, ...] = ()
    groups: int = 0
    coders: int = 0
    themes: tuple[Theme, ...] = ()
    saturation: Saturation | None = None
    agreement: tuple[Agreement, ...] = ()
    maturity: tuple[Maturity, ...] = ()
