"""
Markup that a member writes becomes part of the page.

Why:
    Whoever can write a script into a message acts as everybody who reads it.
How:
    Hostile markup, published in the place of the journey's own words; a script in it sets a mark that every page of
    the members is asked for, and elements of it are searched in the page. A script that ran is critical, an element
    that could carry one is serious.
Limits:
    A handful of old tricks, no test of security: finding nothing proves little.
Source:
    OWASP, Cross Site Scripting Prevention; WHATWG HTML, 2.5.2 and 8.2.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.adversities import at_steps, texts_of


def markup_unescaped(*, contents: pd.DataFrame) -> list[Finding]:
    """
    One finding per journey and step.

    Args:
        contents: One row per ContentRecord with `critical`.
    """
    ran = contents["ran"].astype(bool)
    leaked = contents["leaked"].map(len).astype(int) > 0
    fatal = contents.loc[ran, ["journey", "step"]].drop_duplicates()
    keys = list(zip(fatal["journey"], fatal["step"], strict=True))
    grave = pd.Series(list(zip(contents["journey"], contents["step"], strict=True)), index=contents.index).isin(keys)
    return [
        finding
        for rows, impact in (((ran | leaked) & grave, Impact.CRITICAL), (leaked & ~grave, Impact.SERIOUS))
        for finding in at_steps(
            "markup_unescaped", contents[rows], impact=impact, mode="content", texts=texts_of, leaked=_elements
        )
    ]


def _elements(rows: pd.DataFrame) -> str:
    return ", ".join(sorted({element for cell in rows["leaked"] for element in cell})) or "script"
