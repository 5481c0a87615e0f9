"""
How many keys a text needs: the texts themselves are never recorded.
"""

from __future__ import annotations

import re
import unicodedata

# Legacy Canadian French, the layout of the public service: what needs Shift or AltGr, and what has a key of its own.
SHIFTED = frozenset("|!\"/$%?&*()_+:>'É@£¢¤¬²³¼½¾[]{}~\\§¶«»")
DIRECT = frozenset("éÉ«»")
CLEARING = 3  # Control and A, Delete
_MARK = re.compile(r" ?\[\d{8}-\d{6}-[0-9a-f]+ [0-9a-f]{10}\]")  # what `Member.compose` adds, and nobody would type


def keystrokes(text: str) -> int:
    """
    Keys that a person presses to type a text: one a character, one more for Shift, one more for a dead key.

    No text at all is what a field holds once it was cleared.

    Example:
        >>> keystrokes("Bonjour à tous")
        16
    """
    return sum(_keys(character) for character in unicodedata.normalize("NFC", _MARK.sub("", text))) or CLEARING


def _keys(character: str) -> int:
    if character in DIRECT:
        return 2 if character in SHIFTED else 1
    dead = len(unicodedata.normalize("NFD", character)) > 1
    shifted = character in SHIFTED or character.isupper()
    return 1 + shifted + dead
