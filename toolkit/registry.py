"""
Checks found by a folder scan: one file, one check, its id is the file's stem; an import error is raised.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Sequence
from types import ModuleType

from toolkit._toml import closest
from toolkit.errors import UsageError


def scan(package: str) -> dict[str, ModuleType]:
    """
    Every module directly inside a package, by its stem, in alphabetical order.

    Args:
        package: Dotted name, such as `toolkit.measure.probes`. Names that start with `_` are helpers, left out.

    Raises:
        ImportError: The package or one of its modules cannot be imported; nothing is skipped.
    """
    parent = importlib.import_module(package)
    stems = sorted(info.name for info in pkgutil.iter_modules(parent.__path__) if not info.name.startswith("_"))
    return {stem: importlib.import_module(f"{package}.{stem}") for stem in stems}


def find(package: str, name: str, *, word: str, besides: Sequence[str] = ()) -> ModuleType:
    """
    The module of this name.

    Args:
        package: As for `scan`.
        name: What was asked for.
        word: What such a thing is called.
        besides: Names that are there, and that nobody need ask for.

    Raises:
        UsageError: There is none of this name; the message names the one most like it, or all.
    """
    known = scan(package)
    if name not in known:
        offered = [one for one in known if one not in besides]
        near = closest(name, offered)
        advice = f"did you mean {near!r}?" if near else f"known: {', '.join(offered)}"
        raise UsageError(f"{word} {name!r}: unknown; {advice}")
    return known[name]


def stems(package: str) -> list[str]:
    """The ids inside a package without importing them."""
    parent = importlib.import_module(package)
    return sorted(info.name for info in pkgutil.iter_modules(parent.__path__) if not info.name.startswith("_"))
