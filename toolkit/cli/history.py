"""`virage history`."""

from __future__ import annotations

from typing import Any

import click

from toolkit.cli import _options


@click.group("history", invoke_without_command=True)
@click.pass_context
@_options.config
@_options.results
@_options.setting
@click.option("--label", metavar="NAME", help="Only runs of this label, such as a branch.")
@click.option("--platform", metavar="NAME", help="Only runs of this platform.")
@click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help="The newest so many.")
@click.option("--changes", is_flag=True, help="Where times changed their level for good, and with which run.")
@click.option("--json", "as_json", is_flag=True, help="A JSON list with all that is known of each run, or change.")
def command(
    ctx: click.Context,
    /,
    *,
    label: str | None,
    platform: str | None,
    limit: int,
    changes: bool,
    as_json: bool,
    **given: Any,  # Any: click's values
) -> int:
    """
    List all scored runs, the newest last.

    Every scored run is added by itself. Exits 5 when there is none to list.

    \b
    Example:  virage history --label main --limit 10
              virage history --label main --limit 50 --changes
              virage history import results
    """
    if ctx.invoked_subcommand:
        if any(given.values()) or label or platform or changes:
            raise click.UsageError(f"write the options after {ctx.invoked_subcommand}", ctx)
        return 0
    from toolkit import pipeline
    from toolkit.cli import _history
    from toolkit.errors import NothingMeasured

    request = _options.request_of(**given)
    history = pipeline.history_of(request)
    runs = history.runs(label=label, platform=platform, limit=limit + 1)
    shown = runs[-limit:]
    if changes:
        _history.show_changes(pipeline.changes_of(request, shown), shown, as_json=as_json)
    elif as_json:
        click.echo(_history.as_json(shown))
    elif shown:
        _history.show(shown)
    if not runs:
        raise NothingMeasured(_history.nothing(history, label, platform))
    if len(runs) > limit and not as_json:
        click.echo(f"These are the newest {limit}; --limit shows more.", err=True)
    return 0


@command.command("import")
@click.argument("runs", nargs=-1, metavar="[RUN|FOLDER]…")
@_options.config
@_options.results
@_options.setting
@click.option("--label", default="", metavar="NAME", help="What they belong to; a known run keeps its label.")
def import_(*, runs: tuple[str, ...], label: str, **given: Any) -> int:  # Any: click's values
    """
    Read runs in that were made before there was a history, or elsewhere; all of results/ by default.

    Run folders stay as they are. One without a scorecard of this version is scored again; what cannot be read is named
    and skipped. Exits 5 when nothing could be read.

    \b
    Example:  virage history import ci-artefacts/ --label main
    """
    from collections import Counter

    from toolkit import pipeline
    from toolkit.errors import ExitCode, NothingMeasured

    counted: Counter[str] = Counter()
    for one in pipeline.import_runs(_options.request_of(**given), runs, label=label):
        counted[one.outcome] += 1
        click.echo(f"{one.outcome:<8}  {one.folder}{': ' if one.reason else ''}{one.reason}", err=True)
    if not counted:
        raise NothingMeasured("there is no run to read in; name run folders, or a folder of them")
    click.echo(", ".join(f"{word} {counted[word]}" for word in ("read", "replaced", "skipped")))
    return ExitCode.OK if counted["read"] or counted["replaced"] else ExitCode.NOTHING_MEASURED


@command.command("forget")
@click.argument("run")
@_options.config
@_options.results
@_options.setting
def forget(*, run: str, **given: Any) -> int:  # Any: click's values
    """
    Forget RUN, an id or its beginning; its folder stays.

    \b
    Example:  virage history forget 20261123-184133-d9d2
    """
    from toolkit import pipeline

    history = pipeline.history_of(_options.request_of(**given))
    found = history.find_one(run)
    history.forget_run(found.run)
    click.echo(found.run)
    click.echo("It comes back when it is scored or imported again.", err=True)
    return 0
