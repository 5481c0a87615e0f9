"""
Estimates and their intervals. Two-sided 95 % unless asked otherwise; every function is a formula with a name.

What every score needs stands here; the rest is imported from its module. Functions of arrays return arrays, those of
people and samples take one row per participant, and NaN is what somebody did not answer. Nothing here knows of a
platform, a run or a language.
"""

from toolkit.score.statistics.counts import poisson
from toolkit.score.statistics.estimates import CONFIDENCE, Estimate, Interval
from toolkit.score.statistics.load import apdex
from toolkit.score.statistics.percentiles import least_n, percentile, percentile_interval, percentile_ranks
from toolkit.score.statistics.proportions import (
    BY_NAME,
    Points,
    adjusted_wald,
    believed_completion,
    jeffreys,
    points,
    wilson,
)
from toolkit.score.statistics.times import geometric_mean

__all__ = [
    "BY_NAME",
    "CONFIDENCE",
    "Estimate",
    "Interval",
    "Points",
    "adjusted_wald",
    "apdex",
    "believed_completion",
    "geometric_mean",
    "jeffreys",
    "least_n",
    "percentile",
    "percentile_interval",
    "percentile_ranks",
    "points",
    "poisson",
    "wilson",
]
