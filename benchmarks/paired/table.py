"""
One Markdown table a benchmark, and the exit code: 1 when a limit is broken.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from math import isfinite
from typing import NoReturn

from paired.statistics import Median


def show(head: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a Markdown table, its columns padded to be read as it stands."""
    lines = [list(head), *map(list, rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    lines.insert(1, ["-" * width for width in widths])
    for line in lines:
        print("| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |")


def figures(found: Median, form: str) -> tuple[str, str, str]:
    """Number of pairs, median and interval as cells."""
    interval = f"{found.low:{form}} to {found.high:{form}}" if isfinite(found.low) else "too few"
    return str(found.n), format(found.value, form), interval


def judge(value: float, limit: float, form: str) -> tuple[str, str]:
    """Limit, and whether it holds, as cells."""
    return f"at most {limit:{form}}", "yes" if value <= limit else "NO"


def finish(*, held: bool) -> NoReturn:
    """End the process: 0 when every limit held."""
    sys.exit(0 if held else 1)
