"""
How far the regression gate can be trusted: red comparisons of runs of one and the same platform, and planted slowdowns
found.

    python benchmarks/regression.py                      three tables, from the recorded runs
    python benchmarks/regression.py --walk RESULTS       walk runs of the embedded platform into an empty folder
    python benchmarks/regression.py --record RESULTS …   keep the series of runs in results folders as the recording

The recorded runs are of the embedded platform, one after the other on one machine with other work on it. Runs that the
toolkit believes are compared as the gate does it, with five others, and with one; then all of them, also those that it
calls inconclusive since the machine was busy, to show what that rule keeps out. Power is counted twice: in the gate's
way, on believed runs that differ as they do; and where runs do not differ, on steps of 1.2 s whose attempts scatter as
those of believed runs do, stretched to a coefficient of variation.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import numpy as np
from paired.table import finish, judge, show

from toolkit.records import RunState, Series, as_data, from_data
from toolkit.score.compare import REGRESS, Measured, compare
from toolkit.score.criteria import shipped
from toolkit.settings import Settings, load
from toolkit.store import Results, RunFolder

RECORDING = Path(__file__).parent / "recordings" / "demo.jsonl"
WALKED_RUNS, WALKED_ATTEMPTS, WALKING_S = 24, 12, 1500
COMPARISONS, MOST_RED = 200, 16
BASELINE_RUNS = 5
GATE = ("believed", "one with five")  # as the gate compares, where nobody sets it otherwise
STEP_MS, TRIALS = 1200.0, 200
VARIATIONS, SIZES, SLOWDOWNS = (0.05, 0.1, 0.2, 0.3, 0.5), (10, 20, 30, 50), (1.1, 1.2, 1.5)
LIMITS = shipped().comparison

Pairs = Iterator[tuple[list[Measured], Measured]]


def walk(results: Path) -> None:
    """Runs of one journey one after the other on one server, until there are enough or it takes too long."""
    from toolkit import pipeline

    quick = {"journeys.har": "false", "journeys.pictures": "false", "audit.axe": "false"}
    quick |= {f"journeys.attempts.{weight}": str(WALKED_ATTEMPTS) for weight in ("critical", "important", "secondary")}
    until = time.monotonic() + WALKING_S
    with pipeline.embedded() as (url, config):
        request = pipeline.Request(
            config=config,
            overrides={"platform.base_url": url, **quick},
            keyword="read_feed",
            load=False,
            results=results,
        )
        for number in range(1, WALKED_RUNS + 1):
            if time.monotonic() > until:
                break
            measured = pipeline.measure(request)
            print(f"{number}: {measured.folder.run}, {measured.state}", flush=True)
            if measured.state is not RunState.COMPLETE:
                break


def record(every: Sequence[Path]) -> None:
    """Keep the series of every complete run: of the attempts that count, and of all, also those of a busy machine."""
    folders = [folder for results in every for folder in Results(results).runs()]
    whole = [folder for folder in folders if folder.read_info().state is RunState.COMPLETE]
    lines = [line for folder in whole for line in _recorded(folder)]
    RECORDING.parent.mkdir(exist_ok=True)
    RECORDING.write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{RECORDING}: {len(whole)} runs")


def _recorded(folder: RunFolder) -> Iterator[str]:
    """A line for the run's doubts, then one a series, values to a tenth of a millisecond."""
    from toolkit.score.evidence import prepare
    from toolkit.score.series import series_of
    from toolkit.score.tables import read_tables
    from toolkit.score.validity import doubts

    evidence = prepare(tables=read_tables(folder), model=shipped(), settings=Settings())
    yield _line({"run": folder.run, "doubts": doubts(evidence=evidence)})
    patient = load(None, overrides={"validity.busy_ratio": "1e9"}, environ={})
    for busy, settings in ((False, Settings()), (True, patient)):
        for one in series_of(folder, settings):
            values = [round(value, 4 if one.unit == "1" else 1) for value in one.values]
            yield _line({"run": folder.run, "busy": busy, **as_data(one), "values": values})


def _line(data: dict[str, object]) -> str:
    return json.dumps(data, separators=(",", ":"))


def recorded(*, busy: bool) -> list[Measured]:
    """The recorded runs in the order in which they were made: those that are believed, or all with all attempts."""
    rows = [json.loads(line) for line in RECORDING.read_text(encoding="utf-8").splitlines()]
    doubted = {row["run"] for row in rows if row.get("doubts")}
    runs: dict[str, list[Series]] = {}
    for row in rows:
        if "doubts" in row or row.pop("busy") is not busy or (row["run"] in doubted and not busy):
            continue
        runs.setdefault(row.pop("run"), []).append(from_data(Series, row))
    return [Measured(run, series) for run, series in runs.items()]


def one_with_one(runs: Sequence[Measured], rng: np.random.Generator) -> Pairs:
    """Pairs of different runs, either of them the baseline."""
    pairs = list(permutations(runs, 2))
    for at in rng.permutation(len(pairs))[:COMPARISONS]:
        yield [pairs[at][0]], pairs[at][1]


def one_with_five(runs: Sequence[Measured], rng: np.random.Generator) -> Pairs:
    """A run, and five others drawn among the rest."""
    for _ in range(COMPARISONS):
        drawn = rng.choice(len(runs), BASELINE_RUNS + 1, replace=False)
        yield [runs[at] for at in drawn[1:]], runs[drawn[0]]


def false_alarms() -> bool:
    """The table of comparisons of the same platform with itself; whether few enough are red."""
    rows, held = [], True
    ways: dict[str, Callable[[Sequence[Measured], np.random.Generator], Pairs]] = {
        "one with one": one_with_one,
        "one with five": one_with_five,
    }
    for kind, runs in (("believed", recorded(busy=False)), ("all, also busy", recorded(busy=True))):
        for name, pairs in ways.items():
            found = [
                compare(baseline=before, candidate=[after], limits=LIMITS)
                for before, after in pairs(runs, np.random.default_rng(1))
            ]
            red = sum(one.verdict == REGRESS for one in found)
            ruled = (kind, name) == GATE
            held = held and (not ruled or red <= MOST_RED)
            judged = judge(red, MOST_RED, ".0f") if ruled else ("", "")
            rows.append((kind, str(len(runs)), name, str(len(found)), str(red), *judged))
    show(("runs", "n", "compared", "comparisons", "red", "limit", "holds"), rows)
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


def power_between_runs(runs: Sequence[Measured]) -> None:
    """The table of slowdowns found in the gate's way, among runs that differ as the recorded ones do."""
    pairs = list(one_with_five(runs, np.random.default_rng(1)))
    rows = []
    for factor in (1.0, *SLOWDOWNS, 2.0):
        found = [compare(baseline=before, candidate=[slower(after, factor)], limits=LIMITS) for before, after in pairs]
        red = sum(one.verdict == REGRESS for one in found)
        rows.append(
            (f"+{factor - 1:.0%}" if factor > 1 else "none", str(len(found)), str(red), f"{red / len(found):.0%}")
        )
    show(("slowdown", "comparisons", "red", "share"), rows)


def slower(run: Measured, factor: float) -> Measured:
    """The run with all its steps so much slower."""
    return run._replace(
        series=[
            replace(one, values=tuple(factor * value for value in one.values)) if one.metric == "step_time" else one
            for one in run.series
        ]
    )


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
    match sys.argv[1:]:
        case ["--walk", results]:
            walk(Path(results))
        case ["--record", *folders]:
            record([Path(folder) for folder in folders])
        case _:
            holds = false_alarms()
            print()
            power_between_runs(recorded(busy=False))
            print()
            power(scatter(recorded(busy=False)))
            finish(held=holds)
