"""
What all journeys take as several personas: one demo without load, every journey walked as each of them in turn.

    python benchmarks/personas.py [attempts] [persona ...]

Wall time is that of the attempts, with everything that they gather. Ratios are to the first persona's, attempt by
attempt. For the keyboard, the members' steps alone are told as well, journey by journey, and each is judged.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from paired.statistics import Median, median_of
from paired.table import figures, finish, judge, show

from toolkit import pipeline
from toolkit.pipeline import Request
from toolkit.records import AttemptRecord, Outcome, StepRecord
from toolkit.store import RunFolder

ATTEMPTS = 1
PERSONAS = ("desktop", "mobile", "keyboard")
LIMITS = {"keyboard": 1.5}
Times = dict[tuple[str, str, int], float]  # by persona, journey and number of the attempt, in milliseconds


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
    kept = [one for one in walked if one.outcome is Outcome.PASSED]
    whole = {(one.persona, one.journey, one.attempt): one.duration_ms for one in kept}
    alone = {(one.persona, one.journey, one.attempt): spent[one.id] for one in kept}
    held = show_whole(walked, whole, personas)
    for persona in personas:
        if limit := LIMITS.get(persona):
            print()
            held &= show_journeys(alone, persona, personas[0], limit)
    finish(held=held)


def show_whole(walked: list[AttemptRecord], whole: Times, personas: tuple[str, ...]) -> bool:
    """A row a persona; whether every attempt passed."""
    rows, held = [], True
    for persona in personas:
        mine = [one for one in walked if one.persona == persona]
        passed = sum(one.outcome is Outcome.PASSED for one in mine)
        held &= passed == len(mine)
        rows.append(
            (
                persona,
                str(len({one.journey for one in mine})),
                f"{passed}/{len(mine)}",
                f"{sum(one.duration_ms for one in mine) / 1000:.0f} s",
                *figures(median_of(ratios(whole, persona, personas[0])), ".2f"),
            )
        )
    show(("persona", "journeys", "passed", "wall time", "pairs", f"/ {personas[0]}", "95 % interval"), rows)
    return held


def show_journeys(alone: Times, persona: str, first: str, limit: float) -> bool:
    """A row a journey, the slowest first; whether none of them breaks the limit beyond doubt."""
    journeys = {key[1] for key in alone if key[0] == persona}
    times = {one: {key: spent for key, spent in alone.items() if key[1] == one} for one in journeys}
    found = {one: median_of(ratios(times[one], persona, first)) for one in journeys}
    slowest_first = sorted(found.items(), key=lambda item: -item[1].value)
    rows = [(name, *figures(ratio, ".2f"), *verdict(ratio, limit)) for name, ratio in slowest_first]
    show((f"journey as {persona}", "pairs", f"steps / {first}", "95 % interval", "limit", "holds"), rows)
    return all(ratio.low <= limit for ratio in found.values())


def verdict(ratio: Median, limit: float) -> tuple[str, str]:
    """As always; but a median above the limit is open while its interval reaches below: more attempts tell."""
    said, holds = judge(ratio.value, limit, ".2f")
    return said, "open" if ratio.low <= limit < ratio.value else holds


def ratios(times: Times, persona: str, first: str) -> list[float]:
    """Each attempt of a persona to the first persona's at the same journey."""
    return [times[key] / times[first, *key[1:]] for key in times if key[0] == persona and times.get((first, *key[1:]))]


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ATTEMPTS, tuple(sys.argv[2:]) or PERSONAS)
