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
        wordless: Whether it has pictures, and no words for whoever does not see them.
    """

    id: str
    text: str
    letters: bool
    wordless: bool = False

    def written(self, token: str, tail: str) -> str:
        """What is published: the token first, for a platform may cut the end, then the text and where it ends."""
        return f"{tail} {self.text.replace('{mark}', mark(token))} {end(token)}"


@cache
def pack() -> tuple[Hurt, ...]:
    """Every text, in the order of the file."""
    raw = tomllib.loads((files("toolkit.measure") / "content" / "pack.toml").read_text(encoding="utf-8"))
    return tuple(
        Hurt(name, (one["text"] * one.get("repeat", 1)).strip(), bool(one["letters"]), bool(one.get("wordless")))
        for name, one in raw.items()
    )


def mark(token: str) -> str:
    """What elements and scripts of a text are told by: letters that stand nowhere else."""
    return f"v{token[:6]}"


def end(token: str) -> str:
    """What a text ends with."""
    return f"/{mark(token)}/"


def tail_of(text: str) -> str:
    """The run and the token of a composed text, by which it can be found again."""
    return text[text.rindex("[") :]


def turns(text: str) -> bool:
    """Whether a text can turn what stands beside it: it has letters from right to left, or controls of direction."""
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text) or bool(_CONTROLS.search(text))


def letters(text: str) -> str:
    """A text as readers compare it: composed, without controls of direction, spaces all alike."""
    plain = _CONTROLS.sub("", unicodedata.normalize("NFC", text))
    return re.sub(r"\s+", " ", plain).strip()
