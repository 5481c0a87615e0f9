"""
Human evidence: what `toolkit.studies` writes, one JSON line a record, a study's name in each.

People are pseudonymous: `participant` and `evaluator` are codes, never names. Dates are ISO 8601 days.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.records.words import Answer, StudyKind


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyRecord:
    """One study of one platform; `sample` marks one that is made up to show what a study looks like."""

    study: str
    title: str
    platform: str
    platform_version: str
    created: str
    sample: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRecord:
    """One file that was read into a study; the file itself stays where its owner keeps it."""

    study: str
    kind: StudyKind
    file: str
    sha256: str
    rows: int
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskRecord:
    """
    One person's attempt at one task; a task is a journey lived by a person.

    `success` is 1, 0.5 (with help, in part) or 0; `visited` is the path of states, revisits included; `minimum` is the
    least number of states that the task needs; `seq` answers the Single Ease Question, 1 to 7.
    """

    study: str
    participant: str
    segment: str
    assistive_tech: str
    task: str
    date: str
    success: float
    time_s: float | None = None
    errors: int | None = None
    visited: tuple[str, ...] = ()
    minimum: int | None = None
    seq: int | None = None
    comment: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRecord:
    """One person's answer to one item (from 1) of a questionnaire; None where it was left empty."""

    study: str
    participant: str
    segment: str
    assistive_tech: str
    instrument: str
    date: str
    item: int
    answer: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InspectionRecord:
    """
    What one evaluator noted on one criterion; `finding` is empty where the criterion was looked at and nothing found.

    `criterion` is a number of Bastien and Scapin's eighteen; `severity` is Nielsen's 0 to 4, given on the spot.
    """

    study: str
    evaluator: str
    criterion: str
    date: str
    finding: str = ""
    title: str = ""
    description: str = ""
    journey: str = ""
    place: str = ""
    severity: int | None = None
    fixed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatchRecord:
    """That one evaluator's finding is the problem of this name: what evaluators agreed on when they compared lists."""

    study: str
    evaluator: str
    finding: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SeverityRecord:
    """How bad one evaluator holds a problem to be, 0 to 4, rated blind after the lists were compared."""

    study: str
    evaluator: str
    problem: str
    severity: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentRecord:
    """One code that one coder gave to one passage of a focus group; positions are code points, the end excluded."""

    study: str
    group: str
    participant: str
    segment: str
    date: str
    start: int
    end: int
    text: str
    code: str
    coder: str
    journey: str = ""
    criterion: str = ""
    severity: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MaturityRecord:
    """One statement of the self-assessment of principles 1, 2, 3, 4 and 6; there is one statement a level, 1 to 4."""

    study: str
    principle: int
    level: int
    answer: Answer
    evidence: str = ""
    date: str = ""
    owner: str = ""
