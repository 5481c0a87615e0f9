"""
The words that records are written in: outcomes, impacts, weights, sources, validity.
"""

from __future__ import annotations

from enum import StrEnum

SCHEMA_VERSION = 1
PLAIN = "plain"  # the mode of attempts that are timed, photographed, audited and counted
LINT = "lint"  # that of one attempt as its author, where nobody else of the run is that
DYNAMIC = "dynamic"  # the engine of rules of our own
SERVICE_WORKERS = "service_workers"  # in a manifest and in HealthRecords: they were let live
CALIBRATION = "calibration:"  # what names of HealthRecords about a persona's conditions begin with
NOT_AUDITED = "virage-audit"  # stands for the rule where a state could not be audited


class Outcome(StrEnum):
    """W3C EARL outcome words; `cantTell` is a measurement that failed or needs a person."""

    PASSED = "passed"
    FAILED = "failed"
    CANT_TELL = "cantTell"
    INAPPLICABLE = "inapplicable"
    UNTESTED = "untested"


class Impact(StrEnum):
    """axe's words for how badly a barrier hurts, mildest first."""

    MINOR = "minor"
    MODERATE = "moderate"
    SERIOUS = "serious"
    CRITICAL = "critical"


class Weight(StrEnum):
    """How much a journey matters: 3, 2 or 1 in every weighted mean."""

    CRITICAL = "critical"
    IMPORTANT = "important"
    SECONDARY = "secondary"


class ActKind(StrEnum):
    """What a member does with a control; opening a window and downloading are clicks."""

    CLICK = "click"
    CHECK = "check"
    CHOOSE = "choose"
    FILL = "fill"
    PRESS = "press"
    REVEAL = "reveal"
    UPLOAD = "upload"


class Source(StrEnum):
    """Where a number comes from."""

    MACHINE = "machine"
    EXPERT = "expert"
    USER = "user"
    GROUP = "group"


class Validity(StrEnum):
    """Whether an attempt may be counted: an outage of the platform makes it invalid, never failed."""

    VALID = "valid"
    INVALID = "invalid"


class RunState(StrEnum):
    """How far a run came; `running` on disk with nobody writing means that it was killed."""

    RUNNING = "running"
    COMPLETE = "complete"
    INTERRUPTED = "interrupted"


class StudyKind(StrEnum):
    """What a file of human evidence holds."""

    TASKS = "tasks"
    ANSWERS = "answers"
    INSPECTIONS = "inspections"
    MATCHES = "matches"
    SEVERITIES = "severities"
    SEGMENTS = "segments"
    MATURITY = "maturity"


class Answer(StrEnum):
    """Answers of the self-assessment; only a plain yes with evidence counts."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"
