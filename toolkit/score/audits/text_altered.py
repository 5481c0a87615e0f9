"""
What readers see is not what was written.

Why:
    A letter that is lost may be a name, and a text that vanishes without a word was written for nothing.
How:
    Texts of a pack, published in the place of the journey's own: scripts that run from right to left, emoji that are
    made of several signs, letters with many marks. What is shown is compared letter for letter, spaces and controls of
    direction left out; a text that is neither shown nor refused with a message is lost, one whose direction does not
    keep to itself turns its neighbours' words round, and one that its field kept only a part of, while nothing said so,
    was cut before it was sent.
Limits:
    Texts with markup in them are judged by `markup_unescaped` alone: taking it out is one right answer.
Source:
    Unicode Standard Annex 9, bidirectional algorithm; W3C, Additional Requirements for Bidi in HTML.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.adversities import at_steps, texts_of


def text_altered(*, contents: pd.DataFrame) -> list[Finding]:
    """
    One finding per journey and step.

    Args:
        contents: One row per ContentRecord with `critical`.
    """
    other = contents["same"].eq(other=False).fillna(value=False).astype(bool)
    turned = contents["isolated"].eq(other=False).fillna(value=False).astype(bool)
    lost = contents["outcome"] == "lost"
    return at_steps(
        "text_altered",
        contents[other | turned | lost | contents["cut"]],
        impact=Impact.MODERATE,
        mode="content",
        texts=texts_of,
    )
