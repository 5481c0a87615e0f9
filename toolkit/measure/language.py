"""
Whether a few words are in French or in English: by the words that only one of the two writes.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

LANGUAGES = ("fr", "en")
ENOUGH = 2  # words of the other language, and none of one's own
_WORD = re.compile(r"[^\W\d_]+", re.UNICODE)


@cache
def vocabulary(language: str) -> frozenset[str]:
    """The words that tell a language."""
    lists = tomllib.loads((files("toolkit.measure") / "languages.toml").read_text(encoding="utf-8"))
    return frozenset(lists[language].split())


def foreign(texts: Iterable[str], language: str) -> list[str]:
    """
    Those of some texts that are written in the other of the two languages.

    A text of one or two words counts only when each of them is known: a name is no translation that is missing.

    Args:
        texts: Words of an interface.
        language: That they should be in, `fr` or `en`.
    """
    (other,) = (name for name in LANGUAGES if name != language)
    return [text for text in texts if _is(text, other, against=language)]


def _is(text: str, language: str, *, against: str) -> bool:
    words = [word.lower() for word in _WORD.findall(text.replace("\u2019", "'")) if len(word) > 1]
    told = sum(word in vocabulary(language) for word in words)
    denied = any(word in vocabulary(against) for word in words)
    return not denied and told > 0 and told >= min(ENOUGH, len(words))
