"""
What scoring costs at a tenth, at one and at ten times a large run: a million request samples, 100 000 observations and
2 000 draws; once as a machine alone records it, once with user tests of 500 participants.

    python benchmarks/score_million.py [0.1 1 10]

Every size is scored in a process of its own, from the evidence on disk to the scorecard, imports included. Printed: CPU
seconds of all threads, the peak of resident memory, and how both grew for ten times as much. Size 1 has limits.
"""

from __future__ import annotations

import json
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from paired.table import finish, judge, show

from toolkit.records import (
    AnswerRecord,
    AttemptRecord,
    LoadInfo,
    Observation,
    Outcome,
    PlannedAttempt,
    RunInfo,
    RunState,
    StepRecord,
    StudyRecord,
    TaskRecord,
    Weight,
    to_json,
)
from toolkit.store import EvidenceWriter, RunFolder, new_id

SAMPLES, OBSERVATIONS, PARTICIPANTS, STEPS = 1_000_000, 100_000, 500, 5
TASKS = 7
NAMES = ("lcp", "inp", "cls", "fcp", "ttfb", "tbt", "bytes", "console_errors", "failed_requests", "settled")
LIMITS = {0: (5.0, 1000.0), PARTICIPANTS: (20.0, 2000.0)}  # CPU seconds and megabytes, by participants
STARTED = "2026-11-23T10:00:00.000Z"


def write_run(path: Path, size: float, participants: int) -> None:
    """A run of seven journeys with its load test."""
    folder = RunFolder(path)
    folder.write_info(RunInfo(run=path.name, started=STARTED, state=RunState.COMPLETE, engines=("chromium",)))
    writer = EvidenceWriter(folder, "bench")
    for attempt in range(int(OBSERVATIONS * size) // (STEPS * len(NAMES))):
        write_attempt(writer, f"journey_{attempt % 7}", attempt // 7 + 1)
    load = LoadInfo(
        id=new_id(),
        profile="steady",
        started=STARTED,
        duration_s=600.0,
        warmup_s=60.0,
        members=200,
        declared_peak_per_s=100.0,
        apdex_t_ms=500.0,
        host="127.0.0.1",
        outcome=Outcome.PASSED,
        generator_cpu_ratio=0.4,
    )
    writer.write(load)
    writer.close()
    write_samples(folder.evidence / "requests-bench.arrow", load.id, int(SAMPLES * size))
    if participants:
        write_people(folder, int(participants * size))


def write_people(folder: RunFolder, participants: int) -> None:
    """User tests: everybody at every task, and two questionnaires each."""
    import numpy as np

    rng = np.random.default_rng(2)
    study = StudyRecord(study="bench", title="Bench", platform="", platform_version="", created=STARTED[:10])
    tables: dict[str, list[Any]] = {"studies": [study], "tasks": [], "answers": []}
    for number in range(participants):
        person = {"study": "bench", "participant": f"P{number}", "segment": f"s{number % 2}", "date": STARTED[:10]}
        for task in range(TASKS):
            tables["tasks"].append(
                TaskRecord(
                    **person,
                    assistive_tech="",
                    task=f"journey_{task}",
                    success=float(rng.random() < 0.9),
                    time_s=float(rng.lognormal(3.5, 0.5)),
                    errors=int(rng.poisson(0.4)),
                    visited=tuple("abcde"[: int(rng.integers(3, 6))]),
                    minimum=3,
                    seq=int(rng.integers(4, 8)),
                )
            )
        for instrument, items, most in (("f_sus", 10, 5), ("ueq_s", 8, 7)):
            for item in range(1, items + 1):
                answer = int(rng.integers(1, most + 1))
                tables["answers"].append(
                    AnswerRecord(**person, assistive_tech="", instrument=instrument, item=item, answer=answer)
                )
    for kind, records in tables.items():
        text = "".join(to_json(record) + "\n" for record in records)
        (folder.evidence / f"{kind}-bench.jsonl").write_text(text, encoding="utf-8")


def write_attempt(writer: EvidenceWriter, journey: str, attempt: int) -> None:
    """One attempt: planned, walked in five steps, with ten observations each."""
    same: dict[str, Any] = {"journey": journey, "persona": "desktop", "engine": "chromium", "attempt": attempt}
    about: dict[str, Any] = {"goal": f"to {journey}", "weight": Weight.CRITICAL}
    ident = new_id()
    writer.write(PlannedAttempt(id=new_id(), **same, **about))
    for position in range(STEPS):
        step = new_id()
        writer.write(
            StepRecord(
                id=step,
                attempt_id=ident,
                **same,
                member="alice",
                step=f"step_{position}",
                position=position,
                started=STARTED,
                duration_ms=300.0 + attempt % 50,
                outcome=Outcome.PASSED,
                state=f"{journey}/{position}",
            )
        )
        for number, name in enumerate(NAMES):
            value = 0.0 if name.startswith(("console", "failed")) else 100.0 * number + attempt % 97
            writer.write(
                Observation(
                    step_id=step,
                    journey=journey,
                    persona="desktop",
                    engine="chromium",
                    member="alice",
                    name=name,
                    value=value,
                    unit="ms",
                )
            )
    writer.write(AttemptRecord(id=ident, **same, **about, started=STARTED, duration_ms=1500.0, outcome=Outcome.PASSED))


def write_samples(path: Path, load_id: str, n: int) -> None:
    """Request samples as the load worker writes them: batches of ten thousand."""
    import numpy as np
    import pyarrow as pa

    rng = np.random.default_rng(1)
    words = pa.dictionary(pa.int32(), pa.string())
    schema = pa.schema(
        [
            ("name", words),
            ("intended_start_s", pa.float64()),
            ("start_s", pa.float64()),
            ("duration_ms", pa.float64()),
            ("size_bytes", pa.int64()),
            ("outcome", words),
            ("users", pa.int64()),
            ("error", words),
            ("load_id", words),
        ]
    )
    kinds = pa.array([f"GET /kind/{number}" for number in range(12)])
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, schema) as stream:
        for begin in range(0, n, 10_000):
            count = min(10_000, n - begin)
            start = np.linspace(600.0 * begin / n, 600.0 * (begin + count) / n, count, endpoint=False)
            failed = (rng.random(count) < 0.001).astype("int32")
            constant = pa.array(np.zeros(count, dtype="int32"))
            columns = [
                pa.DictionaryArray.from_arrays(pa.array(rng.integers(0, 12, count, dtype="int32")), kinds),
                pa.array(start),
                pa.array(start),
                pa.array(rng.lognormal(4.5, 0.6, count)),
                pa.array(rng.integers(200, 40_000, count)),
                pa.DictionaryArray.from_arrays(pa.array(failed), pa.array(["passed", "failed"])),
                pa.array(np.full(count, 200)),
                pa.DictionaryArray.from_arrays(pa.array(failed), pa.array(["", "500"])),
                pa.DictionaryArray.from_arrays(constant, pa.array([load_id])),
            ]
            stream.write_batch(pa.record_batch(columns, schema=schema))


def score(path: Path) -> None:
    """Score a run and print what it cost as JSON; run in a process of its own."""
    from toolkit.score.scorecard import score_run, write_scorecard
    from toolkit.settings import Settings

    folder = RunFolder(path)
    write_scorecard(score_run(folder, Settings()), folder.scorecard)
    peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"cpu_s": time.process_time(), "peak_mb": peak_mb}))


def cost(size: float, participants: int) -> dict[str, float]:
    """CPU seconds and peak megabytes of scoring a run of this size."""
    with tempfile.TemporaryDirectory(prefix="virage-bench-") as scratch:
        path = Path(scratch) / "20261123-100000-0000"
        write_run(path, size, participants)
        command = [sys.executable, __file__, "--score", str(path)]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
    told: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return told


def main(sizes: list[float]) -> None:
    """Write, score and print every size; judge size 1 by the limits."""
    rows, held = [], True
    for participants, limits in LIMITS.items():
        before: dict[str, float] | None = None
        for size in sizes:
            found = cost(size, participants)
            seconds, megabytes = ("", ""), ("", "")
            if size == 1:
                held = held and found["cpu_s"] <= limits[0] and found["peak_mb"] <= limits[1]
                seconds, megabytes = judge(found["cpu_s"], limits[0], ".1f"), judge(found["peak_mb"], limits[1], ".0f")
            amounts = (f"{whole * size:,.0f}" for whole in (SAMPLES, OBSERVATIONS, participants))
            figures = (f"{found['cpu_s']:.2f}", *seconds, f"{found['peak_mb']:.0f}", *megabytes)
            rows.append((*amounts, *figures, grown(found, before)))
            before = found
    amounts = ("samples", "observations", "participants")
    show((*amounts, "CPU s", "limit", "holds", "peak MB", "limit", "holds", "times the row above"), rows)
    finish(held=held)


def grown(found: dict[str, float], before: dict[str, float] | None) -> str:
    """How CPU seconds and memory grew from one size to the next."""
    return " and ".join(f"{found[name] / before[name]:.1f}" for name in found) if before else ""


if __name__ == "__main__":
    if sys.argv[1:2] == ["--score"]:
        score(Path(sys.argv[2]))
    else:
        main([float(size) for size in sys.argv[1:]] or [0.1, 1, 10])
