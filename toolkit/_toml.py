"""
TOML with places: parse errors and keys are named by file and line.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit.exceptions import ParseError, TOMLKitError

from toolkit.errors import SettingsError

_HEADER = re.compile(r"^\s*\[{1,2}\s*([^\]]+?)\s*\]{1,2}")
_KEY = re.compile(r"""^\s*((?:"[^"]*"|'[^']*'|[A-Za-z0-9_.-])+?)\s*=""")


def parse(text: str, path: Path) -> dict[str, Any]:
    """
    The document as plain Python values.

    Raises:
        SettingsError: It is not TOML; the message names file, line and column.
    """
    try:
        return tomlkit.parse(text).unwrap()
    except ParseError as error:
        reason = re.sub(r" at line \d+ col \d+$", "", str(error))
        raise SettingsError(f"{path}:{error.line}:{error.col}: not valid TOML: {reason}") from error
    except TOMLKitError as error:
        raise SettingsError(f"{path}: not valid TOML: {error}") from error


def line_of(text: str, keys: Sequence[str]) -> int | None:
    """
    The line where a key stands, or the nearest enclosing key's line; None when nothing of it is in the text.

    Indices of lists are passed over: they have no line of their own.
    """
    wanted = [key for key in keys if not key.isdigit()]
    best: tuple[int, int] | None = None
    table: list[str] = []
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            table = _split(header[1])
            here = table
        elif key := _KEY.match(line):
            here = table + _split(key[1])
        else:
            continue
        depth = len(here)
        if here == wanted[:depth] and (best is None or depth > best[0]):
            best = (depth, number)
    return best[1] if best else None


def _split(dotted: str) -> list[str]:
    return [part.strip().strip("\"'") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.]+", dotted)]


def closest(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, if any is alike at all."""
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.5)
    return near[0] if near else None
