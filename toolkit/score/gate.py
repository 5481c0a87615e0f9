"""
The gate: rules over a scorecard, a verdict each, and the exit code that they earn together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from toolkit.errors import ExitCode
from toolkit.records import Comparison, GateResult, Impact, Scorecard, Verdict, Weight
from toolkit.score.compare import IMPROVE, LEAST_RUNS, NO_EVIDENCE, REGRESS
from toolkit.score.compare import INCONCLUSIVE as CANNOT_SAY
from toolkit.score.findings import audit_ids
from toolkit.score.gate_readings import UNDER_LOAD, Reading, disturbed, read, subjects
from toolkit.score.gate_rules import Rule, parse_rule
from toolkit.settings import RegressionSettings, Settings

PASSED, FAILED, INCONCLUSIVE = "passed", "failed", "inconclusive"
UNTESTED = "untested"  # the rule is about what this run was asked to leave out
OUTCOMES = {REGRESS: FAILED, IMPROVE: PASSED, NO_EVIDENCE: PASSED, CANNOT_SAY: INCONCLUSIVE}
DEFAULTS = {
    "error": {"caps{cap=K1}": "count==0", "caps{cap=K2}": "count==0"},
    "warn": {"caps{cap=K3}": "count==0"},
}


class Judged(NamedTuple):
    """What one reading says about a rule."""

    outcome: str
    reading: Reading
    note: str | None


def judge(card: Scorecard, settings: Settings, *, more: Sequence[Verdict] = ()) -> GateResult:
    """
    Apply the rules of the settings, and the default ones that they do not replace.

    Args:
        card: The scorecard.
        settings: `[gate]`, and the names of load profiles.
        more: Verdicts that need more than the scorecard: the comparison with a baseline.

    Raises:
        SettingsError: A rule names something unknown; the message has the closest known word.
    """
    own = [_verdict(rule, card, settings) for rule in rules(card, settings)]
    verdicts = tuple(sorted([*own, *more], key=lambda verdict: verdict.level != "error"))
    reasons = _reasons(card)
    code = _exit_code(card, verdicts)
    outcome = {ExitCode.OK: PASSED, ExitCode.FAILED: FAILED}.get(code, INCONCLUSIVE)
    return GateResult(outcome=outcome, exit_code=int(code), verdicts=verdicts, reasons=reasons)


def judge_regression(asked: RegressionSettings, comparison: Comparison | None, *, missing: str | None) -> Verdict:
    """
    The verdict of `[gate] regression`.

    Args:
        asked: The baseline and the level.
        comparison: The run against the baseline; None where there was nothing to compare with.
        missing: Message key: why there was nothing; None for the very first run of the baseline itself, which cannot
            have regressed.
    """
    bare = Verdict(
        rule=f"regression{{baseline={asked.baseline}}}",
        expression="count==0",
        level=asked.level,
        limit="==0",
        actual="",
        outcome=UNTESTED if missing is None else INCONCLUSIVE,
        note=missing or "@reason.first_run",
    )
    if comparison is None:
        return bare
    few = _few(comparison)
    return replace(
        bare,
        actual=str(sum(one.verdict == REGRESS for one in comparison.changes)),
        outcome=INCONCLUSIVE if few else OUTCOMES[comparison.verdict],
        n=len(comparison.changes),
        note=next(iter(comparison.notes), None) or few or _powerless(comparison),
    )


def _few(comparison: Comparison) -> str | None:
    """That every regression stands on too few runs, which do not tell how far runs differ: one in five is false."""
    n = max((one.runs for one in comparison.changes if one.verdict == REGRESS), default=0)
    few = comparison.verdict == REGRESS and n < LEAST_RUNS
    return f"@reason.few_runs|n={n}|needed={LEAST_RUNS}" if few else None


def _powerless(comparison: Comparison) -> str | None:
    """How many comparisons could not have seen a change that matters."""
    weak = sum(one.under_powered and one.verdict in (NO_EVIDENCE, CANNOT_SAY) for one in comparison.changes)
    return f"@reason.under_powered|n={weak}|all={len(comparison.changes)}" if weak else None


def rules(card: Scorecard, settings: Settings) -> list[Rule]:
    """The rules in force: errors before warnings, defaults first in each."""
    known = subjects(card)
    words = {
        "journey": {*card.run.left_out, *(j.journey for j in card.journeys)},
        "weight": list(Weight),
        "profile": {*settings.load.profiles, *(result.profile for result in card.load)},
        "engine": {*settings.journeys.engines, *card.run.engines, *(j.engine for j in card.journeys)},
        "impact": list(Impact),
        "cap": ("K1", "K2", "K3"),
        "dimension": [d.dimension for d in card.dimensions],
        "criterion": [c.criterion for d in card.dimensions for c in d.criteria],
        "audit": audit_ids(),
    }
    own = [
        parse_rule(text, expression, level, subjects=known, words=words)
        for level, section in (("error", settings.gate.error), ("warn", settings.gate.warn))
        for text, expression in section.items()
    ]
    replaced = {rule.same_as for rule in own}
    defaults = [
        parse_rule(text, expression, level, subjects=known, words=words)
        for level, section in DEFAULTS.items()
        for text, expression in (section.items() if settings.gate.default else ())
    ]
    return sorted([*(r for r in defaults if r.same_as not in replaced), *own], key=lambda rule: rule.level != "error")


def _verdict(rule: Rule, card: Scorecard, settings: Settings) -> Verdict:
    readings = read(rule, card, audited=settings.audit.axe)
    measured = [reading for reading in readings if reading.value is not None or reading.undecided]
    if left_out := _left_out(rule, card):
        decided = Judged(UNTESTED, Reading(None), left_out)
    elif not measured:
        reason = next((reading.reason for reading in readings if reading.reason), "@reason.not_measured")
        decided = Judged(INCONCLUSIVE, Reading(None, readings[0].n if readings else None), reason)
    else:
        doubt = disturbed(rule, card)
        judged = [_judged(rule, one, doubt, demonstrated=settings.gate.demonstrated) for one in measured]
        decided = max(judged, key=lambda one: _gravity(rule, one))
    value = decided.reading.value
    shown = decided.reading.low, decided.reading.high
    low, high = decided.reading.span if shown == (None, None) else shown
    return Verdict(
        rule=rule.text,
        expression=rule.expression,
        level=rule.level,
        limit=f"{rule.sign}{rule.limit:g}",
        actual="" if value is None else f"{value:.6g}",
        outcome=decided.outcome,
        n=decided.reading.n,
        low=low,
        high=high,
        note=decided.note,
    )


def _left_out(rule: Rule, card: Scorecard) -> str | None:
    """Why a rule is not judged at all: the run was asked to leave out what it is about."""
    if rule.labels.get("journey") in card.run.left_out:
        return "@reason.left_out"
    profiles = {card.run.load_profile, *(result.profile for result in card.load)} - {None}
    about = {rule.labels["profile"]} & profiles if "profile" in rule.labels else profiles
    return "@reason.load_left_out" if rule.subject in UNDER_LOAD and not about else None


def _judged(rule: Rule, reading: Reading, doubt: str | None, *, demonstrated: bool) -> Judged:
    if reading.value is None:
        return Judged(INCONCLUSIVE, reading, reading.reason)
    if doubt:
        return Judged(INCONCLUSIVE, reading, doubt)
    if not rule.holds(reading.value):
        return Judged(FAILED, reading, None)
    if reading.undecided:
        return Judged(INCONCLUSIVE, reading, reading.reason)
    bound = reading.low if rule.more_is_better else reading.high
    if bound is not None and not rule.holds(bound):
        kind = f"|low={bound:.3f}" if rule.more_is_better else f"_below|high={bound:.3f}"
        suffix, _, figure = kind.partition("|")
        note = f"@reason.observed_not_demonstrated{suffix}|n={reading.n}|{figure}"
        return Judged(INCONCLUSIVE if demonstrated else PASSED, reading, note)
    return Judged(PASSED, reading, reading.reason if reading.low is None and reading.value == 0 else None)


def _gravity(rule: Rule, judged: Judged) -> tuple[int, float]:
    """The worst of several readings is the one that is printed."""
    value = judged.reading.value or 0.0
    return (PASSED, INCONCLUSIVE, FAILED).index(judged.outcome), -value if rule.more_is_better else value


def _exit_code(card: Scorecard, verdicts: Sequence[Verdict]) -> ExitCode:
    outcomes = {verdict.outcome for verdict in verdicts if verdict.level == "error"}
    if FAILED in outcomes:
        return ExitCode.FAILED
    if not card.complete:
        return ExitCode.INTERRUPTED
    if _nothing(card):
        return ExitCode.NOTHING_MEASURED
    return ExitCode.INCONCLUSIVE if card.validity or INCONCLUSIVE in outcomes else ExitCode.OK


def _reasons(card: Scorecard) -> tuple[str, ...]:
    incomplete = () if card.complete else (f"@reason.run_incomplete|missing={len(card.missing)}",)
    nothing = ("@reason.not_measured",) if _nothing(card) else ()
    return (*incomplete, *nothing, *card.validity)


def _nothing(card: Scorecard) -> bool:
    return not any(j.n for j in card.journeys) and not any(result.n for result in card.load)
