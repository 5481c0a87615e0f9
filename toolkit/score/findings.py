"""
Findings: how audits make them, how they are found, and which comes first.
"""

from __future__ import annotations

import hashlib
import inspect
import math
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


def of_step(audit: str, journey: str, step: str, *cause: str, shown: pd.DataFrame, **fields: Any) -> Finding:
    # Any: as above
    """
    A finding about one step, shown where it was met first.

    Args:
        audit: The audit's id.
        journey: The step's journey.
        step: Its name.
        cause: What else tells it from other findings of this step.
        shown: What was met, the first one first, with `critical`, `screenshot` and what `places` wants.
        fields: The remaining fields of Finding.
    """
    return finding(
        audit,
        journey,
        step,
        *cause,
        rule=audit,
        places=places(shown.head(1)),
        place_count=1,
        journeys=(journey,),
        critical_path=bool(shown["critical"].any()),
        states=1,
        evidence=texts(shown["screenshot"].head(1)),
        replay=replay([journey]),
        **fields,
    )


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


def impact_of(severity: float) -> Impact:
    """Nielsen's severity, 0 to 4, in axe's words; halves go up, and 0 is minor."""
    return list(Impact)[min(4, max(1, math.floor(severity + 0.5))) - 1]


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


def mended(one: Finding, evidence: Any) -> Any:  # Any: toolkit.score.evidence.Evidence, which comes after
    """
    The evidence as it would be without this defect; None where the audit cannot say.

    An audit says so by a function `mended` beside its own, with the finding and the evidence as arguments.
    """
    module = scan("toolkit.score.audits").get(one.audit)
    repair = getattr(module, "mended", None)
    return None if repair is None else repair(finding=one, evidence=evidence)


def audit_ids(package: str = "toolkit.score.audits") -> list[str]:
    """The ids of all audits, without importing them."""
    return stems(package)


def audit_by_machines(tables: object) -> tuple[Finding, ...]:
    """What machines found: every audit that asks for nothing that people said, the most urgent first."""
    return _audited(tables, lambda audit: not _asks_people(audit))


def audit_all(tables: Any) -> tuple[Finding, ...]:  # Any: toolkit.score.evidence.Evidence, which comes after
    """What machines found, and what people did: worst impact first, then the critical path, then the reach."""
    return tuple(sorted((*tables.found, *_audited(tables, _asks_people)), key=urgency))


def _audited(tables: object, wanted: Callable[[Callable[..., Any]], bool]) -> tuple[Finding, ...]:
    every = [found for audit in all_audits().values() if wanted(audit) for found in call(audit, tables)]
    return tuple(sorted(every, key=urgency))


def _asks_people(audit: Callable[..., Any]) -> bool:
    return bool({"inspected", "heard"} & set(inspect.signature(audit).parameters))


def urgency(one: Finding) -> tuple[int, bool, int, int, str]:
    """Sort key of a finding, the most urgent first."""
    return (
        -IMPACTS.index(one.impact.value),
        not one.critical_path,
        -len(one.journeys),
        -one.place_count,
        one.id,
    )
