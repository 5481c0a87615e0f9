"""
Refusing costs more than accepting.

Why:
    A choice that costs more on one side is none.
How:
    The least of three ratios of refusing to accepting (area and contrast of the control, clicks turned round), less
    than the checklist allows.
Limits:
    Where a control stands and what it is called is not weighed.
Source:
    Regulation (EU) 2016/679, art. 7; EDPB Guidelines 03/2022; the limit is ours.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.records import Finding, TrustItem
from toolkit.score.trust import held_against, holding

if TYPE_CHECKING:
    from toolkit.score.evidence import Evidence

ITEMS = ("consent_ratio",)


def refusing_harder(*, trust: tuple[TrustItem, ...]) -> list[Finding]:
    """
    One finding, or none.

    Args:
        trust: The checklists answered.
    """
    return held_against("refusing_harder", trust, ITEMS, _told)


def _told(items: list[TrustItem]) -> dict[str, str]:
    return {"ratio": f"{items[0].value:.2f}", "limit": items[0].limit.removeprefix(">= ")}


def mended(*, finding: Finding, evidence: Evidence) -> Evidence:
    """The checklists with these items holding."""
    del finding
    return replace(evidence, trust=holding(evidence.trust, *ITEMS))
