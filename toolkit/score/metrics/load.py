"""
Load at the declared peak: Apdex and error ratio over the steady window.

Why:
    A square that holds twenty people and fails at two hundred has failed.
How:
    Requests after the warm-up of every load test that reached the declared peak (less the tolerance) with a generator
    that was not itself the bottleneck; samples are pooled, never percentiles averaged. An error is a frustrated one.
Limits:
    Without a declared peak there is no score. Requests follow each other, so the intervals are too narrow. A closed
    model of members slows down with the platform and hides overload.
Source:
    Apdex specification 1.1; ISO/IEC 25023:2016.
"""

from __future__ import annotations

import math

import pandas as pd

from toolkit.score.load_tests import LoadTest, satisfaction
from toolkit.score.statistics import apdex as apdex_of
from toolkit.score.statistics import jeffreys
from toolkit.score.values import metric, row, table


@metric(unit="1", better="higher", source="Apdex specification 1.1")
def apdex(*, tests: tuple[LoadTest, ...]) -> pd.DataFrame:
    """
    Apdex of the steady windows.

    Args:
        tests: Load tests.

    Returns:
        One row: `value`, `n` requests, 95 % interval of the mean.
    """
    scored, reason = _scored(tests)
    if reason:
        return table([row(value=None, n=0, reason=reason)])
    satisfied, tolerating, n = (sum(parts) for parts in zip(*map(satisfaction, scored), strict=True))
    value = apdex_of(satisfied, tolerating, n)
    spread = math.sqrt(max(0.0, (satisfied + tolerating / 4) / n - value**2))
    half = 1.959964 * spread / math.sqrt(n)
    detail = {"t_ms": " ".join(sorted({f"{test.info.apdex_t_ms:g}" for test in scored}))}
    return table([row(value=value, n=n, low=max(0.0, value - half), high=min(1.0, value + half), detail=detail)])


@metric(unit="1", better="lower", source="ISO/IEC 25023:2016")
def error_ratio(*, tests: tuple[LoadTest, ...]) -> pd.DataFrame:
    """
    Share of requests in the steady windows that failed.

    Args:
        tests: Load tests.

    Returns:
        One row: `value`, `n` requests, `passed` (here: errors), 95 % Jeffreys interval.
    """
    scored, reason = _scored(tests)
    if reason:
        return table([row(value=None, n=0, reason=reason)])
    errors = sum(int(test.steady["failed"].sum()) for test in scored)
    n = sum(len(test.steady) for test in scored)
    low, high = jeffreys(errors, n)
    return table([row(value=errors / n, n=n, passed=errors, low=low, high=high)])


def _scored(tests: tuple[LoadTest, ...]) -> tuple[list[LoadTest], str | None]:
    scored = [test for test in tests if test.reason is None]
    if scored:
        return scored, None
    return [], tests[0].reason if tests else "@reason.not_measured"
