"""
Findings: how audits make them, how they are found, and which comes first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from toolkit.records import Finding, Impact, Outcome, Place
from toolkit.registry import scan, stems
from toolkit.score.values import call

MOST_PLACES = 20  # shown; all are counted
IMPACTS = [impact.value for impact in Impact]


def finding(audit: str, *cause: str, **fields: Any) -> Finding:  # Any: fields of Finding
    """
    A failed finding of an audit, its texts the audit's message keys unless given.

    Args:
        audit: The audit's id.
        cause: What makes two sightings the same defect; the fingerprint is made of it.
        fields: The remaining fields of Finding.
    """
    fingerprint = hashlib.sha256("\n".join([audit, *cause]).encode()).hexdigest()[:16]
    defaults = {
        "id": f"{audit}-{fingerprint[:8]}",
        "outcome": Outcome.FAILED,
        "title": f"@audit.{audit}.title",
        "why": f"@audit.{audit}.why",
        "advice": f"@audit.{audit}.advice",
    }
    return Finding(audit=audit, fingerprint=fingerprint, **{**defaults, **fields})


def places(rows: pd.DataFrame) -> tuple[Place, ...]:
    """
    The first places of a finding.

    Args:
        rows: One row per place, in the order to show; columns as the fields of Place, those missing left empty.
    """
    names = [name for name in Place.__slots__ if name in rows.columns]
    return tuple(
        Place(**{name: _plain(name, value) for name, value in zip(names, values, strict=True)})
        for values in rows[names].head(MOST_PLACES).itertuples(index=False, name=None)
    )


def _plain(name: str, value: Any) -> Any:  # Any: a cell, as a field of Place wants it
    if name == "box":
        return tuple(float(side) for side in value) if value is not None and len(value) == 4 else None
    if name in ("screenshot_width", "screenshot_height"):
        return None if pd.isna(value) else int(value)
    if name == "screenshot":
        return None if pd.isna(value) else str(value)
    return "" if pd.isna(value) else str(value)


def texts(values: Iterable[object]) -> tuple[str, ...]:
    """Distinct non-empty texts, sorted."""
    return tuple(sorted({str(value) for value in values if isinstance(value, str) and value}))


def replay(journeys: Iterable[str]) -> str:
    """The command that walks the first of these journeys again."""
    first = next(iter(journeys), "")
    return f"virage run -k {first} --no-load" if first else ""


def all_audits(package: str = "toolkit.score.audits") -> dict[str, Callable[..., list[Finding]]]:
    """
    Every audit of the folder by id.

    Raises:
        ImportError: A file cannot be imported, or has no function of its own name.
    """
    found: dict[str, Callable[..., list[Finding]]] = {}
    for stem, module in scan(package).items():
        if not callable(getattr(module, stem, None)):
            raise ImportError(f"{package}.{stem} has no function {stem}()")
        found[stem] = getattr(module, stem)
    return found


def audit_ids(package: str = "toolkit.score.audits") -> list[str]:
    """The ids of all audits, without importing them."""
    return stems(package)


def audit_all(tables: object) -> tuple[Finding, ...]:
    """Every audit over one run's evidence: worst impact first, then the critical path, then the reach."""
    every = [found for audit in all_audits().values() for found in call(audit, tables)]
    return tuple(sorted(every, key=urgency))


def urgency(one: Finding) -> tuple[int, bool, int, int, str]:
    """Sort key of a finding, the most urgent first."""
    return (
        -IMPACTS.index(one.impact.value),
        not one.critical_path,
        -len(one.journeys),
        -one.place_count,
        one.id,
    )
