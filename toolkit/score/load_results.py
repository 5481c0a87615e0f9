"""
Load tests as the report shows them: rows per kind of request, and a line over time.
"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from toolkit.records import LoadResult, LoadRow
from toolkit.score.load_tests import LoadTest, satisfaction
from toolkit.score.statistics import apdex, percentile, percentile_interval

MOST_POINTS = 120  # of the line: as many as a figure can show


def load_result(test: LoadTest) -> LoadResult:
    """One load test over its steady window."""
    steady = test.steady
    n, errors = len(steady), int(steady["failed"].sum())
    window_s = test.info.duration_s - test.info.warmup_s
    named = [_row(str(name), rows, window_s) for name, rows in steady.groupby("name", observed=True, sort=True)]
    return LoadResult(
        profile=test.info.profile,
        outcome=test.info.outcome,
        reason=test.reason,
        members=test.info.members,
        duration_s=test.info.duration_s,
        declared_peak_per_s=test.info.declared_peak_per_s,
        achieved_per_s=test.achieved_per_s,
        n=n,
        apdex=apdex(*satisfaction(test)) if n else None,
        apdex_t_ms=test.info.apdex_t_ms,
        error_ratio=errors / n if n else None,
        generator_cpu_ratio=test.info.generator_cpu_ratio,
        rows=(_row("", steady, window_s), *sorted(named, key=lambda row: row.name)) if n else (),
        timeline=_timeline(test.samples),
    )


def _row(name: str, rows: pd.DataFrame, window_s: float) -> LoadRow:
    ordered = np.sort(rows["latency_ms"].to_numpy())
    p95 = percentile(ordered, 0.95)
    low, high = percentile_interval(ordered, 0.95) if p95 is not None else (None, None)
    return LoadRow(
        name=name,
        n=len(rows),
        errors=int(rows["failed"].sum()),
        rate_per_s=len(rows) / window_s,
        p50_ms=percentile(ordered, 0.5),
        p95_ms=p95,
        p95_low_ms=low,
        p95_high_ms=high,
        p99_ms=percentile(ordered, 0.99),
    )


def _timeline(samples: pd.DataFrame) -> tuple[tuple[float, float, float, int], ...]:
    """(second, requests per second, p95 in ms, errors): a picture of the course, too few samples a point to judge."""
    if samples.empty:
        return ()
    start = samples["start_s"].to_numpy()
    width = max(1, math.ceil((float(start.max()) + 1) / MOST_POINTS))
    point = (start // width).astype("int16")
    order = np.argsort(point, kind="stable")  # by radix, since a point fits in 16 bits
    latency = samples["latency_ms"].to_numpy()[order]
    failed = samples["failed"].to_numpy()[order]
    points, first = np.unique(point[order], return_index=True)
    last = np.append(first[1:], len(order))
    return tuple(
        (
            float(at * width),
            (end - begin) / width,
            _p95(latency[begin:end]),
            int(failed[begin:end].sum()),
        )
        for at, begin, end in zip(points.tolist(), first.tolist(), last.tolist(), strict=True)
    )


def _p95(latency_ms: np.ndarray) -> float:
    """Nearest rank, of however few."""
    rank = math.ceil(0.95 * len(latency_ms)) - 1
    return float(np.partition(latency_ms, rank)[rank])
