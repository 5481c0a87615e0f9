"""
The shared vocabulary: every record that one stage writes and another reads.

Units stand in the field names; times are UTC, ISO 8601 with milliseconds. Evidence records are written by
`toolkit.measure` as JSON lines; scorecard records are written by `toolkit.score` as one JSON document.
"""

from __future__ import annotations

from toolkit.records.encoding import (
    as_data,
    from_data,
    now,
    to_json,
)
from toolkit.records.evidence import (
    AttemptRecord,
    HealthRecord,
    LedgerEntry,
    LoadInfo,
    Observation,
    PlannedAttempt,
    RequestSample,
    RuleResult,
    RunInfo,
    SecondLook,
    StepRecord,
    TraceRecord,
)
from toolkit.records.findings import Finding, Place, Reference
from toolkit.records.scorecard import (
    Action,
    Cap,
    CriteriaTested,
    DimensionScore,
    GateResult,
    Grade,
    JourneyResult,
    LoadResult,
    LoadRow,
    MetricValue,
    Parameter,
    Score,
    Scorecard,
    StepSummary,
    Verdict,
)
from toolkit.records.words import (
    NOT_AUDITED,
    SCHEMA_VERSION,
    Impact,
    Outcome,
    RunState,
    Source,
    Validity,
    Weight,
)

__all__ = [
    "NOT_AUDITED",
    "SCHEMA_VERSION",
    "Action",
    "AttemptRecord",
    "Cap",
    "CriteriaTested",
    "DimensionScore",
    "Finding",
    "GateResult",
    "Grade",
    "HealthRecord",
    "Impact",
    "JourneyResult",
    "LedgerEntry",
    "LoadInfo",
    "LoadResult",
    "LoadRow",
    "MetricValue",
    "Observation",
    "Outcome",
    "Parameter",
    "Place",
    "PlannedAttempt",
    "Reference",
    "RequestSample",
    "RuleResult",
    "RunInfo",
    "RunState",
    "Score",
    "Scorecard",
    "SecondLook",
    "Source",
    "StepRecord",
    "StepSummary",
    "TraceRecord",
    "Validity",
    "Verdict",
    "Weight",
    "as_data",
    "from_data",
    "now",
    "to_json",
]
