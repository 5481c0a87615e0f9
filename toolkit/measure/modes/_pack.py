"""
The texts that hurt, as they are published, and what of them readers must see.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from functools import cache
from importlib.resources import files
from typing import NamedTuple

# Controls of direction: a platform that takes them out protects its readers.
_CONTROLS = re.compile(r"[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Hurt(NamedTuple):
    """
    One text of the pack.

    Attributes:
        id: Its name.
        text: With `{mark}` where a token is to stand.
        letters: Whether it must be read letter for letter.
    """

    id: str
    text: str
    letters: bool

    def written(self, token: str, tail: str) -> str:
        """What is published: a mark, the text, and what the member would have ended with."""
        return f"{mark(token)} {self.text.replace('{mark}', mark(token))} {tail}"


@cache
def pack() -> tuple[Hurt, ...]:
    """Every text, in the order of the file."""
    raw = tomllib.loads((files("toolkit.measure") / "content" / "pack.toml").read_text(encoding="utf-8"))
    return tuple(
        Hurt(name, (one["text"] * one.get("repeat", 1)).strip(), bool(one["letters"])) for name, one in raw.items()
    )


def mark(token: str) -> str:
    """What a text begins with: letters that stand nowhere else, and are no token that is looked up."""
    return f"v{token[:6]}"


def tail_of(text: str) -> str:
    """The end of a composed text, by which it can be found again."""
    return text[text.rindex("[") :]


def letters(text: str) -> str:
    """A text as readers compare it: composed, without controls of direction, spaces all alike."""
    plain = _CONTROLS.sub("", unicodedata.normalize("NFC", text))
    return re.sub(r"\s+", " ", plain).strip()
