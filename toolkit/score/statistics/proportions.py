"""
Proportions: x successes in n trials, with four intervals and four point estimates.

Jeffreys' interval is the one that scores are drawn from, Agresti and Coull's the one to print beside a completion rate.
Plain Wald is left out on purpose, and Clopper and Pearson's is here only to compare with: it is too wide.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Generic, NamedTuple, TypeVar, overload

import numpy as np
from scipy import special

from toolkit.score.statistics.estimates import CONFIDENCE, Estimate, normal_quantile, plain, tail

Pair = tuple[float, float]
Arrays = tuple[np.ndarray, np.ndarray]
Number = TypeVar("Number", float, np.ndarray)


@overload
def jeffreys(x: float, n: int, confidence: float = ...) -> Pair: ...
@overload
def jeffreys(x: np.ndarray, n: np.ndarray | int, confidence: float = ...) -> Arrays: ...
def jeffreys(
    x: float | np.ndarray, n: int | np.ndarray, confidence: float = CONFIDENCE
) -> tuple[float | np.ndarray, float | np.ndarray]:
    """
    Interval of a proportion: quantiles of Beta(x+½, n-x+½), closed at 0 when x = 0 and at 1 when x = n.

    Args:
        x: Successes; some may count in part.
        n: Trials.
        confidence: Of the two-sided interval.

    Returns:
        Lower and upper bound; arrays of the shape that x and n broadcast to.

    Raises:
        ValueError: Successes that are not between 0 and n, or no trial.

    Source: Brown, Cai & DasGupta 2001, Statistical Science 16:101.
    """
    successes, trials = _counts(x, n)
    posterior = successes + 0.5, trials - successes + 0.5
    low = np.where(successes == 0, 0.0, special.betaincinv(*posterior, tail(confidence)))
    high = np.where(successes == trials, 1.0, special.betaincinv(*posterior, 1 - tail(confidence)))
    return plain(low), plain(high)


@overload
def adjusted_wald(x: int, n: int, confidence: float = ..., *, one_sided_extremes: bool = ...) -> Pair: ...
@overload
def adjusted_wald(
    x: np.ndarray, n: np.ndarray | int, confidence: float = ..., *, one_sided_extremes: bool = ...
) -> Arrays: ...
def adjusted_wald(
    x: int | np.ndarray, n: int | np.ndarray, confidence: float = CONFIDENCE, *, one_sided_extremes: bool = False
) -> tuple[float | np.ndarray, float | np.ndarray]:
    """
    Interval of a proportion by Agresti and Coull, clipped to [0, 1].

    Args:
        x: Successes.
        n: Trials.
        confidence: Of the two-sided interval.
        one_sided_extremes: Where x is 0 or n, leave the whole error probability on the open side, as some published
            calculators do: 10 of 10 is then "at least 75 %" instead of 68 %. Say so where it is printed.

    Returns:
        Lower and upper bound; arrays of the shape that x and n broadcast to.

    Raises:
        ValueError: Successes that are not between 0 and n, or no trial.

    Source: Sauro & Lewis 2005, HFES 49: the best coverage for small completion rates.
    """
    successes, trials = _counts(x, n)
    alpha = np.full(successes.shape, 2 * tail(confidence))
    if one_sided_extremes:
        alpha = np.where((successes == 0) | (successes == trials), 2 * alpha, alpha)
    return _confint(successes, trials, alpha, "agresti_coull")


@overload
def wilson(x: int, n: int, confidence: float = ...) -> Pair: ...
@overload
def wilson(x: np.ndarray, n: np.ndarray | int, confidence: float = ...) -> Arrays: ...
def wilson(
    x: int | np.ndarray, n: int | np.ndarray, confidence: float = CONFIDENCE
) -> tuple[float | np.ndarray, float | np.ndarray]:
    """
    Score interval of a proportion.

    Args:
        x: Successes.
        n: Trials.
        confidence: Of the two-sided interval.

    Returns:
        Lower and upper bound; arrays of the shape that x and n broadcast to.

    Raises:
        ValueError: Successes that are not between 0 and n, or no trial.

    Source: Wilson 1927, JASA 22:209.
    """
    successes, trials = _counts(x, n)
    return _confint(successes, trials, np.array(2 * tail(confidence)), "wilson")


@overload
def clopper_pearson(x: int, n: int, confidence: float = ...) -> Pair: ...
@overload
def clopper_pearson(x: np.ndarray, n: np.ndarray | int, confidence: float = ...) -> Arrays: ...
def clopper_pearson(
    x: int | np.ndarray, n: int | np.ndarray, confidence: float = CONFIDENCE
) -> tuple[float | np.ndarray, float | np.ndarray]:
    """
    "Exact" interval of a proportion: never less than its confidence, and therefore too wide to be a default.

    Args:
        x: Successes.
        n: Trials.
        confidence: Of the two-sided interval.

    Returns:
        Lower and upper bound; arrays of the shape that x and n broadcast to.

    Raises:
        ValueError: Successes that are not between 0 and n, or no trial.

    Source: Clopper & Pearson 1934, Biometrika 26:404.
    """
    successes, trials = _counts(x, n)
    return _confint(successes, trials, np.array(2 * tail(confidence)), "beta")


class Points(NamedTuple, Generic[Number]):
    """Point estimates of one proportion, or of an array of them."""

    mle: Number
    laplace: Number
    jeffreys: Number
    wilson: Number


@overload
def points(x: int, n: int) -> Points[float]: ...
@overload
def points(x: np.ndarray, n: np.ndarray | int) -> Points[np.ndarray]: ...
def points(x: int | np.ndarray, n: int | np.ndarray) -> Points[float] | Points[np.ndarray]:
    """
    The point estimates of x successes in n trials.

    Args:
        x: Successes.
        n: Trials.

    Raises:
        ValueError: Successes that are not between 0 and n, or no trial.

    Source: Lewis & Sauro 2006, Journal of Usability Studies 1(3):136.
    """
    s, t = _counts(x, n)
    z2 = normal_quantile(CONFIDENCE) ** 2
    estimates = s / t, (s + 1) / (t + 2), (s + 0.5) / (t + 1), (s + z2 / 2) / (t + z2)
    return Points(*map(float, estimates)) if s.ndim == 0 else Points(*estimates)


def believed_completion(x: int, n: int) -> float:
    """
    Point estimate of a proportion believed to lie in [.5, 1]: Wilson below .5, x/n to .9, Laplace above.

    Raises:
        ValueError: Successes that are not between 0 and n, or no trial.

    Source: Lewis & Sauro 2006, Journal of Usability Studies 1(3):136.
    """
    estimate = points(x, n)
    if estimate.mle < 0.5:
        return estimate.wilson
    return estimate.mle if estimate.mle <= 0.9 else estimate.laplace


def net_promoter_interval(promoters: int, detractors: int, n: int, confidence: float = CONFIDENCE) -> Estimate:
    """
    Adjusted Wald interval of a net promoter score, in points from -100 to 100.

    Args:
        promoters: Who answered 9 or 10.
        detractors: Who answered 0 to 6.
        n: All who answered.
        confidence: Of the two-sided interval.

    Returns:
        The adjusted score, which lies nearer to 0 than the plain one, and its interval, clipped to the scale.

    Raises:
        ValueError: More promoters and detractors than answers, or none.

    Source: Sauro & Lewis 2016, Quantifying the User Experience, 2nd ed.: three answers added, ¾ at each end.
    """
    if min(promoters, detractors) < 0 or not 0 < n >= promoters + detractors:
        raise ValueError(f"{promoters} promoters and {detractors} detractors of {n}: parts of at least one answer")
    likely, unlikely = (promoters + 0.75) / (n + 3), (detractors + 0.75) / (n + 3)
    difference = likely - unlikely
    half = normal_quantile(confidence) * math.sqrt((likely + unlikely - difference**2) / (n + 3))
    return Estimate(100 * difference, 100 * max(-1.0, difference - half), 100 * min(1.0, difference + half))


BY_NAME: dict[str, Callable[[int, int], Pair]] = {
    "jeffreys": jeffreys,
    "adjusted_wald": adjusted_wald,
    "wilson": wilson,
}


def _confint(
    x: np.ndarray, n: np.ndarray, alpha: np.ndarray, method: str
) -> tuple[float | np.ndarray, float | np.ndarray]:
    from statsmodels.stats.proportion import proportion_confint

    low, high = proportion_confint(x, n, alpha, method)
    return plain(low), plain(high)


def _counts(x: float | np.ndarray, n: int | np.ndarray) -> Arrays:
    successes, trials = np.broadcast_arrays(np.asarray(x, dtype=float), np.asarray(n, dtype=float))
    bad = ~((successes >= 0) & (successes <= trials) & (trials >= 1))
    if bad.any():
        x, n = successes[bad].flat[0], trials[bad].flat[0]
        raise ValueError(f"{x:g} of {n:g}: successes lie between 0 and n, and n is at least 1")
    return successes, trials
