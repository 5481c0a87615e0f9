"""
The tables of the history. Names begin with `virage_`: the database may be shared.

Times are text, UTC, ISO 8601 with milliseconds: they sort as they follow each other.
"""

from __future__ import annotations

from sqlalchemy import JSON, Boolean, Column, Double, ForeignKey, Index, Integer, LargeBinary, MetaData, String, Table

SCHEMA = 1

metadata = MetaData()


def _run() -> Column[str]:
    return Column("run", String, ForeignKey("virage_runs.run", ondelete="CASCADE"), primary_key=True)


def _text(*names: str) -> list[Column[str]]:
    return [Column(name, String, nullable=False, default="") for name in names]


def _numbers(*names: str) -> list[Column[float]]:
    return [Column(name, Double) for name in names]


schema = Table("virage_schema", metadata, Column("version", Integer, primary_key=True))

runs = Table(
    "virage_runs",
    metadata,
    Column("run", String, primary_key=True),
    Column("started", String, nullable=False),
    Column("finished", String),
    Column("complete", Boolean, nullable=False),
    *_text(
        "state", "label", "commit", "platform", "platform_version", "base_url", "environment", "adapter", "language"
    ),
    *[Column(name, JSON, nullable=False) for name in ("engines", "personas", "versions", "machine", "defects")],
    Column("under_load", Boolean, nullable=False),
    Column("load_profile", String),
    *_text("settings_digest", "model_digest", "as_of", "tier"),
    Column("preliminary", Boolean, nullable=False),
    *[Column(name, String) for name in ("letter", "observed", "demonstrated", "reason")],
    *_numbers("score", "low", "high", "technical_index", "technical_low", "technical_high", "coverage"),
    *[Column(name, JSON, nullable=False) for name in ("caps", "doubts")],
    Column("gate", String, nullable=False),
    Column("exit_code", Integer, nullable=False),
    Column("findings", Integer, nullable=False),
    Column("scorecard", LargeBinary, nullable=False),  # JSON, deflated
    Index("virage_runs_of_a_label", "label", "started"),
)

scores = Table(
    "virage_scores",
    metadata,
    _run(),
    Column("position", Integer, primary_key=True),
    Column("kind", String, nullable=False),  # grade, technical_index, dimension, criterion
    Column("subject", String, nullable=False),
    *_numbers("value", "low", "high"),
)

metrics = Table(
    "virage_metrics",
    metadata,
    _run(),
    Column("position", Integer, primary_key=True),
    Column("metric", String, nullable=False),
    Column("journey", String),
    Column("persona", String),
    *_numbers("value", "low", "high"),
    Column("unit", String, nullable=False),
    Column("n", Integer, nullable=False),
    Column("source", String, nullable=False),
    Column("reason", String),
    Column("detail", JSON, nullable=False),
)

series = Table(
    "virage_series",
    metadata,
    _run(),
    Column("position", Integer, primary_key=True),
    *_text("metric", "journey", "step", "persona", "engine", "unit"),
    Column("sample", String, nullable=False),  # a JSON list, without spaces
)

findings = Table(
    "virage_findings",
    metadata,
    _run(),
    Column("position", Integer, primary_key=True),
    *_text("fingerprint", "audit", "rule", "impact", "title", "engine", "engine_version"),
)

OF_A_RUN = (scores, metrics, series, findings)
