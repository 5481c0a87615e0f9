"""
Checks found by a folder scan: one file, one check, its id is the file's stem; an import error is raised.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType


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


def stems(package: str) -> list[str]:
    """The ids inside a package without importing them."""
    parent = importlib.import_module(package)
    return sorted(info.name for info in pkgutil.iter_modules(parent.__path__) if not info.name.startswith("_"))
