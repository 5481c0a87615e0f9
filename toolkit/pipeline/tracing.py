"""
From a value to the lines of evidence that it was made of, as `file:line` that can be opened.

What people did is traced to its lines, whose pseudonyms are in them: they are not printed, since what a terminal shows
is soon pasted elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.records import Finding, MetricValue, Scorecard
from toolkit.settings import restore
from toolkit.store import STUDY_KINDS, RunFolder

if TYPE_CHECKING:
    from toolkit.score.evidence import Counted

MOST_LINES = 5  # of raw evidence under one value; the rest is counted
FIELDS = {
    "attempts": ("journey", "engine", "persona", "attempt", "outcome", "failed_step", "reason"),
    "steps": ("journey", "step", "engine", "persona", "attempt", "duration_ms", "outcome", "error"),
    "observations": ("journey", "persona", "engine", "name", "value", "unit"),
    "propagation": ("journey", "kind", "way", "observer", "arrival", "painted_ms", "told_ms", "asked_ms", "copies"),
    "notifications": ("act", "actor", "member", "expected", "seen", "badge", "unread"),
    "rules": ("rule", "outcome", "impact", "url", "selector"),
    "load": ("profile", "members", "duration_s", "declared_peak_per_s", "outcome"),
    "tasks": ("study", "task", "segment", "success", "time_s", "errors", "visited", "minimum", "seq", "date"),
    "answers": ("study", "instrument", "item", "answer", "date"),
    "inspections": ("study", "criterion", "finding", "title", "journey", "severity", "date"),
    "severities": ("study", "problem", "severity"),
    "segments": ("study", "group", "code", "journey", "date"),
}
NOTICED = ("notification_doubled", "notification_missing", "notification_from_blocked", "badge_wrong")
WAYS = {"own_echo": "echo", "feed_propagation": "feed", "notification_delay": "notification"}
LEFT_OUT = {"attempts": "attempts that are void, or repeated"}
LEFT_OUT_TIMES = "attempts that failed or are void, or a busy machine"
Data = Mapping[str, Any]  # Any: a record as JSON values


class Node(NamedTuple):
    """One number or fact, and what it was made of."""

    text: str
    parts: tuple[Node, ...] = ()


class Line(NamedTuple):
    """One line of evidence."""

    path: Path
    number: int
    data: Data


class Trace:
    """
    The evidence of a run; every kind is read once.

    Args:
        folder: The run.
        card: Its scorecard, which says what studies count.
    """

    def __init__(self, folder: RunFolder, card: Scorecard) -> None:
        self._folder = folder
        self._card = card
        self._barred = {one.study for one in card.people.studies if one.reason}
        self._read: dict[str, list[Line]] = {}

    def lines(self, kind: str) -> list[Line]:
        """All whole lines of a kind; of studies only those that count."""
        if kind not in self._read:
            self._read[kind] = [
                Line(line.path, line.number, line.data)
                for line in self._folder.lines(kind)
                if not line.cut and isinstance(line.data, dict) and line.data.get("study") not in self._barred
            ]
        return self._read[kind]

    def of_metric(self, row: MetricValue, detail: Mapping[str, str]) -> Iterator[Node]:
        """The lines behind one value, those that went wrong first."""
        from toolkit.score.values import reads

        if not self._folder.evidence.is_dir():
            yield Node(f"{self.place(self._folder.evidence)} is gone: only the scorecard is left")
            return
        kind = reads(row.metric)
        behind = [line for line in self.lines(kind) if _about(kind, line.data, row, detail)]
        if kind == "tasks":
            behind = _first_attempts(behind)
        counted = [line for line in behind if self._counts(kind, line.data)]
        yield from self._some(kind, counted)
        if rest := len(behind) - len(counted):
            yield Node(f"{rest} line{'s' if rest > 1 else ''} not counted: {LEFT_OUT.get(kind, LEFT_OUT_TIMES)}")
        if kind == "inspections":
            yield from self._some("severities", self.lines("severities"))

    def _counts(self, kind: str, data: Data) -> bool:
        """Whether a line of a machine's evidence entered the value, as far as the attempt that it is of decides."""
        if kind == "attempts":
            return data["id"] in self._counted.valid
        if kind == "observations":
            return data.get("step_id") in self._counted.timed_steps
        return True

    def of_journeys(self, journeys: Iterable[str]) -> Iterator[Node]:
        """The attempts at journeys, those that failed first."""
        names = set(journeys)
        yield from self._some("attempts", [line for line in self.lines("attempts") if line.data["journey"] in names])

    def of_load(self, profile: str | None) -> Iterator[Node]:
        """The load tests of a profile."""
        yield from self._some("load", [line for line in self.lines("load") if line.data["profile"] == profile])

    def of_finding(self, one: Finding) -> Iterator[Node]:
        """The lines that a finding was made from."""
        places = {(place.journey, place.step) for place in one.places}
        of_audit: dict[str, tuple[str, Callable[[Data], bool]]] = {
            "axe_violation": ("rules", lambda data: data["rule"] == one.rule and data["outcome"] != "passed"),
            "ergonomic_problem": ("severities", lambda data: data["problem"] == one.rule),
            "group_theme": ("segments", lambda data: data["code"] == one.rule),
            "post_lost": ("propagation", lambda data: data["journey"] in one.journeys and data["arrival"] == "never"),
            "post_doubled_for_others": (
                "propagation",
                lambda data: data["journey"] in one.journeys and data["copies"] > 1,
            ),
            **dict.fromkeys(NOTICED, ("notifications", lambda data: data["act"] == one.params["act"])),
            "journey_broken": ("attempts", lambda data: data["journey"] in one.journeys),
            "journey_flaky": ("attempts", lambda data: data["journey"] in one.journeys),
        }
        kind, fits = of_audit.get(one.audit, ("steps", lambda data: (data["journey"], data["step"]) in places))
        if one.audit == "ergonomic_problem":
            yield from self._some("inspections", self._noted(one.rule))
        yield from self._some(kind, [line for line in self.lines(kind) if fits(line.data)])

    def _noted(self, problem: str) -> list[Line]:
        """What evaluators noted of a problem, as they matched their lists."""
        names = ("study", "evaluator", "finding")
        same = {
            tuple(line.data[name] for name in names)
            for line in self.lines("matches")
            if line.data["problem"] == problem
        }
        return [line for line in self.lines("inspections") if tuple(line.data[name] for name in names) in same]

    def place(self, path: Path) -> str:
        """A file as it can be opened from the current folder."""
        whole = path.resolve()
        return str(whole.relative_to(Path.cwd())) if whole.is_relative_to(Path.cwd()) else str(whole)

    def _some(self, kind: str, behind: list[Line]) -> Iterator[Node]:
        for line in sorted(behind, key=lambda line: _rank(line.data))[:MOST_LINES]:
            yield Node(self._told(kind, line), tuple(self._inside(kind, line.data)))
        if len(behind) > MOST_LINES:
            files = sorted({self.place(line.path) for line in behind})
            more = len(behind) - MOST_LINES
            yield Node(f"and {more} more line{'s' if more > 1 else ''} in {', '.join(files)}")
        if behind and kind in STUDY_KINDS:
            yield from self._origins(kind, {line.data["study"] for line in behind})

    def _told(self, kind: str, line: Line) -> str:
        step = self._step_of.get(line.data.get("step_id", ""), {})
        where = [f"attempt {step['attempt']}, step {step['step']}"] if step else []
        known = [_said(name, line.data[name]) for name in FIELDS[kind] if line.data.get(name) not in (None, "", [])]
        return f"{self.place(line.path)}:{line.number}  {', '.join([*known, *where])}"

    def _inside(self, kind: str, data: Data) -> Iterator[Node]:
        """The steps of an attempt, the request samples of a load test."""
        if kind == "load":
            samples = sorted(self._folder.evidence.glob(f"requests-{data['id']}*.arrow"))
            yield from (Node(f"{self.place(path)}  every request") for path in samples)
        for line in self._steps_of.get(data["id"], []) if kind == "attempts" else ():
            error = f", {line.data['error']}" if line.data.get("error") else ""
            took = f"{line.data['duration_ms']:.0f} ms"
            yield Node(
                f"{self.place(line.path)}:{line.number}  {line.data['step']}, {took}, {line.data['outcome']}{error}"
            )

    def _origins(self, kind: str, studies: set[str]) -> Iterator[Node]:
        """The files that human evidence was read from; they stay where their owner keeps them."""
        for line in self.lines("imports"):
            if line.data["kind"] == kind and line.data["study"] in studies:
                rows, day = line.data["rows"], line.data["at"][:10]
                yield Node(
                    f"{self.place(line.path)}:{line.number}  read from {line.data['file']} on {day}, {rows} rows, "
                    f"sha256 {line.data['sha256'][:12]}"
                )

    @cached_property
    def _counted(self) -> Counted:
        from toolkit.score.evidence import counted

        return counted(self._folder, restore(self._card.run.settings))

    @cached_property
    def _step_of(self) -> dict[str, Data]:
        return {line.data["id"]: line.data for line in self.lines("steps")}

    @cached_property
    def _steps_of(self) -> dict[str, list[Line]]:
        found: dict[str, list[Line]] = {}
        for line in self.lines("steps"):
            found.setdefault(line.data["attempt_id"], []).append(line)
        return found


def _said(name: str, value: object) -> str:
    """Words speak for themselves; numbers have a name."""
    if isinstance(value, list):
        return " → ".join(map(str, value))
    return value if isinstance(value, str) else f"{name} {value}"


def _rank(data: Data) -> tuple[bool, float]:
    """What went wrong comes first, then what was worst."""
    wrong = data.get("outcome") == "failed" or data.get("success", 1) < 1
    size = data.get("value", data.get("severity"))
    return not wrong, -size if isinstance(size, int | float) else 0.0


def _about(kind: str, data: Data, row: MetricValue, detail: Mapping[str, str]) -> bool:
    if kind == "observations" and data.get("name") != row.metric:
        return False
    if kind == "propagation" and data.get("way") != WAYS[row.metric]:
        return False
    if kind == "answers":
        return data.get("instrument") in detail.get("instrument", row.metric).split("+")
    if kind == "inspections":
        return bool(data.get("finding"))
    if kind == "tasks":
        return row.journey in (None, data.get("task")) and (row.metric != "seq" or data.get("seq") is not None)
    place = {"journey": data.get("journey"), "persona": data.get("persona")}
    return all(getattr(row, name) in (None, value) or value is None for name, value in place.items())


def _first_attempts(behind: Iterable[Line]) -> list[Line]:
    """A person's first attempt at each task; later ones are practised, and do not count."""
    first: dict[tuple[str, str, str], Line] = {}
    for line in sorted(behind, key=lambda line: str(line.data["date"])):
        first.setdefault((line.data["study"], line.data["participant"], line.data["task"]), line)
    return list(first.values())
