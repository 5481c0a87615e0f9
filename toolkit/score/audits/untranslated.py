"""
Words of the interface in another language than the page says.

Why:
    Half a translation tells half of the members that they are the smaller half; a screen reader reads it with the wrong
    voice.
How:
    Controls, labels and what stands around the page's own matter, where they hold words that only the other language
    has and none of the page's; French and English are told apart. Texts of members are left out.
Limits:
    About half of the short texts hold a word that tells: many may be wrong where few are found. Other languages are
    not told.
Source:
    WCAG 2.2, success criterion 3.1.2; Bastien & Scapin 1993, criterion 8; Québec, Charter of the French language.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.findings import finding, places, replay, texts

SHOWN = 3


def untranslated(*, observations: pd.DataFrame) -> list[Finding]:
    """
    One finding for all words that are left in the other language: a translation is finished as a whole.

    Args:
        observations: One row per observation with `step`, `state`, `critical`; `detail` holds texts, one a line.
    """
    seen = observations[(observations["name"] == "foreign_texts") & (observations["value"] > 0)]
    if seen.empty:
        return []
    rows = seen.sort_values(["journey", "position", "step_id"]).drop_duplicates("state")
    words = list(dict.fromkeys("\n".join(rows["detail"].fillna("")).split("\n")))
    journeys = texts(rows["journey"])
    return [
        finding(
            "untranslated",
            rule="untranslated",
            impact=Impact.SERIOUS,
            params={"words": " · ".join(words[:SHOWN]), "count": str(len(words))},
            places=places(rows),
            place_count=len(rows),
            journeys=journeys,
            critical_path=bool(rows["critical"].any()),
            states=len(rows),
            evidence=texts(rows["screenshot"])[:3],
            replay=replay(journeys),
        )
    ]
