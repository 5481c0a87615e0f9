"""
What the gate reads off a scorecard: the figures that a rule is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

from toolkit.records import JourneyResult, LoadResult, LoadRow, MetricValue, Outcome, Scorecard, Weight
from toolkit.score.gate_rules import Rule, Subject
from toolkit.score.statistics import jeffreys, least_n
from toolkit.score.validity import BUSY, SATURATED

TIMINGS = frozenset({"step_time", "lcp", "inp", "cls", "fcp", "tbt", "ttfb"})
UNDER_LOAD = frozenset({"load", "apdex", "error_ratio"})
# Shares of x in n, whose interval says how much of them has been demonstrated.
RATIOS = frozenset(
    {
        "journey_reliability",
        "barrier_free_journeys",
        "barrier_free_states",
        "error_ratio",
        "task_completion",
        "error_free_attempts",
    }
)
BARRIERS = ("K1", "K2", "K3")
ROW_FIGURES = ("p50_ms", "p95_ms", "p99_ms", "rate_per_s")

SUBJECTS: dict[str, Subject] = {
    "journey_reliability": Subject(("journey", "weight", "engine", "persona"), ("value", "n")),
    "findings": Subject(("impact", "audit", "rule", "journey"), ("count",)),
    "caps": Subject(("cap",), ("count",)),
    "score": Subject(("dimension", "criterion"), ("value",)),
    "technical_index": Subject((), ("value",)),
    "grade": Subject((), ("value",)),
    "coverage": Subject((), ("value",)),
    "load": Subject(("profile", "name"), (*ROW_FIGURES, "apdex", "error_ratio", "n")),
    "step_time": Subject(("journey", "step", "engine", "persona"), ("median_ms", "n")),
}
OF_METRIC = Subject(("journey", "persona"), ("value", "low", "high", "n"))


T = TypeVar("T")


class Reading(NamedTuple):
    """
    One figure.

    Attributes:
        value: None where it was not measured, with a `reason`; a rule about several figures passes over it, unless
            it is `undecided`.
        n: Its sample.
        low: Lower bound of a ratio's interval.
        high: Upper bound.
        reason: Message key: why there is no figure, or why it decides nothing.
        undecided: The figure is there, but too little was measured to rely on it when it is well.
        span: Interval of a figure that is no ratio: shown beside it, and decides nothing.
    """

    value: float | None
    n: int | None = None
    low: float | None = None
    high: float | None = None
    reason: str | None = None
    undecided: bool = False
    span: tuple[float | None, float | None] = (None, None)


def subjects(card: Scorecard) -> dict[str, Subject]:
    """Everything that a rule about this scorecard may name."""
    return {**{m.metric: OF_METRIC for m in _metrics(card)}, **SUBJECTS}


def read(rule: Rule, card: Scorecard, *, audited: bool) -> list[Reading]:
    """
    The figures of one rule; all of them must keep its limit.

    Args:
        rule: What to read.
        card: Where.
        audited: Whether accessibility was to be audited.
    """
    if rule.subject == "findings":
        return [_findings(rule, card, audited=audited)]
    readers = {
        "journey_reliability": _reliability,
        "caps": _caps,
        "load": _load,
        "step_time": _steps,
        "score": _scores,
        "technical_index": _scores,
        "grade": _scores,
        "coverage": _scores,
    }
    return readers.get(rule.subject, _of_metric)(rule, card)


def _metrics(card: Scorecard) -> list[MetricValue]:
    rows = list(card.metrics)
    named = {m.metric for m in rows}
    wholes = [c.metric for d in card.dimensions for c in d.criteria if c.metric]
    return [*rows, *(m for m in wholes if m.metric not in named)]


def _fits(rule: Rule, record: object, metric: str = "") -> bool:
    if metric and getattr(record, "metric", metric) != metric:
        return False
    return all(getattr(record, label) == word for label, word in rule.labels.items())


def _of_metric(rule: Rule, card: Scorecard) -> list[Reading]:
    chosen = _scored(rule, card, [m for m in _metrics(card) if _fits(rule, m, rule.subject)])
    return [_metric(rule.aggregate, m, rule.subject) for m in chosen]


def _scored(rule: Rule, card: Scorecard, chosen: list[T]) -> list[T]:
    """
    Of what was timed, what the personas met whose timings are scored: who is on a slow line is slow by design.

    A rule that names a persona is about that one; where none of the scored ones walked, it is about those who did.
    """
    if rule.subject not in TIMINGS or "persona" in rule.labels:
        return chosen
    used = [p.used for p in card.parameters if p.name.startswith("devices.") and p.name.endswith(".personas")]
    personas = {name.strip() for names in used for name in names.split(",")}
    kept = [one for one in chosen if getattr(one, "persona", None) in (*personas, None)]
    return kept or chosen


def _metric(aggregate: str, m: MetricValue, name: str) -> Reading:
    value = m.n if aggregate == "n" else getattr(m, aggregate)
    ratio = name in RATIOS and aggregate == "value"
    reason = None if value is not None else m.reason or "@reason.insufficient"
    span = (m.low, m.high) if aggregate == "value" else (None, None)
    return Reading(value, m.n, *(span if ratio else (None, None)), reason, span=span)


def _reliability(rule: Rule, card: Scorecard) -> list[Reading]:
    """One figure a journey: a mean over journeys would let one that fails hide behind others that do not."""
    chosen = [journey for journey in card.journeys if _fits(rule, journey)]
    if rule.aggregate == "n":
        n = sum(j.n for j in chosen)
        return [Reading(n, n)]
    return [_of_journey([j for j in chosen if j.journey == name]) for name in sorted({j.journey for j in chosen})]


def _of_journey(cells: list[JourneyResult]) -> Reading:
    n, passed = sum(j.n for j in cells), sum(j.passed for j in cells)
    if n == 0:
        reason = next((j.reason for j in cells if j.reason), "@reason.not_measured")
        return Reading(None, 0, reason=reason, undecided=not all(j.inapplicable for j in cells))
    return Reading(passed / n, n, *jeffreys(passed, n))


def _findings(rule: Rule, card: Scorecard, *, audited: bool) -> Reading:
    labels = dict(rule.labels)
    journey = labels.pop("journey", None)
    chosen = [f for f in card.findings if all(getattr(f, label) == word for label, word in labels.items())]
    count = sum(journey is None or journey in f.journeys for f in chosen)
    about_rules = labels.get("audit", "axe_violation") == "axe_violation"
    blind = _blind(card) if about_rules else None
    return Reading(count, count, reason=blind, undecided=blind is not None and audited)


def _blind(card: Scorecard) -> str | None:
    """Why "no barrier" is not to be relied on: states that nobody looked at."""
    if not card.criteria.tested:
        return "@reason.no_rule_results"
    return f"@reason.states_unaudited|n={len(card.unaudited)}" if card.unaudited else None


def _caps(rule: Rule, card: Scorecard) -> list[Reading]:
    cap = rule.labels.get("cap")
    # A cap for want of evidence is no barrier: only a rule that asks for it by name counts it.
    count = sum(one.cap == cap if cap else one.cap in BARRIERS for one in card.caps)
    reason = _undecided_cap(cap, card)
    return [Reading(count, count, reason=reason, undecided=reason is not None)]


def _undecided_cap(cap: str | None, card: Scorecard) -> str | None:
    """Why "no cap" is not to be relied on: a critical journey never succeeded, but too seldom tried to say so."""
    if cap == "K3":
        return _blind(card)
    if cap not in (None, "K1"):
        return None
    capped = {journey for one in card.caps if one.cap == "K1" for journey in one.journeys}
    reasons = (_untold(name, cells, card) for name, cells in sorted(_critical(card).items()) if name not in capped)
    return next((reason for reason in reasons if reason), None)


def _untold(journey: str, cells: Sequence[JourneyResult], card: Scorecard) -> str | None:
    """Why nobody knows whether a critical journey is impossible; None where somebody does."""
    n, passed, invalid = (sum(getattr(j, part) for j in cells) for part in ("n", "passed", "invalid"))
    if n:
        needed = next((p.used for p in card.parameters if p.name == "cap_limits.impossible_attempts"), "")
        return None if passed else f"@reason.too_few_samples|n={n}|needed={needed}"
    if invalid:
        return f"@reason.invalid_attempts|n={invalid}"
    if all(j.inapplicable for j in cells):
        return None
    return f"@reason.critical_untested|journey={journey}"


def _critical(card: Scorecard) -> Mapping[str, list[JourneyResult]]:
    cells: dict[str, list[JourneyResult]] = {}
    for j in card.journeys:
        if j.weight is Weight.CRITICAL:
            cells.setdefault(j.journey, []).append(j)
    return cells


def _scores(rule: Rule, card: Scorecard) -> list[Reading]:
    if rule.subject == "coverage":
        return [Reading(card.grade.coverage)]
    if rule.subject == "technical_index":
        span = (card.grade.technical_low, card.grade.technical_high)
        return [Reading(card.grade.technical_index, reason="@reason.not_measured", span=span)]
    if rule.subject == "grade":
        return [Reading(card.grade.score, reason=card.grade.reason, span=(card.grade.low, card.grade.high))]
    if "criterion" in rule.labels:
        every = [c for d in card.dimensions for c in d.criteria]
        return [
            Reading(c.value, c.metric.n if c.metric else None, reason=c.reason, span=(c.low, c.high))
            for c in every
            if _fits(rule, c)
        ]
    return [Reading(d.score, reason=d.reason, span=(d.low, d.high)) for d in card.dimensions if _fits(rule, d)]


def _steps(rule: Rule, card: Scorecard) -> list[Reading]:
    labels = {label: word for label, word in rule.labels.items() if label != "step"}
    fitting = [j for j in card.journeys if all(getattr(j, label) == word for label, word in labels.items())]
    chosen = _scored(rule, card, fitting)
    frames = [s for j in chosen for s in j.film if rule.labels.get("step", s.step) == s.step]
    if rule.aggregate == "n":
        return [Reading(sum(s.passed for s in frames))]
    return [Reading(s.median_ms, s.passed, reason="@reason.no_successful_attempt") for s in frames]


def _load(rule: Rule, card: Scorecard) -> list[Reading]:
    profile, name = rule.labels.get("profile"), rule.labels.get("name", "")
    chosen = [result for result in card.load if profile in (None, result.profile)]
    return [reading for result in chosen for reading in _of_load(rule.aggregate, result, name)]


def _of_load(aggregate: str, result: LoadResult, name: str) -> Iterable[Reading]:
    row = next((row for row in result.rows if row.name == name), None)
    if row is None or result.outcome is not Outcome.PASSED:
        yield Reading(None, 0, reason=result.reason or "@reason.not_measured")
    elif aggregate == "apdex":
        yield Reading(result.apdex if not name else None, row.n, reason="@reason.not_measured")
    elif aggregate == "error_ratio":
        yield Reading(row.errors / row.n, row.n, *jeffreys(row.errors, row.n))
    else:
        yield _row_figure(aggregate, row)


def _row_figure(aggregate: str, row: LoadRow) -> Reading:
    needed = least_n({"p95_ms": 0.95, "p99_ms": 0.99}.get(aggregate, 0.5))
    span = (row.p95_low_ms, row.p95_high_ms) if aggregate == "p95_ms" else (None, None)
    reason = f"@reason.too_few_samples|n={row.n}|needed={needed}"
    return Reading(getattr(row, aggregate), row.n, reason=reason, span=span)


def disturbed(rule: Rule, card: Scorecard) -> str | None:
    """The doubt about the run that a figure of this kind cannot survive, if there is one."""
    if rule.subject in TIMINGS:
        return next((doubt for doubt in card.validity if doubt.startswith(BUSY)), None)
    if rule.subject in UNDER_LOAD:
        return next((doubt for doubt in card.validity if doubt.startswith(SATURATED)), None)
    return None
