"""
A defect, once: what it is, where it was seen, whom it stops, what to do.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.records.words import Impact, Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where a rule comes from: WCAG criterion, axe help page, standard."""

    label: str
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """
    Where a finding was seen: the picture, and the box in it (CSS pixels: x, y, width, height).

    `seen_by` names the member where a page is shown as two of them see it.
    """

    url: str = ""
    frame: str = ""
    selector: str = ""
    html: str = ""
    journey: str = ""
    step: str = ""
    screenshot: str | None = None
    screenshot_width: int | None = None
    screenshot_height: int | None = None
    box: tuple[float, float, float, float] | None = None
    seen_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """
    One defect, once: everything with the same cause shares a fingerprint.

    `title`, `why` and `advice` are message keys with `params` for the report's catalogues when they start with `@`;
    anything else is text of the engine, shown as it is.
    """

    id: str
    fingerprint: str
    audit: str
    rule: str
    outcome: Outcome
    impact: Impact
    title: str
    why: str
    advice: str
    params: dict[str, str] = field(default_factory=dict)
    places: tuple[Place, ...] = ()
    place_count: int = 0
    journeys: tuple[str, ...] = ()
    journeys_blocked: tuple[str, ...] = ()
    critical_path: bool = False
    states: int = 0
    criteria: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    references: tuple[Reference, ...] = ()
    engine: str = ""
    engine_version: str = ""
    replay: str = ""
    confirmed_by: tuple[str, ...] = ()  # machine, expert, user, group
    severity: float | None = None  # mean of the evaluators' ratings, 0 to 4
    ergonomic: tuple[str, ...] = ()  # Bastien and Scapin's criteria
