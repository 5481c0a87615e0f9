"""
Fields whose only name is a placeholder.

Why:
    The words are gone as soon as somebody writes, and pale before: whoever forgets, is interrupted or enlarges the page
    no longer knows what the field asks for.
How:
    Text fields in sight without a label, an `aria-label` or a title that says more than the placeholder; grouped by
    the placeholder.
Limits:
    Words that stand beside a field and are not tied to it do not count: nobody but a sighted person finds them.
Source:
    WCAG 2.2, success criterion 3.3.2; Bastien & Scapin 1993, criterion 1.1; Nielsen Norman Group 2014, "Placeholders in
    form fields are harmful".
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.findings import finding, places, replay, texts


def placeholder_label(*, observations: pd.DataFrame) -> list[Finding]:
    """
    One finding per placeholder.

    Args:
        observations: One row per observation with `step`, `state`, `critical`; `detail` holds placeholders, one a line.
    """
    seen = observations[(observations["name"] == "placeholder_labels") & (observations["value"] > 0)]
    each = seen.assign(placeholder=seen["detail"].fillna("").str.split("\n")).explode("placeholder")
    return [
        _finding(str(words), rows.drop_duplicates("state").sort_values(["journey", "position", "step_id"]))
        for words, rows in each.groupby("placeholder", sort=True)
    ]


def _finding(words: str, rows: pd.DataFrame) -> Finding:
    journeys = texts(rows["journey"])
    return finding(
        "placeholder_label",
        words,
        rule="placeholder_label",
        impact=Impact.SERIOUS,
        params={"placeholder": words, "places": str(len(rows))},
        places=places(rows),
        place_count=len(rows),
        journeys=journeys,
        critical_path=bool(rows["critical"].any()),
        states=len(rows),
        evidence=texts(rows["screenshot"])[:3],
        replay=replay(journeys),
    )
