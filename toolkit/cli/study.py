"""`virage study`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from toolkit.cli import _options

KINDS = ("tasks", "answers", "inspections", "matches", "severities", "segments", "maturity")
TEMPLATES = (
    *("tasks", "sus", "f_sus", "umux_lite", "ueq_s", "inspection", "matches", "severities", "segments"),
    *("maturity", "moderator"),
)
FILES = click.Path(path_type=Path, dir_okay=False)
KIND = click.option("--kind", type=click.Choice(KINDS), default=None, help="What the files hold, where it is not seen.")
DATE = click.option("--date", default="", metavar="DAY", help="Day of rows that do not tell theirs, as 2026-10-01.")


@click.group("study", invoke_without_command=True)
@click.pass_context
@_options.config
def command(ctx: click.Context, /, *, config: Path | None) -> int:
    """
    Human evidence: user tests, questionnaires, inspections, focus groups, self-assessment; lists the studies.

    \b
    Example:  virage study
              virage study template moderator --journey publish
              virage study import tasks.csv sus-*.csv --study autumn
    """
    if ctx.invoked_subcommand:
        if config:
            raise click.UsageError(f"write the options after {ctx.invoked_subcommand}", ctx)
        return 0
    from toolkit import pipeline
    from toolkit.cli import _study

    found = pipeline.studies(_options.request_of(config=config))
    for outcome in found:
        _study.show(outcome)
    if not found:
        click.echo("There is no study yet; `virage study template` makes sheets to fill in.", err=True)
    return 0


@command.command("import")
@click.argument("files", nargs=-1, required=True, type=FILES, metavar="FILE…")
@click.option("--study", required=True, metavar="NAME", help="The study that they belong to; made where there is none.")
@click.option("--title", metavar="WORDS", help="What reports call the study.")
@click.option("--platform", metavar="NAME", help="What was tried; the platform of virage.toml by default.")
@click.option("--platform-version", metavar="VERSION", help="The version that people tried.")
@DATE
@KIND
@click.option("--sample/--no-sample", default=None, help="Made up, to show what a study looks like; reports say so.")
@_options.config
def import_(*, files: tuple[Path, ...], date: str, kind: str | None, **given: Any) -> int:  # Any: click's values
    """
    Read CSV files and coded groups (.qdpx) into a study: all of them, or, when one is wrong, none.

    What a file holds is seen from its header. Of two rows about the same attempt, answers or finding the newer one
    holds; importing a file twice changes nothing. Exits 4 with every fault when there is one.

    \b
    Example:  virage study import tasks.csv sus.csv --study autumn
              virage study import groups.qdpx --study autumn --date 2026-10-12
    """
    from toolkit import pipeline
    from toolkit.cli import _study

    request = _options.request_of(config=given.pop("config"))
    about = pipeline.StudyFiles(paths=files, date=_study.day(date), kind=kind or "", **given)
    _study.show_import(pipeline.study_import(request, about))
    click.echo("\nNext: `virage score` takes it into the score of the latest run.", err=True)
    return 0


@command.command("check")
@click.argument("what", nargs=-1, required=True, metavar="FILE…|STUDY")
@click.option("--study", default="", metavar="NAME", help="The study that the files would go into.")
@DATE
@KIND
@_options.config
def check(*, what: tuple[str, ...], study: str, date: str, kind: str | None, config: Path | None) -> int:
    """
    Tell what importing files would do and what is odd about it, or what is odd about a study; writes nothing.

    Exits 4 with every fault when there is one.

    \b
    Example:  virage study check tasks.csv --study autumn
              virage study check autumn
    """
    from toolkit import pipeline
    from toolkit.cli import _study

    request = _options.request_of(config=config)
    if not any(Path(name).suffix or Path(name).is_file() for name in what):
        for name in what:
            _study.show(pipeline.study_named(request, name))
        return 0
    about = pipeline.StudyFiles(
        paths=[Path(name) for name in what], study=study or "check", date=_study.day(date), kind=kind or ""
    )
    _study.show_import(pipeline.study_check(request, about), named=bool(study))
    return 0


@command.command("template")
@click.argument("kind", type=click.Choice(TEMPLATES), metavar="KIND")
@click.option("--html", is_flag=True, help="A sheet for people, one file that works offline and saves the table.")
@click.option("--language", type=click.Choice(["fr", "en"]), help="Of the sheet; the platform's by default.")
@click.option("--journey", "journeys", multiple=True, metavar="NAME", help="Of the moderator's sheet; all by default.")
@click.option("--run", default="", metavar="RUN", help="Show what this run noticed beside an inspection's criteria.")
@click.option("--study", default="", metavar="NAME", help="The study whose problems are rated (severities).")
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), default=Path(), metavar="DIR", help="Where to."
)
@_options.config
@_options.results
def template(*, kind: str, language: str | None, out: Path, **given: Any) -> int:  # Any: click's values
    """
    Write an empty table, or with --html a sheet to fill in, whose file `import` takes; prints the path.

    KIND is tasks, sus, f_sus, umux_lite, ueq_s, inspection, matches, severities, segments, maturity, or moderator: what
    a moderator says and notes, out of the journeys. A file that is there already is never overwritten.

    \b
    Example:  virage study template moderator --journey publish --language fr
              virage study template inspection --html --run latest
    """
    from toolkit import pipeline

    request = _options.request_of(config=given.pop("config"), results=given.pop("results"))
    for path in pipeline.study_template(request, pipeline.Template(kind=kind, language=language or "", **given), out):
        click.echo(path)
    return 0


@command.command("forget")
@click.argument("participant")
@click.option("--study", default="", metavar="NAME", help="Only in this study and its copies; in all by default.")
@click.option("--dry-run", is_flag=True, help="Only tell where the pseudonym is.")
@_options.config
@_options.results
def forget(*, participant: str, study: str, dry_run: bool, **given: Any) -> int:  # Any: click's values
    """
    Remove PARTICIPANT, a pseudonym, everywhere: studies, run folders, reports, history; an evaluator's or coder's too.

    Affected runs are scored and reported again, so that quotations go. It tells each place, and what it cannot reach.
    Exits 10 when a run could not be scored again; then repeat the command, which is always harmless.

    \b
    Example:  virage study forget P07 --dry-run
              virage study forget P07
    """
    from toolkit import pipeline
    from toolkit.cli import _study
    from toolkit.errors import ExitCode

    forgotten = pipeline.study_forget(_options.request_of(**given), participant, study=study, dry_run=dry_run)
    _study.show_forgotten(forgotten, participant, dry_run=dry_run)
    return ExitCode.UNREACHABLE if forgotten.failed else ExitCode.OK
