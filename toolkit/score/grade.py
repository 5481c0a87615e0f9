"""
The grade: what all scores together earn, under the caps, as far as the evidence allows.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from toolkit.records import Cap, Grade
from toolkit.score.aggregate import Composite
from toolkit.score.criteria import Model
from toolkit.score.tiers import Tier
from toolkit.score.uncertainty import interval


def grade(*, model: Model, point: Composite, draws: Composite, caps: Sequence[Cap], tier: Tier) -> Grade:
    """
    The grade, or the technical index while no person has been observed.

    Args:
        model: Bands, limits of coverage.
        point: The composite of the values as measured.
        draws: The composite of every draw.
        caps: Barriers found.
        tier: What the evidence allows.
    """
    reason = reason_of(model, point, tier)
    limit, barriers = (limit_of(caps, tier, graded=every) for every in (True, False))
    quality = _number(point.quality)
    low, high = _bounds(draws.quality, quality, model)
    technical = _number(point.technical)
    technical_low, technical_high = _bounds(draws.technical, technical, model)
    graded = reason is None
    demonstrated = _letter(model, _capped(quality if low is None else low, limit)) if graded else None
    return Grade(
        letter=demonstrated,
        score=_capped(quality, limit) if graded else None,
        uncapped=quality if graded else technical,
        low=_capped(low, limit) if graded else None,
        high=_capped(high, limit) if graded else None,
        observed=_letter(model, _capped(quality, limit)) if graded else None,
        demonstrated=demonstrated,
        arithmetic=_number(point.arithmetic),
        reason=reason,
        tier=tier.name,
        preliminary=tier.preliminary,
        tier_missing=tier.missing,
        technical_index=_capped(technical, barriers),
        technical_low=_capped(technical_low, barriers),
        technical_high=_capped(technical_high, barriers),
        technical_weight=point.technical_weight,
        coverage=point.coverage,
        scenario_low=_number(point.scenario_low),
        scenario_high=_number(point.scenario_high),
    )


def limit_of(caps: Sequence[Cap], tier: Tier, *, graded: bool) -> float:
    """The most that is left: by barriers, and for a grade by what people have seen, which an index does not tell of."""
    evidence = [tier.cap] if graded and tier.cap is not None else []
    return min([*(cap.limit for cap in caps), *evidence], default=100.0)


def reason_of(model: Model, point: Composite, tier: Tier) -> str | None:
    """Why there is no grade, as a message key; None when there is one."""
    if tier.cap is None:
        return tier.reason
    if point.coverage < model.coverage.grade - 1e-9:
        return "@reason.coverage_low"
    return None if np.isfinite(point.quality).all() else "@reason.insufficient"


def _number(values: np.ndarray) -> float | None:
    value = float(values[0])
    return value if np.isfinite(value) else None


def _bounds(draws: np.ndarray, point: float | None, model: Model) -> tuple[float | None, float | None]:
    return (None, None) if point is None else interval(draws, point, model.uncertainty.interval)


def _capped(score: float | None, limit: float) -> float | None:
    return None if score is None else min(score, limit)


def _letter(model: Model, score: float | None) -> str | None:
    return None if score is None else model.band(score)
