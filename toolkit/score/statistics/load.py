"""
Load tests: latencies that were never recorded, satisfaction, error budgets, Little's law, headroom.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.score.statistics.estimates import sample

LITTLE_TOLERANCE = 0.05  # above it the generator, not the platform, set the pace


class BurnAlert(NamedTuple):
    """A burn rate that somebody is called for when both windows show it."""

    rate: float
    long_h: float
    short_h: float


# Google, The Site Reliability Workbook, ch. 5: 2, 5 and 10 % of a budget of thirty days.
BURN_ALERTS = (BurnAlert(14.4, 1, 5 / 60), BurnAlert(6, 6, 0.5), BurnAlert(1, 72, 6))


def corrected_latencies(latencies: npt.ArrayLike, interval: float) -> np.ndarray:
    """
    Latencies with those that a stalled generator failed to record: each v above the interval I adds v-I, v-2I … ≥ I.

    Needed only where requests were to start every I but waited for each other; latency counted from the intended start
    is better. Takes memory for all that is added, one in I of the time spent in stalls.

    Args:
        latencies: Recorded ones.
        interval: Intended time between two requests; same unit.

    Returns:
        The recorded latencies, then the added ones.

    Raises:
        ValueError: Not one row of numbers of at least 0, or an interval that is not above 0.

    Source: Tene, HdrHistogram, recordValueWithExpectedInterval.
    """
    recorded = sample(latencies)
    if interval <= 0 or recorded.min() < 0:
        raise ValueError("latencies are 0 or more, and so is the interval between two requests, which is above 0")
    missed = np.maximum(np.floor(recorded / interval * (1 + 1e-12)) - 1, 0).astype(int)  # .3 holds .1 three times
    step = np.arange(missed.sum()) - np.repeat(missed.cumsum() - missed, missed) + 1
    return np.concatenate([recorded, np.repeat(recorded, missed) - step * interval])


def apdex(satisfied: int, tolerating: int, total: int) -> float:
    """
    Apdex: satisfied within T, tolerating within 4T, errors count as frustrated.

    Args:
        satisfied: Requests within T.
        tolerating: Requests above T and within 4T.
        total: All requests.

    Raises:
        ValueError: Parts that are no parts of the total, or no request.

    Source: Apdex specification 1.1.
    """
    if min(satisfied, tolerating) < 0 or not 0 < total >= satisfied + tolerating:
        raise ValueError(f"{satisfied} satisfied and {tolerating} tolerating of {total}: parts of at least one request")
    return (satisfied + tolerating / 2) / total


def burn_rate(error_ratio: float, objective: float) -> float:
    """
    How fast errors spend the budget that an objective leaves: at 1 it lasts exactly for the objective's period.

    Args:
        error_ratio: Failed of all requests, 0 to 1.
        objective: Share of requests that is to succeed, below 1.

    Raises:
        ValueError: A ratio or an objective out of range.

    Source: Google, The Site Reliability Workbook, ch. 5.
    """
    if not (0 <= error_ratio <= 1 and 0 <= objective < 1):
        raise ValueError(f"errors of {error_ratio} and an objective of {objective}: 0 to 1, the objective below 1")
    return error_ratio / (1 - objective)


def members_in_system(throughput_per_s: float, response_s: float, think_s: float = 0.0) -> float:
    """
    Little's law, N = X(R+Z): how many members a throughput keeps busy.

    Args:
        throughput_per_s: X, requests per second.
        response_s: R, mean time of a request.
        think_s: Z, mean pause between two requests of a member.

    Source: Little 1961, Operations Research 9:383.
    """
    return throughput_per_s * (response_s + think_s)


def little_gap(members: float, throughput_per_s: float, response_s: float, think_s: float = 0.0) -> float:
    """
    How far a load test is from Little's law, |N-X(R+Z)|/N: above LITTLE_TOLERANCE the generator was saturated.

    Args:
        members: N, who took part.
        throughput_per_s: X, requests per second.
        response_s: R, mean time of a request.
        think_s: Z, mean pause between two requests of a member.

    Raises:
        ValueError: No members.
    """
    if members <= 0:
        raise ValueError(f"a load of {members} members: there is one or more")
    return abs(members - members_in_system(throughput_per_s, response_s, think_s)) / members


def capacity(
    loads: Sequence[float],
    p95_ms: Sequence[float],
    error_ratios: Sequence[float],
    *,
    most_ms: float,
    most_errors: float = 0.01,
) -> float | None:
    """
    The highest load that kept its objective at every step up to it; of two runs, take the lower one.

    Args:
        loads: Load of each step, ascending.
        p95_ms: 95th percentile of each step's latency.
        error_ratios: Failed of all requests in each step.
        most_ms: The 95th percentile that is still good.
        most_errors: The error ratio that is still good.

    Returns:
        The load; None where even the first step broke the objective.

    Raises:
        ValueError: Steps of different number, or loads that do not ascend.
    """
    steps = list(zip(loads, p95_ms, error_ratios, strict=True))
    if sorted(set(loads)) != list(loads):
        raise ValueError("loads ascend from step to step")
    good = [latency <= most_ms and errors <= most_errors for _, latency, errors in steps]
    kept = good.index(False) if False in good else len(good)
    return steps[kept - 1][0] if kept else None


def headroom(most: float, peak: float) -> float:
    """
    Capacity over the declared peak: 1 is just enough.

    Raises:
        ValueError: A peak that is not above 0.
    """
    if peak <= 0:
        raise ValueError(f"a peak of {peak}: it is above 0")
    return most / peak
