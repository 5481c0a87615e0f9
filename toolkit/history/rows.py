"""
A run as rows of the database, and what is read back of it.
"""

from __future__ import annotations

import dataclasses
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from toolkit.errors import EvidenceError
from toolkit.history.digest import model_digest, settings_digest
from toolkit.history.private import for_others
from toolkit.records import Finding, MetricValue, Scorecard, Series, from_data, to_json

Row = dict[str, Any]  # Any: values of columns


@dataclass(frozen=True, slots=True, kw_only=True)
class RunRow:
    """
    One run as the history lists it.

    Attributes:
        label: What it belongs to, such as a branch; "" when nobody said.
        gate: passed, failed or inconclusive.
        findings: How many there are.
        doubts: Message keys of what keeps the run from being believed.
        settings_digest: The same for runs that were measured with the same settings; "" where they cannot be read.
        model_digest: The same for runs that were scored by the same model.
    """

    run: str
    started: str
    finished: str | None
    state: str
    complete: bool
    label: str
    commit: str
    platform: str
    platform_version: str
    base_url: str
    environment: str
    adapter: str
    language: str
    engines: tuple[str, ...]
    personas: tuple[str, ...]
    versions: dict[str, str]
    machine: dict[str, str]
    under_load: bool
    load_profile: str | None
    defects: tuple[str, ...]
    settings_digest: str
    model_digest: str
    as_of: str
    tier: str
    preliminary: bool
    letter: str | None
    observed: str | None
    demonstrated: str | None
    reason: str | None
    score: float | None
    low: float | None
    high: float | None
    technical_index: float | None
    technical_low: float | None
    technical_high: float | None
    coverage: float
    caps: tuple[str, ...]
    gate: str
    exit_code: int
    findings: int
    doubts: tuple[str, ...]


class TrendPoint(NamedTuple):
    """One score of one run; None where it was not measured."""

    run: str
    started: str
    value: float | None
    low: float | None
    high: float | None


class FindingRow(NamedTuple):
    """One finding of one run; what shares a fingerprint has the same cause."""

    fingerprint: str
    audit: str
    rule: str
    impact: str
    title: str
    engine: str
    engine_version: str


_TUPLES = tuple(field.name for field in dataclasses.fields(RunRow) if str(field.type).startswith("tuple"))


def of_run(card: Scorecard, label: str, commit: str) -> Row:
    """The row of `virage_runs`."""
    card = for_others(card)
    run, grade = card.run, card.grade
    same = ("letter", "observed", "demonstrated", "reason", "score", "low", "high", "tier", "preliminary", "coverage")
    about = ("run", "started", "finished", "platform", "base_url", "environment", "adapter", "language", "load_profile")
    return {
        **{name: getattr(run, name) for name in about},
        **{name: getattr(grade, name) for name in (*same, "technical_index", "technical_low", "technical_high")},
        **{name: list(getattr(run, name)) for name in ("engines", "personas", "defects")},
        "state": run.state.value,
        "complete": card.complete,
        "label": _text(label),
        "commit": _text(commit),
        "platform_version": run.versions.get("platform", ""),
        "versions": run.versions,
        "machine": run.machine,
        "under_load": run.under_load,
        "settings_digest": settings_digest(run.settings),
        "model_digest": model_digest(card),
        "as_of": card.as_of,
        "caps": [cap.cap for cap in card.caps],
        "doubts": list(card.validity),
        "gate": card.gate.outcome,
        "exit_code": card.gate.exit_code,
        "findings": len(card.findings),
        "scorecard": zlib.compress(to_json(card).encode(), 9),
    }


def of_scores(card: Scorecard) -> list[Row]:
    """Rows of `virage_scores`: the grade, the technical index, each dimension and criterion."""
    grade = card.grade
    rows = [
        _score("grade", "grade", grade.score, grade.low, grade.high),
        _score("technical_index", "technical_index", grade.technical_index, grade.technical_low, grade.technical_high),
    ]
    for one in card.dimensions:
        rows.append(_score("dimension", one.dimension, one.score, one.low, one.high))
        rows += [_score("criterion", part.criterion, part.value, part.low, part.high) for part in one.criteria]
    return rows


def of_metrics(metrics: Sequence[MetricValue]) -> list[Row]:
    """Rows of `virage_metrics`."""
    return [{name: getattr(one, name) for name in _METRIC} | {"source": one.source.value} for one in metrics]


def of_series(series: Sequence[Series]) -> list[Row]:
    """Rows of `virage_series`."""
    return [
        {name: _text(getattr(one, name)) for name in _SERIES}
        | {"sample": json.dumps(one.values, separators=(",", ":"), allow_nan=False)}
        for one in series
    ]


def of_findings(findings: Sequence[Finding]) -> list[Row]:
    """Rows of `virage_findings`."""
    return [{name: _text(str(getattr(one, name))) for name in FindingRow._fields} for one in findings]


def run_row(row: Mapping[str, Any]) -> RunRow:  # Any: values of columns
    """
    A listed run, from its columns.

    Raises:
        EvidenceError: It is damaged.
    """
    try:
        return RunRow(**{**row, **{name: tuple(row[name]) for name in _TUPLES}})
    except TypeError as error:
        raise _damaged(row) from error


def series_record(row: Mapping[str, Any]) -> Series:  # Any: as above
    """
    A series, from its columns.

    Raises:
        EvidenceError: It is damaged.
    """
    try:
        values = tuple(float(value) for value in json.loads(row["sample"]))
    except (ValueError, TypeError) as error:
        raise _damaged(row) from error
    return Series(**{name: row[name] for name in _SERIES}, values=values)


def _damaged(row: Mapping[str, Any]) -> EvidenceError:  # Any: as above
    run = row["run"]
    return EvidenceError(f"{run}: what the history holds of this run is damaged; import the run again")


def scorecard_record(blob: bytes, where: str) -> Scorecard:
    """
    A scorecard, from its column.

    Raises:
        EvidenceError: It is damaged, or of another version.
    """
    try:
        return from_data(Scorecard, json.loads(zlib.decompress(blob)))
    except (zlib.error, ValueError) as error:
        raise EvidenceError(
            f"{where}: the scorecard is damaged or of another version ({error}); import the run again"
        ) from error


_METRIC = ("metric", "journey", "persona", "value", "low", "high", "unit", "n", "reason", "detail")
_SERIES = ("metric", "journey", "step", "persona", "engine", "unit")


def _score(kind: str, subject: str, value: float | None, low: float | None, high: float | None) -> Row:
    return {"kind": kind, "subject": subject, "value": value, "low": low, "high": high}


def _text(text: str) -> str:
    """What every database takes: PostgreSQL refuses NUL, and all refuse halves of characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
