"""
Writing to disk so that it succeeds whole, or fails with words that say what to do.
"""

from __future__ import annotations

import errno
import os
from pathlib import Path

from toolkit.errors import PreconditionFailed

ELSEWHERE = "--results for runs, `studies` in virage.toml for studies"


class writing:  # noqa: N801 - reads as a verb: `with writing(path):`
    """Turns the disk's refusals into errors that say what to do."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if not isinstance(error, OSError):
            return
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise PreconditionFailed(
                f"{self._path}: the disk is full; free some room, or choose another folder: {ELSEWHERE}"
            ) from error
        raise PreconditionFailed(
            f"{self._path}: cannot be written ({error.strerror}); choose another folder: {ELSEWHERE}"
        ) from error


def write_atomically(path: Path, text: str) -> None:
    """Replace a text file in one piece, UTF-8."""
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            partial.write_text(text, encoding="utf-8", newline="\n")
            partial.replace(path)
        finally:
            partial.unlink(missing_ok=True)
