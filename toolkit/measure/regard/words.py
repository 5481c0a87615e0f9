"""
Words that trust is asked about: in which language a page speaks, how easy it is to read, what shames and what binds.
"""

from __future__ import annotations

import re
from typing import NamedTuple

_FRENCH = "le la les des une est et dans pour pas qui sur avec vous votre nous au du ce que ne sont par"
_ENGLISH = "the of and to is in for not who on with you your we at this that are by be from it or an"
FRENCH, ENGLISH = frozenset(_FRENCH.split()), frozenset(_ENGLISH.split())
LEAST = 12  # of such words, before a language is told
SHAMING = re.compile(
    r"\b(?:non,?(?: merci,?)? je (?:ne |n’|n')?(?:veux|préfère|tiens|aime|souhaite|m’en|m'en|me moque)|"
    r"je (?:préfère|renonce à) (?:payer|rater|manquer|perdre|rester)|tant pis pour moi|"
    r"no,?(?: thanks,?)? i(?: do ?n[’']t|’d rather|'d rather| prefer| hate| like| am not|[’']m not)|"
    r"i(?: do ?n[’']t|’d rather|'d rather) (?:want|care|like|miss|stay|pay)|i like (?:paying|missing))\b",
    re.IGNORECASE,
)
GOOD_FAITH = re.compile(r"bonne foi|good faith|exact\w* et complet|accurate and complete|sur l’honneur", re.IGNORECASE)
NAMED = re.compile(r"courriel|e-?mail|votre nom|your name", re.IGNORECASE)
AGREEING = re.compile(r"^(?:oui|yes|(?:i|we) (?:agree|accept)|accept|agree|j[’']accepte|accepter)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:[’'-][^\W\d_]+)*")
_SENTENCE = re.compile(r"[.!?…:;]+|\n+")
_VOWELS = re.compile(r"[aeiouyàâäéèêëîïôöùûüœæ]+", re.IGNORECASE)


class Measured(NamedTuple):
    """A text in numbers."""

    words: int
    sentences: int
    syllables: int


def language_of(text: str) -> str:
    """
    `fr` or `en` by the small words of a text; empty where there are too few, or neither is in the lead.

    Example:
        >>> language_of("Vous pouvez lire les messages de la place et, si vous le voulez, y répondre dans le fil " * 2)
        'fr'
    """
    words = [word.lower() for word in _WORD.findall(text)]
    french, english = (sum(word in known for word in words) for known in (FRENCH, ENGLISH))
    if max(french, english) < LEAST or max(french, english) < 2 * min(french, english):
        return ""
    return "fr" if french > english else "en"


def measured(text: str) -> Measured:
    """
    Words, sentences and syllables, these by groups of vowels, without a silent e at the end.

    Example:
        >>> measured("Le chat dort. Il rêve.")
        Measured(words=5, sentences=2, syllables=5)
    """
    words = _WORD.findall(text)
    sentences = [part for part in _SENTENCE.split(text) if _WORD.search(part)]
    return Measured(len(words), len(sentences), sum(_syllables(word) for word in words))


def reading_ease(text: str, language: str) -> float | None:
    """
    Flesch's reading ease, 0 hard to 100 easy, for French as Kandel and Moles adapted it; None without a sentence.

    Example:
        >>> round(reading_ease("The cat sat on the mat.", "en"), 1)
        116.1
    """
    words, sentences, syllables = measured(text)
    if not sentences:
        return None
    if language == "fr":
        return 207 - 1.015 * words / sentences - 73.6 * syllables / words
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def _syllables(word: str) -> int:
    groups = _VOWELS.findall(word)
    silent = len(groups) > 1 and re.search(r"[^aeiouyàâäéèêëîïôöùûüœæ]e(?:s|nt)?$", word, re.IGNORECASE)
    return max(1, len(groups) - bool(silent))
