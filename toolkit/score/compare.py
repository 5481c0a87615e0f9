"""
Two sets of runs side by side: what became slower, what faster, and where nothing can be said.

A change must be sure, large enough to matter to a person, and more than the scatter of attempts: the lower end of the
ratio's interval beyond the tolerance, the shift beyond what anybody notices, the effect not small, and the p-value
still low after all comparisons are counted. It must also be more than the runs of the baseline differ among
themselves, where there are enough to tell: attempts of one run share its machine and its hour, and no number of them
shows what these do. What falls short of one of these is no evidence, and never "no change".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np

from toolkit.records import Change, Comparison, Finding, ScoreChange, Series
from toolkit.score.limits import ComparisonLimits
from toolkit.score.statistics.comparison import (
    adjusted_p_values,
    cliffs_delta,
    effect_reading,
    hodges_lehmann,
    hodges_lehmann_ratio,
    mann_whitney,
    prediction_interval,
)

LEAST_RUNS = 3  # of a baseline that tell how far runs differ
REGRESS, IMPROVE, NO_EVIDENCE, INCONCLUSIVE = "regress", "improve", "no_evidence", "inconclusive"


class Measured(NamedTuple):
    """
    One run as it is compared.

    Attributes:
        run: Its id.
        series: What it measured.
        findings: What was found.
        scores: By subject (grade, technical_index, a dimension), the score of the values as measured.
        draws: By subject, the score in every draw; empty where the evidence is gone.
        doubts: Message keys of what makes the run inconclusive.
        platform: What was measured.
        environment: Which of its environments.
        tried: Journeys that were attempted, with or without success.
        cores: Processors of the measuring machine; "" where nobody knows.
        service_workers: "allowed" where they were let live: no network was slowed down, and pages were kept.
        model: Digits of the model that it was scored by; "" where nobody knows.
    """

    run: str
    series: Sequence[Series]
    findings: Sequence[Finding] = ()
    scores: dict[str, float] = {}  # noqa: RUF012 - a default that nobody changes
    draws: dict[str, np.ndarray] = {}  # noqa: RUF012 - as above
    doubts: tuple[str, ...] = ()
    platform: str = ""
    environment: str = ""
    tried: frozenset[str] = frozenset()
    cores: str = ""
    service_workers: str = ""
    model: str = ""


def compare(
    *, baseline: Sequence[Measured], candidate: Sequence[Measured], limits: ComparisonLimits, interval: float = 0.90
) -> Comparison:
    """
    The candidate against the baseline.

    Args:
        baseline: Runs of before; their attempts are taken together.
        candidate: Runs of now.
        limits: When a difference is a change.
        interval: Of differences of scores.

    Raises:
        ValueError: A side without any run.
    """
    if not baseline or not candidate:
        raise ValueError("a comparison needs a run on each side")
    kinds = _by_kind(baseline), _by_kind(candidate)
    changes = _judged(_changes(*kinds, limits), limits)
    tried: set[str] = set().union(*(one.tried for one in candidate))
    # Where nothing at all is left of the candidate, its evidence is gone, and no journey has broken.
    lost = tuple(sorted({key[1] for key in kinds[0]} & tried - {key[1] for key in kinds[1]})) if kinds[1] else ()
    doubts = _doubts((*candidate, *baseline)) or _nothing_in_common(changes)
    verdict = INCONCLUSIVE if doubts else _verdict(changes)
    if lost and verdict != REGRESS:
        verdict = INCONCLUSIVE
    before, after = ({f.fingerprint for one in side for f in one.findings} for side in (baseline, candidate))
    # What was found in journeys that the candidate left out is not known to be gone.
    still = {f.fingerprint for one in baseline for f in one.findings if f.journeys and not tried & {*f.journeys}}
    return Comparison(
        baseline=tuple(one.run for one in baseline),
        candidate=tuple(one.run for one in candidate),
        verdict=verdict,
        changes=changes,
        scores=tuple(_scores(baseline[-1], candidate[-1], limits, interval)),
        new_findings=_told(candidate, after - before),
        gone_findings=_told(baseline, before - after - (still if tried else set())),
        notes=(*doubts, *_lost(lost), *_remarks((*candidate, *baseline))),
        lost=lost,
        interval=interval,
    )


def _nothing_in_common(changes: Sequence[Change]) -> tuple[str, ...]:
    """Why no series tells anything, where none does for the same reason."""
    if not changes:
        return ("@reason.no_common_series",)
    reasons = {one.reason for one in changes}
    first = changes[0].reason
    return (first,) if first and len(reasons) == 1 and all(one.verdict == INCONCLUSIVE for one in changes) else ()


def _lost(journeys: Sequence[str]) -> tuple[str, ...]:
    return (f"@reason.journeys_lost|n={len(journeys)}|journeys={', '.join(journeys)}",) if journeys else ()


def _remarks(runs: Sequence[Measured]) -> tuple[str, ...]:
    """What a reader should know, and what decides nothing."""
    return ("@reason.other_environment",) if len({one.environment for one in runs}) > 1 else ()


def _doubts(runs: Sequence[Measured]) -> tuple[str, ...]:
    """Why nothing can be concluded of these runs together: one busy run is slow by itself, whichever side it is on."""
    found = [doubt for one in runs for doubt in one.doubts]
    if len({one.platform for one in runs}) > 1:
        found.append("@reason.other_platform")
    if len({one.cores for one in runs} - {""}) > 1:
        found.append("@reason.other_machine")
    if len({one.service_workers for one in runs}) > 1:
        found.append("@reason.other_service_workers")
    return tuple(dict.fromkeys(found))


def _by_kind(runs: Sequence[Measured]) -> dict[tuple[str, ...], list[Series]]:
    """Every kind of series, one of each run that measured it."""
    found: dict[tuple[str, ...], list[Series]] = {}
    for one in runs:
        for series in one.series:
            if series.values:
                found.setdefault(series.key, []).append(series)
    return found


def _changes(
    before: Mapping[tuple[str, ...], Sequence[Series]],
    after: Mapping[tuple[str, ...], Sequence[Series]],
    limits: ComparisonLimits,
) -> list[Change]:
    return [
        _change(parts, after[key], limits)
        for key, parts in sorted(before.items())
        if key in after and parts[0].metric in limits.floors
    ]


def _change(baseline: Sequence[Series], candidate: Sequence[Series], limits: ComparisonLimits) -> Change:
    """The estimates of one series; its verdict needs those of all."""
    series = baseline[0]
    before, after = (np.concatenate([one.values for one in side]) for side in (baseline, candidate))
    bare = Change(
        metric=series.metric,
        journey=series.journey,
        step=series.step,
        persona=series.persona,
        engine=series.engine,
        unit=series.unit,
        verdict=INCONCLUSIVE,
        n_baseline=len(before),
        n_candidate=len(after),
        baseline=float(np.median(before)),
        candidate=float(np.median(after)),
        runs=len(baseline),
        cv=float(after.std(ddof=1) / after.mean()) if len(after) > 1 and after.mean() > 0 else None,
    )
    fewest = min(len(before), len(after))
    if fewest < limits.least:
        return replace(bare, under_powered=True, reason=f"@reason.too_few_attempts|n={fewest}|needed={limits.least}")
    shift = hodges_lehmann(after, before)
    delta = cliffs_delta(after, before)
    known = replace(
        bare,
        shift=shift.value,
        cliff=delta,
        effect=effect_reading(delta),
        p=mann_whitney(after, before).p_value,
    )
    # What may be 0, such as a layout shift, has no ratio: there the shift itself must be sure.
    relative = min(before.min(), after.min()) > 0
    if len(baseline) >= LEAST_RUNS:
        low, high = _usual([one.values for one in baseline], relative=bool(relative))
        known = replace(known, usual_low=low, usual_high=high)
    if not relative:
        return replace(known, low=shift.low, high=shift.high, under_powered=_wide(shift, limits.floors[series.metric]))
    ratio = hodges_lehmann_ratio(after, before)
    wide = ratio.low is None or ratio.high is None or ratio.high - ratio.low > 2 * limits.relative * ratio.value
    return replace(known, ratio=ratio.value, low=ratio.low, high=ratio.high, under_powered=wide)


def _usual(runs: Sequence[Sequence[float]], *, relative: bool) -> tuple[float, float]:
    """Where the median of one more run of the baseline would be, from how its runs differ among themselves."""
    medians = np.array([np.median(values) for values in runs])
    if not relative:
        return prediction_interval(medians)
    low, high = np.exp(prediction_interval(np.log(medians)))
    return float(low), float(high)


def _wide(shift: tuple[float, float | None, float | None], floor: float) -> bool:
    _, low, high = shift
    return low is None or high is None or high - low > 2 * floor


def _judged(changes: Sequence[Change], limits: ComparisonLimits) -> tuple[Change, ...]:
    """With a verdict each, now that it is known how many were tested."""
    tested = [one for one in changes if one.p is not None]
    if not tested:
        return tuple(changes)
    adjusted = dict(zip(map(id, tested), adjusted_p_values([one.p or 0.0 for one in tested]), strict=True))
    judged = [
        replace(one, q=float(adjusted[id(one)]), verdict=_one_verdict(one, float(adjusted[id(one)]), limits))
        if id(one) in adjusted
        else one
        for one in changes
    ]
    order = [REGRESS, IMPROVE, INCONCLUSIVE, NO_EVIDENCE]
    return tuple(sorted(judged, key=lambda one: order.index(one.verdict)))


def _one_verdict(one: Change, q: float, limits: ComparisonLimits) -> str:
    assert one.shift is not None
    assert one.cliff is not None
    assert one.candidate is not None
    noticeable = abs(one.shift) > limits.floors[one.metric] and abs(one.cliff) >= limits.cliff and q <= limits.q
    if not noticeable or one.low is None or one.high is None:
        return NO_EVIDENCE
    worst, best = (1 + limits.relative, 1 / (1 + limits.relative)) if one.ratio is not None else (0.0, 0.0)
    now = one.candidate
    if one.low > worst and (one.usual_high is None or now > one.usual_high):
        return REGRESS
    return IMPROVE if one.high < best and (one.usual_low is None or now < one.usual_low) else NO_EVIDENCE


def _verdict(changes: Iterable[Change]) -> str:
    """The worst of all: one regression is one, whatever else became faster."""
    verdicts = {one.verdict for one in changes}
    if not verdicts or verdicts == {INCONCLUSIVE}:
        return INCONCLUSIVE
    return next((one for one in (REGRESS, IMPROVE) if one in verdicts), NO_EVIDENCE)


def _scores(before: Measured, after: Measured, limits: ComparisonLimits, level: float) -> Iterable[ScoreChange]:
    for subject in [name for name in before.scores if name in after.scores]:
        yield _score(subject, before, after, limits, level)


def _score(subject: str, before: Measured, after: Measured, limits: ComparisonLimits, level: float) -> ScoreChange:
    """Draws are paired where people made them: the same seed draws the same people for both."""
    first, second = before.scores[subject], after.scores[subject]
    bare = ScoreChange(subject=subject, baseline=first, candidate=second, difference=second - first)
    if before.model != after.model:
        return replace(bare, verdict=INCONCLUSIVE, reason="@reason.other_model")
    drawn = [one.draws[subject] for one in (before, after) if subject in one.draws]
    if len(drawn) < 2:
        return replace(bare, verdict=INCONCLUSIVE, reason="@reason.evidence_gone")
    tail = (1 - level) / 2
    low, high = np.quantile(drawn[1] - drawn[0], [tail, 1 - tail])
    known = replace(bare, low=float(low), high=float(high))
    if abs(second - first) < limits.score_points or low <= 0 <= high:
        return known
    return replace(known, verdict=IMPROVE if second > first else REGRESS)


def _told(runs: Sequence[Measured], fingerprints: set[str]) -> tuple[str, ...]:
    """The findings of these fingerprints, each once, as `id: title, journeys`."""
    every = {f.fingerprint: f for one in runs for f in one.findings if f.fingerprint in fingerprints}
    return tuple(sorted(f"{one.id}: {_plain(one)}" for one in every.values()))


def _plain(one: Finding) -> str:
    """A title that is a message of the report's own says less than where it was met."""
    places = ", ".join(dict.fromkeys(" / ".join(part for part in (p.journey, p.step) if part) for p in one.places))
    return places or one.rule if one.title.startswith("@") else one.title
