"""
Two answers compared: whether a lower role was told, or shown, what the rightful one was.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from toolkit.measure.trials.pages import Page, read

ERRORS = ("error", "errors", "failed", "failure")
SUCCESSES = ("success", "ok")
MOST = 0.5  # of what a page protects, beyond which it is that page
_NO_DATA = object()


def alike(mine: str, rightful: str | None) -> str:
    """
    Whether an answer says what the rightful one says: `yes`, `no`, or empty where that cannot be told.

    Data are compared by their names and by what is true, false or missing among them, never by their values.

    Args:
        mine: The body of the answer to a lower role.
        rightful: That of the answer to the rightful one; None where it was not handed over.
    """
    if rightful is None:
        return ""
    one, other = _data(mine), _data(rightful)
    if one is not _NO_DATA or other is not _NO_DATA:
        return _data_alike(one, other, complaint=complains(rightful))
    if not mine.strip() or not rightful.strip():
        return "yes" if mine.strip() == rightful.strip() else "no"
    pages = read(mine, ""), read(rightful, "")
    if pages[0].title != pages[1].title:
        return "no"
    return "yes" if pages[0].text and pages[0].text == pages[1].text else ""


def complains(body: str) -> bool:
    """Whether data tell of an error, whatever the status says."""
    data = _data(body)
    if not isinstance(data, dict):
        return False
    return any(data.get(name) for name in ERRORS) or any(data.get(name) is False for name in SUCCESSES)


def shares(mine: Page, rightful: Page, *, known: Iterable[Page], signs: Iterable[str]) -> str:
    """
    Whether a page holds what the rightful one's page protects: `yes`, `no`, or empty where nothing is to be told.

    Args:
        mine: The page of a lower role.
        rightful: The same address as the rightful one finds it.
        known: Pages that protect nothing: the first one, one that is not there, contents that are open.
        signs: Words of single contents.
    """
    open_to_all = list(known)
    private = [sign for sign in signs if sign in rightful.text and not any(sign in one.text for one in open_to_all)]
    if any(sign in mine.text for sign in private):
        return "yes"
    kept = _parts(rightful).difference(*(_parts(one) for one in open_to_all))
    if not kept:
        return ""
    held = len(kept & _parts(mine)) / len(kept)
    return "yes" if held > MOST else "" if held else "no"


def _parts(page: Page) -> set[str]:
    return {*page.runs, *page.targets}


def _data(body: str) -> Any:  # Any: JSON values
    try:
        data = json.loads(body)
    except ValueError:
        return _NO_DATA
    return data if isinstance(data, (dict, list)) else _NO_DATA


def _data_alike(one: Any, other: Any, *, complaint: bool) -> str:  # Any: as above
    if type(one) is not type(other) or _shape(one, deep=False) != _shape(other, deep=False):
        return "no"
    return "yes" if _shape(one) == _shape(other) and not complaint else ""


def _shape(value: Any, *, deep: bool = True) -> Any:  # Any: as above
    """What is there by name, and whether it is true, false or nothing."""
    if isinstance(value, dict):
        return {name: _shape(part) if deep else _kind(part) for name, part in value.items()}
    return _kind(value)


def _kind(value: Any) -> Any:  # Any: as above
    return value if isinstance(value, bool) else value not in (None, [], {}, "")
