"""
How far the regression gate can be trusted: red comparisons of runs of one and the same platform, and planted slowdowns
found.

    python benchmarks/regression.py                    both tables, from the recorded runs
    python benchmarks/regression.py --record RESULTS   keep the series of the runs in a results folder as the recording

The recorded runs are of the embedded platform, one after the other on one machine with other work on it. Every
comparison is made as the gate makes it: one run against five others taken together, and one against one. Power is
counted on steps of 1.2 s whose attempts scatter as the recorded ones do, stretched to a coefficient of variation.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np
from paired.table import finish, judge, show

from toolkit.records import Series, as_data, from_data
from toolkit.score.compare import REGRESS, Measured, compare
from toolkit.score.criteria import shipped
from toolkit.settings import Settings
from toolkit.store import Results

RECORDING = Path(__file__).parent / "recordings" / "demo.jsonl"
COMPARISONS, MOST_RED = 200, 16
BASELINE_RUNS = 5
STEP_MS, TRIALS = 1200.0, 200
VARIATIONS, SIZES, SLOWDOWNS = (0.05, 0.1, 0.2, 0.3, 0.5), (10, 20, 30, 50), (1.1, 1.2, 1.5)
LIMITS = shipped().comparison


def record(results: Path) -> None:
    """Keep the series of every run of a folder, values to a tenth of a millisecond."""
    from toolkit.score.series import series_of

    lines = []
    for folder in Results(results).runs():
        for one in series_of(folder, Settings()):
            data = as_data(one) | {"values": [round(value, 4 if one.unit == "1" else 1) for value in one.values]}
            lines.append(json.dumps({"run": folder.run, **data}, separators=(",", ":")))
    RECORDING.parent.mkdir(exist_ok=True)
    RECORDING.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{RECORDING}: {len(lines)} series")


def recorded() -> list[Measured]:
    """The recorded runs, in the order in which they were made."""
    runs: dict[str, list[Series]] = {}
    for line in RECORDING.read_text(encoding="utf-8").splitlines():
        data = json.loads(line)
        runs.setdefault(data.pop("run"), []).append(from_data(Series, data))
    return [Measured(run, series) for run, series in runs.items()]


def one_against_one(runs: Sequence[Measured], rng: np.random.Generator) -> Iterator[tuple[list[Measured], Measured]]:
    """Pairs of different runs, the earlier one the baseline."""
    pairs = list(combinations(runs, 2))
    for at in rng.permutation(len(pairs))[:COMPARISONS]:
        yield [pairs[at][0]], pairs[at][1]


def one_against_five(runs: Sequence[Measured], rng: np.random.Generator) -> Iterator[tuple[list[Measured], Measured]]:
    """A run, and five others drawn among the rest."""
    for _ in range(COMPARISONS):
        drawn = rng.choice(len(runs), BASELINE_RUNS + 1, replace=False)
        yield [runs[at] for at in drawn[1:]], runs[drawn[0]]


def false_alarms(runs: Sequence[Measured]) -> bool:
    """The table of comparisons of the same platform with itself; whether few enough are red."""
    rows, held = [], True
    for name, ways in (("one against one", one_against_one), ("one against five", one_against_five)):
        found = [
            compare(baseline=before, candidate=[after], limits=LIMITS)
            for before, after in ways(runs, np.random.default_rng(1))
        ]
        red = sum(one.verdict == REGRESS for one in found)
        series = sum(len(one.changes) for one in found)
        slower = sum(change.verdict == REGRESS for one in found for change in one.changes)
        held = held and red <= MOST_RED
        rows.append((name, str(len(found)), str(red), *judge(red, MOST_RED, ".0f"), f"{slower} of {series}"))
    show(("same platform, twice", "comparisons", "red", "limit", "holds", "series called slower"), rows)
    return held


def scatter(runs: Sequence[Measured]) -> np.ndarray:
    """Logarithms of step times about the median of their run, brought to a standard deviation of 1."""
    found = []
    for one in runs:
        for series in one.series:
            if series.metric == "step_time" and len(series.values) >= LIMITS.least and min(series.values) > 0:
                logs = np.log(series.values)
                found.append((logs - np.median(logs)) / logs.std(ddof=1))
    return np.concatenate(found)


def power(shape: np.ndarray) -> None:
    """The table of planted slowdowns found."""
    rng = np.random.default_rng(2)
    rows = []
    for variation in VARIATIONS:
        for n in SIZES:
            found = [f"{found_share(shape, variation, n, factor, rng):.0%}" for factor in (1.0, *SLOWDOWNS)]
            rows.append((f"{variation:.2f}", str(n), *found))
    show(("CV", "n", "none", *(f"+{factor - 1:.0%}" for factor in SLOWDOWNS)), rows)


def found_share(shape: np.ndarray, variation: float, n: int, factor: float, rng: np.random.Generator) -> float:
    """How often a step of n attempts on each side, this much slower, is called a regression."""
    spread = float(np.sqrt(np.log1p(variation**2)))

    def side(scale: float) -> list[Measured]:
        values = STEP_MS * scale * np.exp(spread * rng.choice(shape, n))
        series = Series(
            metric="step_time", journey="j", step="s", persona="p", engine="e", unit="ms", values=tuple(values)
        )
        return [Measured("run", [series])]

    red = (compare(baseline=side(1.0), candidate=side(factor), limits=LIMITS).verdict for _ in range(TRIALS))
    return sum(verdict == REGRESS for verdict in red) / TRIALS


if __name__ == "__main__":
    if sys.argv[1:2] == ["--record"]:
        record(Path(sys.argv[2]))
    else:
        every = recorded()
        holds = false_alarms(every)
        print()
        power(scatter(every))
        finish(held=holds)
