"""
What all journeys take as several personas: one demo without load, every journey walked as each of them in turn.

    python benchmarks/personas.py [attempts] [persona ...]

Wall time is that of the attempts, with everything that they gather; the ratio is that of the members' own steps to the
first persona's, journey by journey and attempt by attempt.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from paired.statistics import median_of
from paired.table import figures, finish, show

from toolkit import pipeline
from toolkit.pipeline import Request
from toolkit.records import AttemptRecord, Outcome, StepRecord
from toolkit.store import RunFolder

ATTEMPTS = 1
PERSONAS = ("desktop", "mobile", "keyboard")


def walk(attempts: int, personas: tuple[str, ...], results: Path) -> RunFolder:
    """One run of the untouched demo."""
    weights = {f"journeys.attempts.{weight}": str(attempts) for weight in ("critical", "important", "secondary")}
    overrides = {**weights, "journeys.personas": json.dumps(personas), "journeys.retrace": "false"}
    finished = pipeline.demo(Request(load=False, remember=False, results=results, overrides=overrides))
    return finished.folder


def main(attempts: int, personas: tuple[str, ...]) -> None:
    """Walk, print."""
    with tempfile.TemporaryDirectory(prefix="virage-") as results:
        folder = walk(attempts, personas, Path(results))
        walked: list[AttemptRecord] = [one for one in folder.read("attempts") if one.mode == "plain"]
        steps: list[StepRecord] = list(folder.read("steps"))
    spent: defaultdict[str, float] = defaultdict(float)
    for step in steps:
        spent[step.attempt_id] += step.duration_ms
    times = {(one.persona, one.journey, one.attempt): spent[one.id] for one in walked if one.outcome is Outcome.PASSED}
    rows = []
    for persona in personas:
        mine = [one for one in walked if one.persona == persona]
        ratios = [
            times[key] / times[first]
            for key in times
            if key[0] == persona and (first := (personas[0], *key[1:])) in times and times[first]
        ]
        passed = sum(one.outcome is Outcome.PASSED for one in mine)
        wall = f"{sum(one.duration_ms for one in mine) / 1000:.0f} s"
        count = str(len({one.journey for one in mine}))
        rows.append((persona, count, f"{passed}/{len(mine)}", wall, *figures(median_of(ratios), ".2f")))
    show(("persona", "journeys", "passed", "wall time", "pairs", f"/ {personas[0]}", "95 % interval"), rows)
    finish(held=all(row[2].split("/")[0] == row[2].split("/")[1] for row in rows))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ATTEMPTS, tuple(sys.argv[2:]) or PERSONAS)
