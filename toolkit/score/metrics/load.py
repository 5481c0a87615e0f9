"""
Load at the declared peak: Apdex and error ratio over the steady window.

Why:
    A square that holds twenty people and fails at two hundred has failed.
How:
    Requests after the warm-up of every load test that reached the declared peak (less the tolerance) with a generator
    that was not itself the bottleneck; samples are pooled, never percentiles averaged. An error is a frustrated one.
Limits:
    Without a declared peak there is no score. The interval of the score is drawn by blocks of time, that of the metric
    takes requests as independent and is too narrow. A closed model of members slows down with the platform and hides
    overload.
Source:
    Apdex specification 1.1; ISO/IEC 25023:2016.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.score.load_tests import LoadTest, content, satisfaction
from toolkit.score.sampling import BlockRatio
from toolkit.score.statistics import apdex as apdex_of
from toolkit.score.statistics import jeffreys
from toolkit.score.values import metric, row, table

BLOCKS = 20  # of the steady window


@metric(unit="1", better="higher", source="Apdex specification 1.1", reads="load")
def apdex(*, tests: tuple[LoadTest, ...]) -> pd.DataFrame:
    """
    Apdex of the steady windows.

    Args:
        tests: Load tests.

    Returns:
        One row: `value`, `n` requests, 95 % Jeffreys interval: the mean's own would have no width where all are
        satisfied, and is nowhere wider.
    """
    scored, reason = _scored(tests)
    if reason:
        return table([row(value=None, n=0, reason=reason)])
    satisfied, tolerating, n = (sum(parts) for parts in zip(*map(satisfaction, scored), strict=True))
    sums, counts = (
        np.concatenate(parts) for parts in zip(*(_blocks(test, content(test)) for test in scored), strict=True)
    )
    value = apdex_of(satisfied, tolerating, n)
    low, high = jeffreys(satisfied + tolerating / 2, n)
    detail = {"t_ms": " ".join(sorted({f"{test.info.apdex_t_ms:g}" for test in scored}))}
    return table([row(value=value, n=n, low=low, high=high, sample=BlockRatio(sums, counts), detail=detail)])


@metric(unit="1", better="lower", source="ISO/IEC 25023:2016", reads="load")
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
    blocks = (_blocks(test, test.steady["failed"].to_numpy(dtype=float)) for test in scored)
    sums, counts = (np.concatenate(parts) for parts in zip(*blocks, strict=True))
    sample = BlockRatio(sums, counts, trials=True)
    return table([row(value=errors / n, n=n, passed=errors, low=low, high=high, sample=sample)])


def _blocks(test: LoadTest, content: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Sums and counts over equal spans of the steady window: long enough that one hardly depends on the last."""
    start = test.steady["start_s"].to_numpy()
    window_s = test.info.duration_s - test.info.warmup_s
    block = np.clip((start - test.info.warmup_s) / window_s * BLOCKS, 0, BLOCKS - 1).astype("int64")
    counts = np.bincount(block, minlength=BLOCKS)
    sums = np.bincount(block, weights=content, minlength=BLOCKS)
    return sums[counts > 0], counts[counts > 0]


def _scored(tests: tuple[LoadTest, ...]) -> tuple[list[LoadTest], str | None]:
    scored = [test for test in tests if test.reason is None]
    if scored:
        return scored, None
    return [], tests[0].reason if tests else "@reason.not_measured"
