"""
The branch and the commit of a checkout, read from its files: git itself need not be there.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

_COMMIT = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_LONGEST = 4096  # bytes of a file that holds one line


class Head(NamedTuple):
    """What is checked out; "" where there is no checkout, no branch or no commit."""

    branch: str
    commit: str


def head(folder: Path) -> Head:
    """What is checked out in a folder or above it."""
    place = folder.resolve()
    found = (_git_folder(above / ".git") for above in (place, *place.parents))
    git = next((path for path in found if path is not None), None)
    if git is None:
        return Head("", "")
    said = _line(git / "HEAD")
    if not said.startswith("ref: "):
        return Head("", _commit(said))
    name = said.removeprefix("ref: ").strip()
    if name == "refs/heads/.invalid":  # the references are in a table that only git reads
        return Head("", "")
    common = git / (_line(git / "commondir") or ".")  # a worktree shares its branches with the others
    commit = _commit(_line(git / name)) or _commit(_line(common / name)) or _packed(common, name)
    return Head(name.removeprefix("refs/heads/"), commit)


def _git_folder(path: Path) -> Path | None:
    """`.git` itself, or where the file of that name leads: worktrees and submodules have one."""
    if (path / "HEAD").is_file():
        return path
    led = _line(path)
    there = path.parent / led.removeprefix("gitdir: ").strip()
    return there if led.startswith("gitdir: ") and (there / "HEAD").is_file() else None


def _packed(common: Path, name: str) -> str:
    try:
        with (common / "packed-refs").open(encoding="utf-8", errors="replace") as lines:
            return next((_commit(line) for line in lines if line.rstrip("\n").endswith(f" {name}")), "")
    except OSError:
        return ""


def _commit(text: str) -> str:
    found = _COMMIT.match(text)
    return found[0] if found else ""


def _line(path: Path) -> str:
    """The first line of a file; "" where it cannot be read: a checkout is a hint, never needed."""
    try:
        with path.open(encoding="utf-8", errors="replace") as stream:
            return stream.readline(_LONGEST).strip()
    except OSError:
        return ""
