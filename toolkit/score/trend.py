"""
Levels over a history of runs: where a series changed for good, which no comparison of two runs can tell.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from toolkit.records import ChangePoint, Series
from toolkit.score.limits import ComparisonLimits
from toolkit.score.statistics.change_points import change_points


def changes(
    *, runs: Sequence[str], series: Mapping[str, Sequence[Series]], limits: ComparisonLimits
) -> tuple[ChangePoint, ...]:
    """
    Every change of level of every kind of series, by the medians of its runs.

    Args:
        runs: Ids in the order in which they began.
        series: What each measured.
        limits: Smallest shifts that are noticed, how sure a change must be, and the fewest runs of a level.

    Returns:
        By metric, journey and step, then in the order of the runs; `run` is the first of the new level.
    """
    kinds: dict[tuple[str, ...], list[tuple[str, Series]]] = {}
    for run in runs:
        for one in series.get(run, ()):
            if one.metric in limits.floors and one.values:
                kinds.setdefault(one.key, []).append((run, one))
    return tuple(found for _, rows in sorted(kinds.items()) for found in _of_one(rows, limits))


def _of_one(rows: Sequence[tuple[str, Series]], limits: ComparisonLimits) -> list[ChangePoint]:
    kind = rows[0][1]
    values = np.array([np.median(one.values) for _, one in rows])
    points = change_points(values, significance=limits.significance, shortest=limits.level_runs)
    edges = [0, *(point.at for point in points), len(values)]
    found = []
    for at, point in enumerate(points):
        before = float(np.median(values[edges[at] : edges[at + 1]]))
        after = float(np.median(values[edges[at + 1] : edges[at + 2]]))
        if abs(after - before) > limits.floors[kind.metric]:
            found.append(
                ChangePoint(
                    metric=kind.metric,
                    journey=kind.journey,
                    step=kind.step,
                    persona=kind.persona,
                    engine=kind.engine,
                    unit=kind.unit,
                    run=rows[point.at][0],
                    index=point.at,
                    before=before,
                    after=after,
                    p=point.p_value,
                )
            )
    return found
