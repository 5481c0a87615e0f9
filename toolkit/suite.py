"""
Where the scenario suite is: in the wheel, or beside the package in a checkout; and laying out a copy of it.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from toolkit.errors import UsageError

PACKAGED = Path(__file__).parent / "_suite"
CHECKOUT = Path(__file__).parents[1] / "scenarios"


def locate() -> Path:
    """
    The folder of the shipped suite, with its `virage.toml`.

    Raises:
        UsageError: It is nowhere: the installation is incomplete.
    """
    for folder in (PACKAGED, CHECKOUT):
        if (folder / "virage.toml").is_file():
            return folder
    raise UsageError(f"the scenario suite is missing in {PACKAGED}; install virage again")


def lay_out(target: Path) -> list[Path]:
    """
    Copy the suite into a folder, to be edited; nothing that is there is overwritten.

    Returns:
        The files that were written.

    Raises:
        UsageError: A file of the suite is there already.
    """
    source = locate()
    wanted = {
        path: target / path.relative_to(source)
        for path in sorted(source.rglob("*"))
        if path.is_file() and "__pycache__" not in path.parts
    }
    if present := [copy for copy in wanted.values() if copy.exists()]:
        raise UsageError(f"{present[0]} is there already; nothing was written. Choose another folder, or move it away")
    for path, copy in wanted.items():
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return list(wanted.values())
