"""
A picture is published without words for whoever does not see it.

Why:
    A screen reader passes over it, or reads out its address: who does not see is not told that there was something.
How:
    A text with pictures that have no alternative, in Markdown, BBCode and HTML, is published in the place of the
    journey's own; a journey that hands in a picture leaves its alternative empty then. It is a finding where the text
    is shown with a picture that has no accessible name: none of its own, of the link that it is in, or in its caption.
    Asking for words, refusing, and showing no picture are right answers.
Limits:
    Only where a picture came of it. Whether words that are there say what the picture shows, only people can tell.
Source:
    WCAG 2.2, 1.1.1 Non-text Content; ATAG 2.0, B.2.3 assist authors with managing alternative content.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.adversities import at_steps
from toolkit.score.wcag import success_criteria


def picture_unnamed(*, contents: pd.DataFrame) -> list[Finding]:
    """
    One finding per journey and step.

    Args:
        contents: One row per ContentRecord with `critical`.
    """
    return at_steps(
        "picture_unnamed",
        contents[contents["named"].eq(other=False).fillna(value=False).astype(bool)],
        impact=Impact.MODERATE,
        mode="content",
        references=(success_criteria()["1.1.1"].reference,),
    )
