"""
Who must not be recognised: codes stand for people, and texts hold neither addresses nor telephone numbers.
"""

from __future__ import annotations

import re

CODE = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_.-]{0,31}$")
LONGEST_INITIALS = 2
LONGEST = 10_000  # characters of one text: a comment, a passage
_EMAIL = re.compile(r"[^\s@<>()\[\],;:]@[^\s@]+\.[^\W\d_]{2,}")
_PHONE = re.compile(
    r"(?<![\d-])(?:\+\d[\d .()-]{7,17}\d"  # +1 418 555-0123, +33 1 23 45 67 89
    r"|(?:\(\d{3}\) ?|\d{3}[ .-])\d{3}[ .-]\d{4}"  # 418 555-0123
    r"|0[1-9](?:[ .-]?\d{2}){4})(?![\d-])"  # 01 23 45 67 89
)


def is_code(text: str) -> bool:
    """
    Whether a text can stand for a person: a code such as P07, and not a first name.

    Example:
        >>> is_code("P07"), is_code("K"), is_code("Marie"), is_code("Jean Roy")
        (True, True, False, False)
    """
    return bool(CODE.match(text)) and (len(text) <= LONGEST_INITIALS or any(sign.isdigit() for sign in text))


def personal(text: str) -> str | None:
    """What in a text could lead to a person; None where nothing is seen."""
    if _EMAIL.search(text):
        return "an e-mail address"
    if _PHONE.search(text):
        return "a telephone number"
    return None
