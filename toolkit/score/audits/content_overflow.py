"""
A text of members makes the page wider than the window, or is cut without a way to read on.

Why:
    One message without a space should not make everybody scroll sideways, and what is cut is not read.
How:
    Texts of a pack, published in the place of the journey's own; in windows of 1280 and 320 CSS pixels the document
    is measured with the message and without it. Cut is what a page leaves out or hides in a box, where no other page
    shows the end in a window as wide, and the message has no control that short ones lack.
Limits:
    Only where a text of the pack was accepted.
Source:
    WCAG 2.2, 1.4.10 Reflow; Bastien & Scapin 1993, 1.4 legibility.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.adversities import SLACK_PX, at_steps, texts_of
from toolkit.score.wcag import success_criteria


def content_overflow(*, contents: pd.DataFrame) -> list[Finding]:
    """
    One finding per journey and step.

    Args:
        contents: One row per ContentRecord with `critical`.
    """
    wide = contents["overflow_px"].fillna(0) > SLACK_PX
    cut = contents["truncated"].fillna(value=False).astype(bool)
    return at_steps(
        "content_overflow",
        contents[wide | cut],
        impact=Impact.MODERATE,
        mode="content",
        references=(success_criteria()["1.4.10"].reference,),
        texts=texts_of,
        width=lambda rows: int(rows["width"].min()),
    )
