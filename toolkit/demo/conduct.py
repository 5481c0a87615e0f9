"""The rules of the square, in the order of their numbers; their words are in the catalogues."""

from __future__ import annotations

RULES = ("respect", "threats", "private", "truth", "advertising", "others")
EXPLANATION_MAX_CHARACTERS = 500


def number(rule: str) -> int:
    """A rule's number, as people quote it."""
    return RULES.index(rule) + 1
