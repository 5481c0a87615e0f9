"""
What `virage study` prints.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from toolkit.pipeline import Forgotten, StudyOutcome
    from toolkit.studies.listing import Held
    from toolkit.studies.merging import Counts

ROWS = {
    "tasks": "attempt",
    "answers": "questionnaire",
    "inspections": "row",
    "matches": "match",
    "severities": "rating",
    "segments": "coded passage",
    "maturity": "statement",
}


def day(text: str) -> str:
    """The value of --date."""
    try:
        return date.fromisoformat(text).isoformat() if text else ""
    except ValueError as error:
        raise click.BadParameter(f"{text!r} is no day; write it as 2026-10-01", param_hint="--date") from error


def show(outcome: StudyOutcome) -> None:
    """A study as it is."""
    click.echo(_head(outcome))
    for one in outcome.held:
        click.echo(f"  {line(one)}")
    odd(outcome.odd)


def show_import(outcome: StudyOutcome, *, named: bool = True) -> None:
    """What an import did, or would do."""
    if named:
        click.echo(_head(outcome, "new study" if outcome.began else "study"))
    for one in outcome.held:
        click.echo(f"  {line(one)}{': ' + became(outcome.counts[one.kind]) if named else ''}")
    odd(outcome.odd)


def show_forgotten(forgotten: Forgotten, code: str, *, dry_run: bool) -> None:
    """Where a pseudonym was, and where it may still be."""
    verb = "would be removed" if dry_run else "removed"
    for path, n in forgotten.places.items():
        click.echo(f"{path}: {n} {'row' if n == 1 else 'rows'} {verb}")
    if not forgotten.places:
        click.echo(f"{code}: no row is left of it")
    for path in forgotten.again:
        click.echo(f"{path}: scored and reported again")
    for path, reason in forgotten.failed.items():
        click.echo(f"{path}: could not be scored again, and may still quote: {reason}", err=True)
    for path in forgotten.stale:
        click.echo(f"{path}: holds words of {code} and was not written again; delete it", err=True)
    for path, n in forgotten.mentions.items():
        click.echo(f"{path}: {n} {'row' if n == 1 else 'rows'} of others mention {code}; correct and import", err=True)
    for warning in forgotten.warnings:
        click.echo(f"virage: {warning}", err=True)
    files = f" ({', '.join(forgotten.files)})" if forgotten.files else ""
    click.echo(
        f"Out of reach: the files that were imported{files}, reports and folders that were handed on, and backups. "
        f"Remove {code} there too, or the next import brings it back.",
        err=True,
    )


def odd(told: Sequence[str]) -> None:
    """What deserves a second look."""
    for one in told:
        click.echo(f"odd: {one}", err=True)


def line(one: Held) -> str:
    """What there is of one kind."""
    return f"{one.kind}: {', '.join(_parts(one))}"


def became(counts: Counts) -> str:
    """How much of it is new."""
    told = [f"{n} {word}" for n, word in ((counts.new, "new"), (counts.replaced, "replaced")) if n]
    told += [f"{counts.same} known already"] if counts.same else []
    told += [f"{counts.kept} others kept as they were"] if counts.kept else []
    return ", ".join(told)


def _head(outcome: StudyOutcome, word: str = "study") -> str:
    study = outcome.study
    of = f" of {study.platform} {study.platform_version}".rstrip() if study.platform else ""
    sample = ", made up" if study.sample else ""
    title = "" if study.title == study.study else f", “{study.title}”"
    return f"{study.study}: {word}{of}{title}{sample}  ({outcome.where})"


def _parts(one: Held) -> Iterator[str]:
    word = ROWS[one.kind]
    plural = "es" if word.endswith("ch") else "s"
    yield f"{one.rows} {word}{'' if one.rows == 1 else plural}"
    if one.people:
        role = "evaluator" if one.kind in ("inspections", "matches", "severities") else "participant"
        yield f"{one.people} {role}{'' if one.people == 1 else 's'}"
    if one.first:
        yield one.first if one.first == one.last else f"{one.first} to {one.last}"
