"""
What would raise the score most: each barrier, fix, criterion or piece of evidence tried, and the score counted again.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from toolkit.records import Cap, Finding, Raise, Source
from toolkit.score.aggregate import Composite, compose
from toolkit.score.caps import caps_of
from toolkit.score.criteria import Model
from toolkit.score.evidence import Evidence
from toolkit.score.findings import mended
from toolkit.score.grade import limit_of, reason_of
from toolkit.score.limits import HumanTier
from toolkit.score.sums import Sums, point_after
from toolkit.score.tiers import Tier

GOOD = 90.0  # of a criterion: good practice, on the common scale
LEAST = 0.05  # points: less is not told
MOST_TRIED = 12  # findings, the most urgent first
MOST = {"cap": 3, "finding": 5, "criterion": 3, "tier": 1, "evidence": 3}


class Standing(NamedTuple):
    """Where a run stands: what it adds up to, its barriers and its tier of evidence."""

    point: Composite
    caps: tuple[Cap, ...]
    tier: Tier

    def score(self, model: Model) -> float | None:
        """The grade's score under its caps, or the technical index while there is no grade; None without either."""
        graded = reason_of(model, self.point, self.tier) is None
        value = float((self.point.quality if graded else self.point.technical)[0])
        limit = limit_of(self.caps, self.tier, graded=graded)
        return min(value, limit) if np.isfinite(value) else None


def raises(*, evidence: Evidence, sums: Sums, now: Standing, findings: Sequence[Finding]) -> tuple[Raise, ...]:
    """
    What would raise the score, the largest gain first, then what evidence might do.

    Args:
        evidence: The run's.
        sums: What it adds up to.
        now: Where it stands.
        findings: What was found, the most urgent first.
    """
    model = evidence.model
    score = now.score(model)
    if score is None:
        return tuple(_evidence(model, now))
    fixes = [
        *_most("cap", _lifted(model, now, score)),
        *_most("finding", _fixed(evidence, sums, now, score, findings)),
        *_most("criterion", _improved(model, now, score)),
        *_most("tier", _next_tier(model, now, score)),
    ]
    ordered = sorted(fixes, key=lambda one: -(one.gain or 0))
    return (*ordered, *_most("evidence", _evidence(model, now)))


def _most(kind: str, every: Iterable[Raise]) -> list[Raise]:
    worthwhile = [one for one in every if one.gain is None or one.gain >= LEAST]
    return sorted(worthwhile, key=lambda one: -(one.gain or 0))[: MOST[kind]]


def _lifted(model: Model, now: Standing, score: float) -> Iterable[Raise]:
    """Each barrier away, and all that cap as low as it does not: only together may they gain something."""
    for name in sorted({cap.cap for cap in now.caps}):
        left = now._replace(caps=tuple(cap for cap in now.caps if cap.cap != name))
        yield _raise("cap", model, left, score, params={"cap": name}, subject=name)


def _fixed(evidence: Evidence, sums: Sums, now: Standing, score: float, findings: Sequence[Finding]) -> Iterable[Raise]:
    for one in findings[:MOST_TRIED]:
        better = mended(one, evidence)
        if better is not None:
            rest = [other for other in findings if other.id != one.id]
            point = point_after(evidence=better, before=evidence, sums=sums)
            after = now._replace(point=point, caps=caps_of(better, rest))
            params = {"title": one.title, **one.params}
            yield _raise("finding", evidence.model, after, score, params=params, finding=one.id)


def _improved(model: Model, now: Standing, score: float) -> Iterable[Raise]:
    for name, value in now.point.criteria.items():
        if value[0] < GOOD:
            better = compose(model, {**now.point.criteria, name: np.array([GOOD])})
            params = {"criterion": name, "now": f"{float(value[0]):.1f}", "then": f"{GOOD:g}"}
            yield _raise("criterion", model, now._replace(point=better), score, params=params, subject=name)


def _next_tier(model: Model, now: Standing, score: float) -> Iterable[Raise]:
    names = ["M", *_tiers(model)]
    following = names[names.index(now.tier.name) + 1 :]
    if now.tier.cap is not None and following:
        name = following[0]
        after = now._replace(tier=now.tier._replace(name=name, cap=_tiers(model)[name].cap))
        yield _raise("tier", model, after, score, params={"tier": name}, subject=name)


def _evidence(model: Model, now: Standing) -> Iterable[Raise]:
    """What nobody has measured yet: the score if it turned out poor, and if it turned out good."""
    for source in Source:
        missing = {
            name: criterion
            for name, criterion in model.criteria.items()
            if criterion.source is source and name not in now.point.criteria
        }
        weight = sum(one.weight * model.dimensions[one.dimension].weight for one in missing.values())
        if not missing:
            continue
        tier = _with(now.tier, source, model)
        low, high = (
            now._replace(
                point=compose(model, {**now.point.criteria, **dict.fromkeys(missing, np.array([assumed]))}), tier=tier
            ).score(model)
            for assumed in (model.coverage.scenario_low, model.coverage.scenario_high)
        )
        params = {"source": source.value, "weight": f"{weight:.2f}", "tier": tier.name}
        yield Raise(kind="evidence", what="@raise.evidence", params=params, low=low, high=high, subject=source.value)


def _with(tier: Tier, source: Source, model: Model) -> Tier:
    """The tier that evidence of this kind can reach from here: people count only after experts have looked."""
    name = {Source.EXPERT: "E", Source.USER: "U1"}.get(source)
    names = ["M", *_tiers(model)]
    reachable = name is not None and names.index(name) == names.index(tier.name) + 1
    return tier._replace(name=name, cap=_tiers(model)[name].cap) if name and reachable else tier


def _tiers(model: Model) -> dict[str, HumanTier]:
    return {"E": model.tiers.E, "U1": model.tiers.U1, "U2": model.tiers.U2}


def _raise(
    kind: str,
    model: Model,
    after: Standing,
    score: float,
    *,
    params: dict[str, str],
    finding: str | None = None,
    subject: str | None = None,
) -> Raise:
    then = after.score(model)
    gain = None if then is None else then - score
    return Raise(
        kind=kind, what=f"@raise.{kind}", params=params, gain=gain, score=then, finding=finding, subject=subject
    )
