"""
Small runs, written the way a measuring process writes them, with ids and times that never change.
"""

from __future__ import annotations

import dataclasses
from pathlib import Path

import hypothesis
import numpy as np
import pyarrow as pa
import pytest

from toolkit.records import (
    ActKind,
    ActRecord,
    Answer,
    AnswerRecord,
    Arrival,
    AttemptRecord,
    ContentRecord,
    FaultKind,
    FaultRecord,
    FeedRecord,
    InspectionRecord,
    LoadInfo,
    MatchRecord,
    MaturityRecord,
    NotificationRecord,
    Observation,
    Outcome,
    PlannedAttempt,
    PropagationRecord,
    RuleResult,
    RunInfo,
    RunState,
    SegmentRecord,
    SeverityRecord,
    StepRecord,
    StudyRecord,
    TaskRecord,
    TraceRecord,
    Vehicle,
    Way,
    Weight,
    to_json,
)
from toolkit.score.criteria import shipped
from toolkit.score.evidence import prepare
from toolkit.score.people.current import current
from toolkit.score.people.ergonomics import criteria
from toolkit.score.samples import SCHEMA
from toolkit.score.tables import read_tables
from toolkit.settings import Settings
from toolkit.store import EvidenceWriter, RunFolder

# A machine that does other things beside proves nothing about a formula; the same examples each time.
hypothesis.settings.register_profile("score", deadline=None, derandomize=True, max_examples=50)
hypothesis.settings.load_profile("score")

STARTED = "2026-11-23T10:00:00.000Z"
STARTED_MS = 1_795_428_000_000.0
VITALS = {"lcp": 1200.0, "fcp": 700.0, "cls": 0.02, "inp": 60.0, "tbt": 40.0, "ttfb": 90.0}


class Run:
    """A run folder that is filled step by step."""

    def __init__(self, path: Path, **info) -> None:
        self.folder = RunFolder(path)
        self.writer = EvidenceWriter(self.folder, "w1")
        self.number = 0
        defaults = {
            "run": path.name,
            "started": STARTED,
            "state": RunState.COMPLETE,
            "base_url": "http://127.0.0.1:8080",
            "engines": ("chromium",),
        }
        self.folder.write_info(RunInfo(**{**defaults, **info}))

    def id(self) -> str:
        self.number += 1
        return f"{self.number:010x}"

    def write(self, record) -> None:
        self.writer.write(record)

    def plan(self, journey, attempt=1, *, weight="critical", engine="chromium", persona="desktop") -> None:
        self.write(
            PlannedAttempt(
                id=self.id(),
                journey=journey,
                goal=f"to {journey}",
                weight=Weight(weight),
                persona=persona,
                engine=engine,
                attempt=attempt,
            )
        )

    def attempt(
        self,
        journey,
        attempt=1,
        outcome="passed",
        *,
        weight="critical",
        engine="chromium",
        persona="desktop",
        steps=("open", "act"),
        step_ms=300.0,
        wait_ms=None,
        trace=None,
        vitals=VITALS,
        error="nothing to see",
        **fields,
    ) -> list[str]:
        """One execution with its steps; when it fails, its last step does. Returns the ids of the steps."""
        ident = fields.pop("id", None) or self.id()
        ids = []
        failed = outcome == "failed"
        for position, step in enumerate(steps):
            lost = failed and position == len(steps) - 1
            ids.append(self.id())
            self.write(
                StepRecord(
                    id=ids[-1],
                    attempt_id=ident,
                    journey=journey,
                    persona=persona,
                    engine=engine,
                    member="alice",
                    attempt=attempt,
                    step=step,
                    position=position,
                    started=STARTED,
                    duration_ms=step_ms,
                    wait_ms=wait_ms,
                    outcome=Outcome.FAILED if lost else Outcome.PASSED,
                    error=error if lost else None,
                    state=f"{journey}/{step}",
                    url=f"http://127.0.0.1:8080/{step}",
                    screenshot=f"pictures/{ids[-1]}.jpg",
                    screenshot_width=1280,
                    screenshot_height=720,
                )
            )
            if not lost:
                for name, value in vitals.items():
                    self.observe(ids[-1], journey, name, value, persona=persona, engine=engine)
        self.write(
            AttemptRecord(
                **{
                    "id": ident,
                    "journey": journey,
                    "goal": f"to {journey}",
                    "weight": Weight(weight),
                    "persona": persona,
                    "engine": engine,
                    "attempt": attempt,
                    "started": STARTED,
                    "duration_ms": step_ms * len(steps),
                    "outcome": Outcome(outcome),
                    "failed_step": steps[-1] if failed else None,
                    **fields,
                }
            )
        )
        if trace:
            self.write(TraceRecord(attempt_id=ident, member="alice", path=trace))
        return ids

    def observe(
        self, step_id, journey, name, value, *, detail=None, document="", persona="desktop", engine="chromium"
    ) -> None:
        self.write(
            Observation(
                step_id=step_id,
                journey=journey,
                persona=persona,
                engine=engine,
                member="alice",
                name=name,
                value=value,
                unit="1" if name == "cls" else "ms",
                document=document,
                detail=detail,
            )
        )

    def act(self, step_id, kind="click", *, position=0, at_ms=0.0, member="alice", hand="mouse", **fields) -> None:
        """One act; `at_ms` is counted from the moment at which every step began."""
        defaults = {"view": "v", "widget": kind, "window": (1280.0, 720.0)}
        self.write(
            ActRecord(
                step_id=step_id,
                member=member,
                position=position,
                kind=ActKind(kind),
                hand=hand,
                at_ms=STARTED_MS + at_ms,
                **{**defaults, **fields},
            )
        )

    def fault(self, journey="publish", fault="error", *, attempt=None, step="publish", **fields) -> None:
        """What a member met at one fault; of the checks that are not given nothing was asked."""
        defaults = {"method": "POST", "path": "/posts", "vehicle": Vehicle.SCRIPT, "writes": True}
        self.write(
            FaultRecord(
                **{**self._lived(journey, "faults", attempt), **defaults, **fields}, step=step, fault=FaultKind(fault)
            )
        )

    def content(self, journey="publish", text="long", *, step="publish", outcome="shown", width=1280, **fields) -> None:
        """What one text of the pack looked like on one page."""
        self.write(
            ContentRecord(
                **self._lived(journey, "content", None), step=step, text=text, outcome=outcome, width=width, **fields
            )
        )

    def feed(self, *pages, journey="read_feed", **fields) -> None:
        """A feed that was read on: nodes and bytes of each page, all in one document unless told."""
        lived = self._lived(journey, "endurance", None)
        for number, (nodes, heap) in enumerate(pages, start=1):
            defaults = {"page": number, "fresh": number == 1, "items": 10, "window_px": 800}
            about = {**lived, "id": self.id(), **defaults, **fields}
            self.write(FeedRecord(**about, nodes=nodes, heap_bytes=heap))

    def _lived(self, journey, mode, attempt) -> dict[str, str]:
        """An attempt in this mode, and what every record of it says."""
        if attempt is None:
            attempt = self.id()
            self.attempt(journey, steps=(), id=attempt, mode=mode)
        return {
            "id": self.id(),
            "attempt_id": attempt,
            "journey": journey,
            "persona": "desktop",
            "engine": "chromium",
            "member": "alice",
        }

    def lived(self, journey="publish", attempt=1, *, mode="watched", **fields) -> str:
        """An attempt in another mode than the plain one; its id."""
        ident = self.id()
        self.attempt(journey, attempt, id=ident, mode=mode, steps=(), **fields)
        return ident

    def arrival(self, attempt_id, way="feed", *, journey="publish", **fields) -> None:
        """What one member saw of one text."""
        self.write(
            PropagationRecord(
                **{
                    "attempt_id": attempt_id,
                    "journey": journey,
                    "persona": "desktop",
                    "engine": "chromium",
                    "attempt": 1,
                    "kind": "post",
                    "way": Way(way),
                    "author": "alice",
                    "observer": "bob",
                    "token": self.id(),
                    "published_ms": STARTED_MS,
                    "arrival": Arrival.LIVE,
                    "timeout_ms": 10_000.0,
                    "painted_ms": 200.0,
                    "copies": 1,
                    **fields,
                }
            )
        )

    def notice(self, attempt_id, act="reply", *, expected=True, seen=1, **fields) -> None:
        """What one member was notified of one act."""
        self.write(
            NotificationRecord(
                **{
                    "attempt_id": attempt_id,
                    "persona": "desktop",
                    "engine": "chromium",
                    "position": 1,
                    "act": act,
                    "actor": "bob",
                    "member": "alice",
                    "expected": expected,
                    "seen": seen,
                    **fields,
                }
            )
        )

    def rule(self, step_id, rule="label", outcome="passed", **fields) -> None:
        defaults = {
            "state": "",
            "engine": "axe",
            "version": "4.12.1",
            "tags": ("wcag2a", "wcag412") if rule == "label" else ("wcag2aa", "wcag143"),
        }
        if outcome == "failed":
            defaults |= {"impact": "critical", "selector": "#body", "html": '<textarea id="body">', "help": "Label it"}
        self.write(RuleResult(step_id=step_id, rule=rule, outcome=Outcome(outcome), **{**defaults, **fields}))

    def load(self, *, n=2000, failed=0, duration_ms=100.0, **fields) -> str:
        ident = self.id()
        defaults = {
            "profile": "steady",
            "started": STARTED,
            "duration_s": 50.0,
            "warmup_s": 10.0,
            "members": 20,
            "declared_peak_per_s": 40.0,
            "apdex_t_ms": 500.0,
            "host": "127.0.0.1",
            "outcome": Outcome.PASSED,
            "generator_cpu_ratio": 0.3,
        }
        info = LoadInfo(id=ident, **{**defaults, **fields})
        self.write(info)
        self.samples(ident, n=n, failed=failed, duration_ms=duration_ms, seconds=info.duration_s)
        return ident

    def samples(self, load_id, *, n, failed=0, duration_ms=100.0, seconds=50.0) -> Path:
        start = np.linspace(0, seconds, n, endpoint=False)
        outcome = np.full(n, "passed", dtype=object)
        outcome[n - failed :] = "failed"
        columns = {
            "name": np.where(np.arange(n) % 2 == 0, "GET /feed", "POST /posts"),
            "intended_start_s": start,
            "start_s": start,
            "duration_ms": np.full(n, duration_ms),
            "size_bytes": np.full(n, 1000),
            "outcome": outcome,
            "users": np.full(n, 20),
            "error": np.where(outcome == "failed", "500", ""),
            "load_id": np.full(n, load_id, dtype=object),
        }
        plain = pa.schema([(f.name, pa.string() if pa.types.is_dictionary(f.type) else f.type) for f in SCHEMA])
        path = self.folder.evidence / f"requests-{load_id}.arrow"
        path.parent.mkdir(parents=True, exist_ok=True)
        table = pa.table({name: pa.array(list(values), plain.field(name).type) for name, values in columns.items()})
        with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, table.schema) as stream:
            stream.write_table(table, max_chunksize=500)
        return path

    def walk(self, journey, attempts=3, *, outcomes=None, **fields) -> list[str]:
        """Planned and walked attempts with a passed rule on every step; returns the ids of all steps."""
        ids = []
        for number in range(1, attempts + 1):
            self.plan(journey, number, **{k: v for k, v in fields.items() if k in ("weight", "engine", "persona")})
            outcome = outcomes[number - 1] if outcomes else "passed"
            mine = self.attempt(journey, number, outcome, **fields)
            for step_id in mine:
                self.rule(step_id)
                self.rule(step_id, "color-contrast")
            ids += mine
        return ids

    def close(self) -> RunFolder:
        self.writer.close()
        return self.folder

    def info(self, **changes) -> None:
        self.folder.write_info(dataclasses.replace(self.folder.read_info(), **changes))


@pytest.fixture
def new_run(tmp_path):
    """A function that starts a run: `new_run()`, `new_run(state=…)`."""

    def start(**info) -> Run:
        number = len(list(tmp_path.glob("20261123-*")))
        return Run(tmp_path / f"20261123-100000-{number:04x}", **info)

    return start


@pytest.fixture(scope="module")
def module_run(tmp_path_factory):
    """A function that starts a run which the tests of one file share: scoring it once is enough."""

    def start(**info) -> Run:
        return Run(tmp_path_factory.mktemp("shared") / "20261123-100000-abcd", **info)

    return start


@pytest.fixture
def settings():
    """Default settings."""
    return Settings()


class Study:
    """Human evidence in a run, written record by record."""

    def __init__(self, run: Run, name: str = "spring", **info) -> None:
        self.folder, self.name = run.folder, name
        defaults = {"title": "Spring", "platform": "La Place", "platform_version": "1", "created": "2026-10-01"}
        self.write("studies", StudyRecord(study=name, **{**defaults, **info}))

    def write(self, kind, record) -> None:
        path = self.folder.evidence / f"{kind}-{self.name}.jsonl"
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as stream:
            stream.write(to_json(record) + "\n")

    def task(self, participant, task="publish", success=1.0, **fields) -> None:
        defaults = {"segment": "resident", "assistive_tech": "", "date": "2026-10-01", "time_s": 30.0, "errors": 0}
        self.write(
            "tasks",
            TaskRecord(
                study=self.name, participant=participant, task=task, success=float(success), **{**defaults, **fields}
            ),
        )

    def answers(self, participant, instrument, values, **fields) -> None:
        defaults = {"segment": "resident", "assistive_tech": "", "date": "2026-10-01"}
        for item, answer in enumerate(values, start=1):
            self.write(
                "answers",
                AnswerRecord(
                    study=self.name,
                    participant=participant,
                    instrument=instrument,
                    item=item,
                    answer=answer,
                    **{**defaults, **fields},
                ),
            )

    def noted(self, evaluator, criterion, finding="", **fields) -> None:
        defaults = {"date": "2026-10-01", "title": finding, "journey": "publish", "severity": None}
        record = {**defaults, **fields} if finding else {"date": "2026-10-01", **fields}
        self.write(
            "inspections",
            InspectionRecord(study=self.name, evaluator=evaluator, criterion=criterion, finding=finding, **record),
        )

    def looked(self, *evaluators) -> None:
        """Every evaluator looked at every criterion."""
        for evaluator in evaluators:
            for criterion in criteria():
                self.noted(evaluator, criterion)

    def match(self, problem, *findings) -> None:
        """Findings, as `evaluator:finding`, that are one problem."""
        for one in findings:
            evaluator, finding = one.split(":")
            self.write("matches", MatchRecord(study=self.name, evaluator=evaluator, finding=finding, problem=problem))

    def rate(self, problem, **severities) -> None:
        for evaluator, severity in severities.items():
            self.write(
                "severities",
                SeverityRecord(study=self.name, evaluator=evaluator, problem=problem, severity=severity),
            )

    def said(self, group, segment, code, coder, **fields) -> None:
        defaults = {"participant": "", "date": "2026-10-01", "start": 0, "end": 4, "text": "text"}
        self.write(
            "segments",
            SegmentRecord(
                study=self.name, group=group, segment=segment, code=code, coder=coder, **{**defaults, **fields}
            ),
        )

    def state(self, principle, level, answer="yes", **fields) -> None:
        defaults = {"evidence": "https://example.org/plan", "date": "2026-09-01", "owner": "clerk"}
        self.write(
            "maturity",
            MaturityRecord(
                study=self.name, principle=principle, level=level, answer=Answer(answer), **{**defaults, **fields}
            ),
        )


@pytest.fixture(scope="session")
def study_of():
    """A function that starts a study in a run: `study_of(run)`, `study_of(run, "autumn", platform_version="2")`."""
    return Study


@pytest.fixture
def human(new_run, study_of):
    """
    A function that gives what counts of what each writer notes in a study of its own, named `study1`, `study2` …
    """

    def of(*writers, version="1", as_of="2026-11-23", model=None, **info):
        run = new_run()
        for number, write in enumerate(writers, start=1):
            write(study_of(run, f"study{number}", **info))
        tables = read_tables(run.close()).people
        return current(tables=tables, model=model or shipped(), version=version, as_of=as_of)

    return of


@pytest.fixture(scope="session")
def evidence_of():
    """A function that makes a run's evidence ready: `evidence_of(run)`."""

    def ready(run, **options):
        return prepare(tables=read_tables(run.close()), model=shipped(), settings=Settings(), **options)

    return ready
