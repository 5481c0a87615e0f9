"""
Two sides compared within strata: what each would have reached, had both met the same share of easy and of hard.
"""

from __future__ import annotations

import math

import numpy as np

from toolkit.score.statistics.estimates import CONFIDENCE, Estimate, normal_quantile

EDGE = 1e-9  # a difference of 1 leaves nothing to vary


def stratified_difference(
    x: np.ndarray, n: np.ndarray, x_others: np.ndarray, n_others: np.ndarray, confidence: float = CONFIDENCE
) -> Estimate:
    """
    Mantel and Haenszel's difference of two proportions, with its score interval.

    Zero lies outside the interval exactly where the test of Cochran, Mantel and Haenszel says so; strata in which all
    or none succeed are no certainty, as they would be by Wald.

    Args:
        x: Successes of the first side, one entry a stratum.
        n: Trials of the first side, at least 1.
        x_others: Successes of the second.
        n_others: Trials of the second, at least 1.
        confidence: Of the two-sided interval.

    Returns:
        The weighted mean of x/n - x_others/n_others, weights n·n_others/(n+n_others), and its bounds.

    Source: Mantel & Haenszel 1959, JNCI 22:719; Miettinen & Nurminen 1985, Statistics in Medicine 4:213.
    """
    from scipy.optimize import brentq

    x, n, x_others, n_others = (np.asarray(counts, dtype=float) for counts in (x, n, x_others, n_others))
    weights = n * n_others / (n + n_others)
    value = float(np.average(x / n - x_others / n_others, weights=weights))
    limit = normal_quantile(confidence)

    def beyond(difference: float) -> float:
        """How many standard errors the difference found is above this one."""
        variance = float((weights**2 * _variance(difference, x, n, x_others, n_others)).sum())
        apart = (value - difference) * float(weights.sum())
        return apart / math.sqrt(variance) if variance > 0 else math.copysign(math.inf, apart) if apart else 0.0

    def bound(end: float, sign: float) -> float:
        if sign * beyond(end) <= limit:
            return math.copysign(1.0, end)
        return float(brentq(lambda at: max(-1e3, min(1e3, sign * beyond(at) - limit)), end, value))

    return Estimate(value, bound(-1 + EDGE, 1.0), bound(1 - EDGE, -1.0))


def _variance(
    difference: float, x: np.ndarray, n: np.ndarray, x_others: np.ndarray, n_others: np.ndarray
) -> np.ndarray:
    """Of each stratum's difference, were this the true one: both proportions as likely as they can be then."""
    second = _likeliest(difference, x, n, x_others, n_others)
    first = second + difference
    both = n + n_others
    spread = first * (1 - first) / n + second * (1 - second) / n_others
    return np.asarray(np.maximum(0.0, spread) * both / (both - 1))


def _likeliest(
    difference: float, x: np.ndarray, n: np.ndarray, x_others: np.ndarray, n_others: np.ndarray
) -> np.ndarray:
    """The second side's likeliest proportion, where the first is higher by `difference`: a cubic's root."""
    both, passed = n + n_others, x + x_others
    square = (n + 2 * n_others) * difference - both - passed
    linear = (n_others * difference - both - 2 * x_others) * difference + passed
    constant = x_others * difference * (1 - difference)
    third = square / (3 * both)
    turn = third**3 - square * linear / (6 * both**2) + constant / (2 * both)
    reach = np.copysign(np.sqrt(np.maximum(0.0, third**2 - linear / (3 * both))), turn)
    cubed = np.where(reach == 0, 1.0, reach**3)
    angle = (math.pi + np.arccos(np.clip(turn / cubed, -1.0, 1.0))) / 3
    root = 2 * reach * np.cos(angle) - third
    return np.asarray(np.clip(root, max(0.0, -difference), min(1.0, 1 - difference)))
