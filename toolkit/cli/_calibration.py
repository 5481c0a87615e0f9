"""
What `virage demo calibrate` prints: planted, noticed, false alarms, and who still waits.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from toolkit.errors import ExitCode

if TYPE_CHECKING:
    from toolkit.pipeline import Calibration


def known(names: Sequence[str]) -> Sequence[str]:
    """
    Names of defects, or `untouched`.

    Raises:
        UsageError: One of them is unknown; the message names the closest one.
    """
    from toolkit.demo.defect import load

    load(name for name in names if name != "untouched")
    return names


def line(row: Calibration) -> str:
    """One run, as it ends."""
    from toolkit.report.words import say

    told = {
        "missed": f"missed {', '.join(row.missed)}",
        "false alarm": f"false alarm: {', '.join(row.false_alarms)}",
        "exit code": f"exit code {row.exit_code}, not {int(row.expected_code)}",
        "inconclusive": f"inconclusive: {', '.join(say(doubt, {}, 'en') for doubt in row.doubts)}",
        "waiting": f"waits for {', '.join(row.missed)}",
    }
    return f"{row.name}: {told.get(row.outcome, row.outcome)}"


def table(rows: Sequence[Calibration]) -> str:
    """All runs, a line each, and their sums."""
    width = max((len(row.name) for row in rows), default=0)
    lines = [f"{row.name:{width}}  {row.outcome:12}  {_detail(row)}".rstrip() for row in rows]
    counted = Counter(row.outcome for row in rows)
    planted = [row for row in rows if row.awaited]
    able = [row for row in planted if row.red is not None]
    noticed = sum(not row.missed for row in able)
    alarms = sum(len(row.false_alarms) for row in rows)
    sums = (
        f"planted {len(planted)}, noticed {noticed} of {len(able)} that have a noticer, waiting {counted['waiting']}, "
        f"false alarms {alarms}"
    )
    return "\n".join([*lines, "", sums])


def _detail(row: Calibration) -> str:
    if row.outcome == "well":
        return ", ".join(sorted(row.awaited)) or "nothing found"
    return line(row).partition(": ")[2]


def exit_code(rows: Sequence[Calibration]) -> int:
    """Whether all that can be noticed is, and nothing else."""
    return ExitCode.OK if all(row.outcome in ("well", "waiting") for row in rows) else ExitCode.FAILED
