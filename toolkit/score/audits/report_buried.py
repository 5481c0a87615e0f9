"""
A form of reporting that is too far from the message.

Why:
    What takes many clicks is done by those only who are angry enough.
How:
    Clicks from the message to the first field of the form, counted in the walk; more than the checklist allows.
Limits:
    Reporting in one press has no form: all its clicks count.
Source:
    Regulation (EU) 2022/2065, art. 16(1): easy to access; the limit is ours.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.records import Finding, TrustItem
from toolkit.score.trust import held_against, holding

if TYPE_CHECKING:
    from toolkit.score.evidence import Evidence

ITEMS = ("report_clicks",)


def report_buried(*, trust: tuple[TrustItem, ...]) -> list[Finding]:
    """
    One finding, or none.

    Args:
        trust: The checklists answered.
    """
    return held_against("report_buried", trust, ITEMS, _told)


def _told(items: list[TrustItem]) -> dict[str, str]:
    return {"clicks": f"{items[0].value:g}", "limit": items[0].limit.removeprefix("<= ")}


def mended(*, finding: Finding, evidence: Evidence) -> Evidence:
    """The checklists with these items holding."""
    del finding
    return replace(evidence, trust=holding(evidence.trust, *ITEMS))
