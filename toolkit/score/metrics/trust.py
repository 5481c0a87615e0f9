"""
The checklists of trust: how many of the items that apply hold.

Why:
    People stay silent where they cannot report, and leave where they cannot leave.
How:
    Each item asks something of what was seen (`checklists.toml`): it holds or it does not, what does not apply is left
    out, what nobody looked at is missing and never a no. The value is the share of the items with evidence that hold.
Limits:
    Facts found on the pages that were walked; no legal opinion. A checklist of which less than half was looked at has
    no value. It is a count of what is listed, not a sample of something larger: it has no interval.
Source:
    Regulation (EU) 2022/2065, art. 14, 16, 17, 20 and 25; EDPB Guidelines 03/2022; Québec, Law 25.
"""

from __future__ import annotations

from collections import Counter

import pandas as pd

from toolkit.records import Outcome, TrustItem
from toolkit.score.checklists import checklists
from toolkit.score.values import metric, row, table


@metric(unit="1", better="higher", source="Regulation (EU) 2022/2065, art. 16, 17 and 20", reads="facts")
def report_and_appeal(*, trust: tuple[TrustItem, ...]) -> pd.DataFrame:
    """
    Reporting, what moderation does about it, appeal and safety.

    Args:
        trust: The checklists answered.

    Returns:
        One row: `value`, `n` items with evidence.
    """
    return _share(trust, "t1")


@metric(unit="1", better="higher", source="Regulation (EU) 2016/679, art. 7 and 25; Québec, Law 25", reads="facts")
def consent_and_privacy(*, trust: tuple[TrustItem, ...]) -> pd.DataFrame:
    """
    What is kept before a choice, how the choice is offered, what is private by default, and leaving.

    Args:
        trust: The checklists answered.

    Returns:
        One row: `value`, `n` items with evidence.
    """
    return _share(trust, "t2")


@metric(unit="1", better="higher", source="EDPB Guidelines 03/2022; Regulation (EU) 2022/2065, art. 25", reads="facts")
def fair_patterns(*, trust: tuple[TrustItem, ...]) -> pd.DataFrame:
    """
    One less the share of deceptive patterns.

    Args:
        trust: The checklists answered.

    Returns:
        One row: `value`, `n` items with evidence.
    """
    return _share(trust, "t3")


@metric(unit="1", better="higher", source="Regulation (EU) 2022/2065, art. 14", reads="facts")
def language_rules_help(*, trust: tuple[TrustItem, ...]) -> pd.DataFrame:
    """
    Rules and help within reach, in words that can be read, in French.

    Args:
        trust: The checklists answered.

    Returns:
        One row: `value`, `n` items with evidence.
    """
    return _share(trust, "t5")


def _share(trust: tuple[TrustItem, ...], criterion: str) -> pd.DataFrame:
    counts = Counter(one.outcome for one in trust if one.criterion == criterion)
    yes, no, unknown = counts[Outcome.PASSED], counts[Outcome.FAILED], counts[Outcome.UNTESTED]
    seen, applicable = yes + no, yes + no + unknown
    detail = {"items": str(applicable), "inapplicable": str(counts[Outcome.INAPPLICABLE])}
    if not seen or seen < checklists().share * applicable:
        reason = f"@reason.too_few_items|n={seen}|all={applicable}" if seen else "@reason.not_measured"
        return table([row(value=None, n=seen, reason=reason, detail=detail)])
    return table([row(value=yes / seen, n=seen, detail=detail)])
