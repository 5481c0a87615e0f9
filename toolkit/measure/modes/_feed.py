"""
What is new on one page of a feed, and what of it had been there before.
"""

from __future__ import annotations

from collections import Counter
from typing import NamedTuple


class News(NamedTuple):
    """
    What a page adds to what was read; None where no items were found.

    Attributes:
        items: How many items are new on it.
        doubled: How many of these stand there twice, or had gone and come back.
    """

    items: int | None
    doubled: int | None


def news(now: list[str] | None, before: list[str], met: list[str]) -> News:
    """
    Compare a page with what was read before it.

    Args:
        now: Its items; None where none were found.
        before: Those of the page before, if it is the same document: what stays there is not new.
        met: All that were read so far.
    """
    if now is None:
        return News(None, None)
    stood = Counter(before)
    twice = sum(max(0, count - max(1, stood[item])) for item, count in Counter(now).items())
    new = set(now) - set(before)
    return News(len(new) + twice, len(new & set(met)) + twice)


def missing(first: list[str], second: list[str]) -> int | None:
    """Items that the second reading met between two of the first, and the first did not; None where one found none."""
    if not first or not second:
        return None
    known = [at for at, item in enumerate(second) if item in first]
    if not known:
        return 0
    return sum(item not in first for item in second[known[0] : known[-1]])
