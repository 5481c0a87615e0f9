"""
A message that moderation took down is still shown.

Why:
    A decision without effect is worse than none: everybody was told that it is over.
How:
    After a moderator took a message down: another member, a visitor, the search and the feed, looked at for some
    seconds, wherever the message was shown before.
Limits:
    Copies elsewhere (caches, mails) are not looked for.
Source:
    Regulation (EU) 2022/2065, art. 17; a decision has an effect.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from toolkit.records import Finding, TrustItem
from toolkit.score.trust import held_against, holding

if TYPE_CHECKING:
    from toolkit.score.evidence import Evidence

ITEMS = ("hidden_from_members", "hidden_from_visitors", "hidden_from_search", "hidden_from_feed")


def moderated_visible(*, trust: tuple[TrustItem, ...]) -> list[Finding]:
    """
    One finding, or none.

    Args:
        trust: The checklists answered.
    """
    return held_against("moderated_visible", trust, ITEMS, _told)


def _told(items: list[TrustItem]) -> dict[str, str]:
    return {"where": ", ".join(one.item.removeprefix("hidden_from_") for one in items)}


def mended(*, finding: Finding, evidence: Evidence) -> Evidence:
    """The checklists with these items holding."""
    del finding
    return replace(evidence, trust=holding(evidence.trust, *ITEMS))
