"""
What was typed and shown while recording, and what it stands for: the verb's parameters, the member's account.
"""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from toolkit.journeys import VERBS, Account, Platform

MESSAGE = "A message from Virage"
ANSWER = "An answer from Virage"
PICTURE = "A picture from Virage"
RECORDED = ("is_signed_in", *VERBS)


class Known(NamedTuple):
    """Words that stand for something: wherever they appear, the expression is written."""

    words: str
    expression: str


def parameters(verb: str) -> dict[str, str]:
    """The parameters of a verb beside the member, each with its type's name."""
    given = list(inspect.signature(getattr(Platform, verb)).parameters.values())[2:]
    return {parameter.name: str(parameter.annotation) for parameter in given}


def returns(verb: str) -> str:
    """The name of the type that a verb answers with."""
    return str(inspect.signature(getattr(Platform, verb)).return_annotation)


def samples(verb: str, given: Mapping[str, str]) -> dict[str, str]:
    """
    The words to type while a verb is recorded, by the expression that they stand for.

    Args:
        verb: Name of the verb.
        given: Words that somebody chose instead, by expression: `{"text": "Good morning"}`.
    """
    names = parameters(verb)
    usual = {"alternative": PICTURE, "words": MESSAGE, "text": MESSAGE}
    if "post" in names:
        usual |= {"post.text": MESSAGE, "text": ANSWER}
    return {name: words for name, words in usual.items() if name.partition(".")[0] in names} | dict(given)


def of_account(account: Account, password: str) -> list[Known]:
    """What the recording member types of their own."""
    return [Known(account.login, "member.account.login"), Known(password, "member.password")]


def by_length(known: Iterable[Known]) -> list[Known]:
    """The longest first, so that a name inside another does not cut it; empty words stand for nothing."""
    return sorted((one for one in known if one.words), key=lambda one: -len(one.words))


def phrase(text: str, known: Iterable[Known], *, pattern: bool = False) -> str | None:
    """
    The expression that says a text again with what is known in it; None when nothing is.

    Args:
        text: A string of the script.
        known: The longest first.
        pattern: Whether the text is a regular expression.
    """
    by_words = {one.words: one.expression for one in reversed(list(known))}
    if not by_words:
        return None
    if text in by_words and not pattern:
        return by_words[text]
    alternatives = "|".join(re.escape(words) for words in sorted(by_words, key=len, reverse=True))
    parts = re.split(rf"(?<!\w)({alternatives})(?!\w)", text)
    if len(parts) == 1:
        return None
    inside = "re.escape({})" if pattern else "{}"
    said = [f"{{{inside.format(by_words[part])}}}" if at % 2 else _plain(part) for at, part in enumerate(parts)]
    return f'f"{"".join(said)}"'


def _plain(part: str) -> str:
    return json.dumps(part, ensure_ascii=False)[1:-1].replace("{", "{{").replace("}", "}}")
