"""
What reports say, in French and English: messages by key, with their parameters, from the catalogues in `locales/`.

A record carries either a key with parameters (`@reason.too_few_samples|n=8|needed=20`) or text of a rule engine. A key
that no catalogue has is shown as it is, between brackets, so that nothing is silently blank.
"""

from __future__ import annotations

import functools
import string
import tomllib
from collections.abc import Callable, Generator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from toolkit.report.hostile import LIMIT, clean, isolated
from toolkit.report.markup import Html, escape, join
from toolkit.report.typography import BY_LANGUAGE

FOLDER = Path(__file__).parent / "locales"
LANGUAGES: tuple[str, ...] = tuple(BY_LANGUAGE)
NO_PARAMS: Mapping[str, object] = {}

# Families whose keys come from records: what the record says is the last part of the key.
NAMED = (
    "role",
    "dimension",
    "metric",
    "journey",
    "step",
    "wait",
    "outcome",
    "impact",
    "weight",
    "engine",
    "condition",
    "persona",
    "source",
    "tier",
    "band",
    "evidence",
    "ergonomic",
    "principle",
    "stage",
    "kind",
    "instrument",
    "adjective",
    "acceptability",
    "benchmark",
    "unit_of",
    "answer",
    "news",
    "way",
    "act",
)
# Families of which a parameter may name several, set apart by commas.
LISTED = {"faults": "fault", "hurts": "hurt", "checks": "check"}


class Sentence(NamedTuple):
    """A message that is not yet in any language: a key or an engine's text, and its parameters."""

    text: str
    params: Mapping[str, object] = NO_PARAMS


class Words:
    """
    One language: its catalogue and its way with numbers.

    Args:
        language: `fr` or `en`.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.style = BY_LANGUAGE[language]
        self.catalogue = {key: self._print_ready(value) for key, value in load(language).items()}

    def _print_ready(self, message: str | dict[str, str]) -> str | dict[str, str]:
        if isinstance(message, dict):
            return {form: self.style.typo(text) for form, text in message.items()}
        return self.style.typo(message)

    def knows(self, text: str) -> bool:
        """Whether this is a key of the catalogue; its parameters, after a bar, do not matter."""
        return text.startswith("@") and text[1:].partition("|")[0] in self.catalogue

    def say(self, text: str | Sentence, params: Mapping[str, object] = NO_PARAMS) -> str:
        """A message as plain text."""
        return "".join(str(part) for part in self._parts(text, params, plain=True))

    def html(self, text: str | Sentence, params: Mapping[str, object] = NO_PARAMS) -> Html:
        """A message as markup: parameters are escaped and isolated, `backticks` become code."""
        return join(self._parts(text, params, plain=False))

    def name(self, family: str, word: str) -> str:
        """A record's word in this language: `name("outcome", "failed")`; an unknown word is shown as it is."""
        message = self.catalogue.get(f"{family}.{word.lower()}")
        return message if isinstance(message, str) else clean(word)

    def _parts(
        self, text: str | Sentence, params: Mapping[str, object], *, plain: bool, start: bool = False
    ) -> list[object]:
        whole = text if isinstance(text, Sentence) else Sentence(text)
        if not whole.text.startswith("@"):
            return [clean(whole.text) if plain else isolated(whole.text)]
        key, _, written = whole.text[1:].partition("|")
        given = {**dict(pair.partition("=")[::2] for pair in written.split("|") if pair), **whole.params, **params}
        message = self.catalogue.get(key)
        if message is None:
            shown = f"⟦{whole.text}⟧"
            return [clean(shown) if plain else isolated(shown)]
        chosen = message if isinstance(message, str) else message[self._plural(given.get("n"))]
        return self._filled(capital(chosen) if start else chosen, given, plain=plain)

    def _plural(self, n: object) -> str:
        count = _as_number(n)
        alone = count is not None and (abs(count) < 2 if self.language == "fr" else count == 1)
        return "one" if alone else "other"

    def _filled(self, message: str, params: Mapping[str, object], *, plain: bool) -> list[object]:
        parts: list[object] = []
        marked = _backticks()
        next(marked)
        for literal, field, spec, _ in string.Formatter().parse(message):
            parts.append(literal if plain else marked.send(literal))
            if field is not None:
                value = params.get(field)
                parts.append(f"{{{field}}}" if value is None else self._shown(value, spec or "", plain=plain))
        return parts

    def _shown(self, value: object, spec: str, *, plain: bool) -> object:
        if isinstance(value, Sentence):
            inner = self._parts(value, NO_PARAMS, plain=plain, start=spec == "Sentence")
            return "".join(map(str, inner)) if plain else join(inner)
        if isinstance(value, Html):
            return value
        if (drawn := self._drawn(value, spec)) is not None:
            return drawn
        text = self._named(str(value), spec)
        return clean(text) if plain else isolated(text, limit=LIMIT)

    def _drawn(self, value: object, spec: str) -> str | None:
        """A number in the shape that the message asks for; None if there is no such shape or no number."""
        number = _as_number(value)
        shapes: dict[str, Callable[[float], str]] = {
            "": lambda v: self.style.number(v, 0 if v == int(v) else 1),
            "number": self.style.number,
            "one": lambda v: self.style.number(v, 1),
            "percent": self.style.percent,
            "three": lambda v: self.style.number(v, 3),
            "tenth": lambda v: self.style.percent(v, 1),
            "ms": self.style.duration,
            "s": lambda v: self.style.duration(v * 1000),
        }
        if number is None or spec not in shapes or (spec == "" and isinstance(value, str)):
            return None
        return shapes[spec](number)

    def _named(self, text: str, spec: str) -> str:
        if spec[:1].isupper():
            return capital(self._named(text, spec.lower()))
        if spec in ("date", "day"):
            return self.style.date(text) if spec == "date" else self.style.day(text)
        if spec == "list":
            return self.style.listing([self.label(part.strip()) for part in text.split(",") if part.strip()])
        if spec in LISTED:
            return self.style.listing(
                [self.name(LISTED[spec], part.strip()) for part in text.split(",") if part.strip()]
            )
        if spec in NAMED:
            return self.name(spec, text)
        return text

    def journey(self, journey: str, goal: str = "") -> str:
        """A journey's name to stand alone: ours for the usual ones, else the goal that its author wrote."""
        known = self.knows(f"@journey.{journey.lower()}")
        return capital(self.name("journey", journey) if known else clean(goal or journey))

    def label(self, word: str) -> str:
        """The name of whatever it is: a journey, a dimension, a metric; else the word itself."""
        for family in ("journey", "dimension", "metric"):
            if f"{family}.{word.lower()}" in self.catalogue:
                return self.name(family, word)
        return clean(word)

    def value(self, value: float, unit: str) -> str:
        """A measured number with its unit."""
        if unit in ("ms", "s"):
            return self.style.duration(value if unit == "ms" else value * 1000)
        return self.number(value, 0 if value == int(value) else 3 if unit == "1" else 1, unit)

    def number(self, value: float, decimals: int, unit: str) -> str:
        """A number with so many decimals and the name of its unit, if it has one."""
        name = unit if unit in ("ms", "s") else self.catalogue.get(f"unit.{unit}", "")
        return self.style.number(value, decimals) + (f"\u00a0{name}" if name else "")

    def chain(self, sentences: Sequence[Sentence]) -> Html:
        """Several sentences as one title, in the language's way of joining them."""
        return Html(self.html("@punctuation.join").join(self.html(sentence) for sentence in sentences))


def _backticks() -> Generator[Html, str, None]:
    """Our own text as markup, piece by piece: every second backtick closes what the one before opened."""
    inside = False
    shown = Html("")
    while True:
        pieces = []
        for i, piece in enumerate((yield shown).split("`")):
            if i:
                inside = not inside
                pieces.append(Html("<code>" if inside else "</code>"))
            pieces.append(escape(piece))
        shown = join(pieces)


def capital(text: str) -> str:
    """The text with its first letter as a capital, the others untouched."""
    return text[:1].upper() + text[1:]


def _as_number(value: object) -> float | None:
    try:
        return float(value) if isinstance(value, (int, float, str)) else None
    except ValueError:
        return None


def load(language: str) -> dict[str, str | dict[str, str]]:
    """A catalogue with dotted keys; what is English as others wrote it has files of its own for French."""
    tree: dict[str, object] = {}
    for path in (FOLDER / f"{language}.toml", *sorted(FOLDER.glob(f"*.{language}.toml"))):
        tree |= tomllib.loads(path.read_text(encoding="utf-8"))
    return dict(_flat(tree, ""))


def _flat(tree: Mapping[str, object], above: str) -> list[tuple[str, str | dict[str, str]]]:
    rows: list[tuple[str, str | dict[str, str]]] = []
    for key, value in tree.items():
        if isinstance(value, dict) and set(value) != {"one", "other"}:
            rows += _flat(value, f"{above}{key}.")
        elif isinstance(value, (str, dict)):
            rows.append((above + key, value))
    return rows


@functools.cache
def words(language: str) -> Words:
    """The words of a language, read once."""
    return Words(language)


def say(text: str, params: Mapping[str, object], language: str) -> str:
    """A record's text in a language, as plain text."""
    return words(language).say(text, params)
