"""
Rules of the gate as they are written in `virage.toml`: `"lcp{journey=publish}" = "value<2500"`.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Collection, Iterable, Mapping
from typing import NamedTuple

from toolkit._toml import closest
from toolkit.errors import SettingsError

_KEY = re.compile(r"^\s*([a-z][a-z0-9_]*)\s*(?:\{([^{}]*)\})?\s*$")
_EXPRESSION = re.compile(r"^\s*([a-z][a-z0-9_]*)\s*(>=|<=|==|!=|>|<)\s*([-+]?[0-9]+(?:\.[0-9]+)?)\s*$")

OPERATORS: dict[str, Callable[[float, float], bool]] = {
    ">=": operator.ge,
    "<=": operator.le,
    "==": operator.eq,
    "!=": operator.ne,
    ">": operator.gt,
    "<": operator.lt,
}


class Subject(NamedTuple):
    """What a rule may be about: its labels, and the figures that may be compared."""

    labels: tuple[str, ...]
    aggregates: tuple[str, ...]


class Rule(NamedTuple):
    """One rule, understood."""

    text: str
    expression: str
    level: str
    subject: str
    labels: Mapping[str, str]
    aggregate: str
    sign: str
    limit: float

    def holds(self, value: float) -> bool:
        """Whether a value keeps the limit."""
        return OPERATORS[self.sign](value, self.limit)

    @property
    def more_is_better(self) -> bool:
        """Whether the limit is a lower one."""
        return self.sign in (">=", ">")

    @property
    def same_as(self) -> tuple[str, frozenset[tuple[str, str]]]:
        """What the rule is about, whatever it asks: a rule of one's own replaces the default about the same."""
        return self.subject, frozenset(self.labels.items())


def parse_rule(
    text: str, expression: str, level: str, *, subjects: Mapping[str, Subject], words: Mapping[str, Collection[str]]
) -> Rule:
    """
    Understand one rule.

    Args:
        text: Subject and labels: `journey_reliability{journey=publish,engine=chromium}`.
        expression: Aggregate, sign and limit: `value>=0.95`.
        level: `error` or `warn`.
        subjects: What there is to judge.
        words: Values that a label may take, where they are known.

    Raises:
        SettingsError: An unknown subject, label, aggregate or value, with the closest known one.
    """
    where = f'[gate.{level}] "{text}" = "{expression}"'
    key, value = _KEY.match(text), _EXPRESSION.match(expression)
    if key is None:
        raise SettingsError(f'{where}: not a rule; write it like "journey_reliability{{journey=publish}}"')
    if value is None:
        raise SettingsError(f'{where}: not a limit; write it like "value>=0.95", with one of >= <= == != > <')
    name = key[1]
    _check(where, "subject", name, subjects)
    labels = _labels(where, key[2] or "")
    for label, word in labels.items():
        _check(where, f"label of {name}", label, subjects[name].labels)
        if label in words:
            _check(where, label, word, words[label])
    _check(where, f"figure of {name}", value[1], subjects[name].aggregates)
    return Rule(text, expression, level, name, labels, value[1], value[2], float(value[3]))


def journeys_named(rules: Iterable[str]) -> dict[str, str]:
    """Journeys that rules name, with the first rule that does; rules that are none are left to `parse_rule`."""
    named: dict[str, str] = {}
    for text in rules:
        key = _KEY.match(text)
        if key and "journey" in (labels := _labels(text, key[2] or "")):
            named.setdefault(labels["journey"], text)
    return named


def _labels(where: str, text: str) -> dict[str, str]:
    labels = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        name, sign, word = (piece.strip().strip("\"'") for piece in part.partition("="))
        if not (name and sign and word):
            raise SettingsError(f"{where}: {part!r} is not a label; write label=word")
        labels[name] = word
    return labels


def _check(where: str, what: str, word: str, known: Collection[str]) -> None:
    if word in known:
        return
    near = closest(word, known)
    advice = f"did you mean {near!r}? " if near else ""
    raise SettingsError(f"{where}: unknown {what} {word!r}; {advice}known: {', '.join(sorted(known)) or 'none'}")
