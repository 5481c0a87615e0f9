"""
Writes the reference pages from the code that they describe.

    python docs/generate.py            write docs/reference/*.md
    python docs/generate.py --check    say which pages are not current, and change nothing
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from _reference import checks, codes, commands, criteria, defects, rules, settings, tables

FOLDER = Path(__file__).parent / "reference"
PAGES: Mapping[str, Callable[[], str]] = {
    "commands.md": commands.page,
    "settings.md": settings.page,
    "gate-rules.md": rules.page,
    "exit-codes.md": codes.page,
    "checks.md": checks.page,
    "criteria.md": criteria.page,
    "records.md": tables.page,
    "defects.md": defects.page,
}


def stale() -> list[str]:
    """Names of the pages that do not say what the code says."""
    return [name for name, page in PAGES.items() if _written(name) != page()]


def write() -> list[Path]:
    """Write every page; returns their paths."""
    FOLDER.mkdir(exist_ok=True)
    for name, page in PAGES.items():
        (FOLDER / name).write_text(page(), encoding="utf-8", newline="\n")
    return [FOLDER / name for name in PAGES]


def main(arguments: list[str]) -> int:
    """Exit code: 1 when a page is not current and was only to be checked."""
    if "--check" not in arguments:
        sys.stdout.writelines(f"{path}\n" for path in write())
        return 0
    old = stale()
    sys.stdout.writelines(f"{name} is not current: run `python docs/generate.py`\n" for name in old)
    return int(bool(old))


def _written(name: str) -> str | None:
    path = FOLDER / name
    return path.read_text(encoding="utf-8") if path.is_file() else None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
