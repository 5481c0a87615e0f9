"""
What `virage history` prints: a table of runs and how the score went, or where times changed for good.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from toolkit.history import History, RunRow
    from toolkit.records import ChangePoint

BARS = "▁▂▃▄▅▆▇█"
LEAST_SPAN = 10.0  # points from the lowest bar to the highest: noise must not look like a mountain
WIDTH = 160  # where no terminal says how wide it is
TITLES = ("Run", "When (UTC)", "Label", "Platform", "Score of 100", "Demonstrated", "Gate", "Findings", "Doubts")


def as_json(runs: Sequence[RunRow]) -> str:
    """All that is listed of each run."""
    from toolkit.records import as_data

    return json.dumps([as_data(run) for run in runs], ensure_ascii=False, indent=1)


def show(runs: Sequence[RunRow]) -> None:
    """Print the table, then a line a platform."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for title in TITLES:
        table.add_column(title, overflow="fold", no_wrap=title in ("Run", "Score of 100"))
    for run in runs:
        table.add_row(*_cells(run))
    console = Console(width=None if sys.stdout.isatty() else WIDTH, markup=False, highlight=False)
    console.print(table)
    for line in courses(runs):
        console.print(line)


def _cells(run: RunRow) -> Iterator[str]:
    yield run.run
    yield run.started[:16].replace("T", " ")
    yield run.label or "-"
    yield f"{run.platform} {run.platform_version}".strip()
    yield _score(run)
    yield run.demonstrated or "-"
    yield run.gate
    yield str(run.findings)
    yield "; ".join(_doubts(run)) or "-"


def _score(run: RunRow) -> str:
    if run.score is not None:
        return f"{run.letter or ''} {run.score:.1f}{_interval(run.low, run.high)}".strip()
    if run.technical_index is not None:
        return f"index {run.technical_index:.1f}{_interval(run.technical_low, run.technical_high)}"
    return "-"


def _interval(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f" ({low:.1f} to {high:.1f})"


def _doubts(run: RunRow) -> Iterator[str]:
    from toolkit.report.words import say

    if not run.complete:
        yield "interrupted" if run.state == "interrupted" else "incomplete"
    if run.under_load:
        yield "under load"
    if run.defects:
        yield f"planted: {', '.join(run.defects)}"
    yield from (say(doubt, {}, "en") for doubt in run.doubts)


def courses(runs: Sequence[RunRow]) -> Iterator[str]:
    """How the score of each platform went over these runs: the grade's where there is one, else the technical index."""
    for platform in dict.fromkeys(run.platform for run in runs):
        own = [run for run in runs if run.platform == platform]
        grades = [run.score for run in own if run.score is not None]
        values = grades or [run.technical_index for run in own if run.technical_index is not None]
        if len(values) > 1:
            what = "grade" if grades else "technical index"
            yield f"{platform}: {what} {bars(values)}  {values[0]:.1f} to {values[-1]:.1f} over {len(values)} runs"


def bars(values: Sequence[float]) -> str:
    """A bar a value, from the lowest to the highest of them."""
    low, span = min(values), max(max(values) - min(values), LEAST_SPAN)
    return "".join(BARS[min(int((value - low) / span * len(BARS)), len(BARS) - 1)] for value in values)


def show_changes(found: Mapping[str, Sequence[ChangePoint]], runs: Sequence[RunRow], *, as_json: bool) -> None:
    """Print all changes of level, by platform."""
    from toolkit.records import as_data

    if as_json:
        rows = [{"platform": platform, **as_data(one)} for platform, changes in found.items() for one in changes]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=1))
        return
    for line in changed(found, runs):
        click.echo(line)


def changed(found: Mapping[str, Sequence[ChangePoint]], runs: Sequence[RunRow]) -> Iterator[str]:
    """A line a change of level, with the run that began it; runs in doubt were left out."""
    known = {run.run: run for run in runs}
    for platform, changes in found.items():
        sound = sum(run.platform == platform and not run.doubts for run in runs)
        if not changes:
            yield f"{platform}: no lasting change over {sound} run{'s' * (sound != 1)} that may be believed"
        for one in changes:
            where = " / ".join(part for part in (one.metric, one.journey, one.step, one.persona, one.engine) if part)
            unit = "" if one.unit == "1" else f" {one.unit}"
            commit = known[one.run].commit[:12]
            since = f"since {one.run}" + (f" (commit {commit})" if commit else "")
            yield f"{platform}: {where}: {one.before:.4g} → {one.after:.4g}{unit} {since}, p {one.p:.2g}"


def nothing(history: History, label: str | None, platform: str | None) -> str:
    """Why nothing is listed, and what to do."""
    known = history.runs(limit=100)
    if not known:
        return (
            f"the history is empty ({history.where}); every run that is scored is added by itself, and "
            "`virage history import` reads in those that are there already"
        )
    asked = " and ".join(f"{word} {name!r}" for word, name in (("label", label), ("platform", platform)) if name)
    labels = ", ".join(sorted({run.label or "(none)" for run in known}))
    platforms = ", ".join(sorted({run.platform for run in known}))
    return f"the history has no run of {asked}; labels: {labels}; platforms: {platforms}"
