"""
What commands say while they work and when they are done: progress on stderr, the verdict on stdout.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rich.progress import TaskID

    from toolkit.pipeline import Finished, Tick
    from toolkit.records import Scorecard, Verdict

STAGES = {
    "platform": "Starting La Place",
    "journeys": "Walking journeys",
    "load": "Putting it under load",
    "cleaning": "Cleaning up",
    "scoring": "Scoring, reporting",
}


@contextmanager
def progress() -> Iterator[Callable[[Tick], None]]:
    """Bars, one a stage; plain lines where stderr is no terminal."""
    if not sys.stderr.isatty():
        yield _plain()
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (
        SpinnerColumn(),
        TextColumn("{task.description:<24}"),
        BarColumn(),
        TextColumn("{task.completed:.0f}/{task.total:.0f}"),
        TimeElapsedColumn(),
        TextColumn("{task.fields[note]}", style="dim", markup=False),  # journeys may have brackets in their names
    )
    with Progress(*columns, console=Console(stderr=True)) as bars:
        tasks: dict[str, TaskID] = {}

        def tick(seen: Tick) -> None:
            if seen.stage not in tasks:
                tasks[seen.stage] = bars.add_task(STAGES.get(seen.stage, seen.stage), total=seen.total or 1, note="")
            bars.update(tasks[seen.stage], completed=seen.done, total=seen.total or 1, note=seen.note)

        yield tick


def _plain() -> Callable[[Tick], None]:
    said: dict[str, str] = {}

    def tick(seen: Tick) -> None:
        line = f"{STAGES.get(seen.stage, seen.stage)}: {seen.done:.0f}/{seen.total:.0f} {seen.note}".rstrip()
        due = seen.stage not in said or seen.done >= seen.total > 0 or _quarter(seen) != said[seen.stage]
        if due and said.get(seen.stage) != "done":
            said[seen.stage] = "done" if seen.done >= seen.total > 0 else _quarter(seen)
            click.echo(line, err=True)

    return tick


def _quarter(seen: Tick) -> str:
    return str(int(4 * seen.done / seen.total)) if seen.total else ""


def conclude(finished: Finished, *, report_only: bool = False) -> int:
    """Print the verdict, the three worst findings and where the report is; give the exit code."""
    from toolkit.errors import ExitCode

    if finished.message:
        click.echo(f"virage: {finished.message}", err=True)
    if finished.scorecard is not None:
        for line in summary(finished):
            click.echo(line)
    if finished.warning:
        click.echo(f"virage: {finished.warning}", err=True)
    code = finished.exit_code
    return ExitCode.OK if report_only and code is ExitCode.FAILED else code


def summary(finished: Finished) -> Iterator[str]:
    """The verdict in a few lines."""
    from toolkit.report.verdict import walked
    from toolkit.report.words import say, words

    card = finished.scorecard
    assert card is not None
    yield ""
    for rule in card.gate.verdicts:
        if rule.outcome != "passed":
            yield f"  {describe(rule)}"
    if part := walked(card):
        yield words("en").say(part)
    held = sum(rule.outcome == "passed" for rule in card.gate.verdicts)
    yield f"Gate: {card.gate.outcome}, {held} of {len(card.gate.verdicts)} rules hold"
    for reason in card.gate.reasons:
        yield f"  {say(reason, {}, 'en')}"
    yield from _grade(card)
    yield from _findings(finished)
    yield ""
    for path in finished.reports:
        if path.suffix == ".html":
            yield f"Report: {path}"


def _grade(card: Scorecard) -> Iterator[str]:
    """The letter and both figures behind it, or the index; a letter that rests on people who are made up says so."""
    from toolkit.report.words import say

    grade = card.grade
    if grade.letter is not None and grade.score is not None:
        known = grade.low is not None and grade.high is not None
        bounds = f", 90% interval {grade.low:.1f} to {grade.high:.1f}" if known else ""
        yield f"Grade: {grade.letter} demonstrated; observed {grade.observed}, {grade.score:.1f} of 100{bounds}"
    elif grade.technical_index is not None:
        yield (
            f"{say(grade.reason or '', {}, 'en')}. "
            f"Technical index {grade.technical_index:.1f} of 100, coverage {grade.coverage:.0%}"
        )
    if any(study.sample and study.reason is None for study in card.people.studies):
        yield "SAMPLE: the people in this run are made up; decide nothing with it"


def describe(verdict: Verdict) -> str:
    """One rule of the gate and what was seen, on a line."""
    found = f"found {verdict.actual}" if verdict.actual else "not measured"
    return f"{verdict.outcome:<12} {verdict.level:<5}  {verdict.rule} {verdict.expression}  ({found})"


def _findings(finished: Finished) -> Iterator[str]:
    from toolkit.report.words import say

    card = finished.scorecard
    assert card is not None
    worst = card.findings[:3]
    yield "Findings: none" if not card.findings else f"Findings: {len(card.findings)}; the worst:"
    for finding in worst:
        where = f", in {', '.join(finding.journeys)}" if finding.journeys else ""
        yield f"  {finding.id}  {finding.impact:<9} {say(finding.title, finding.params, 'en')}{where}"
        if error := finding.params.get("error"):
            yield f"    {error.splitlines()[0]}"
