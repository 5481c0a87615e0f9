"""`virage measure`."""

from __future__ import annotations

from typing import Any

import click

from toolkit.cli import _options


@click.command("measure")
@_options.walking
def command(**given: Any) -> int:  # Any: click's values
    """
    Walk journeys and load; record evidence, judge nothing.

    Prints the run folder. Exits 0 when evidence was recorded, even of failed journeys.

    \b
    Example:  virage measure --no-load && virage score latest
    """
    from toolkit import pipeline
    from toolkit.cli._talk import progress
    from toolkit.errors import ExitCode
    from toolkit.records import RunState

    with progress() as tick:
        measured = pipeline.measure(_options.request_of(**given), on_tick=tick)
    click.echo(measured.folder.path)
    if measured.gone:
        click.echo("virage: the platform stopped answering midway", err=True)
        return ExitCode.UNREACHABLE
    return ExitCode.INTERRUPTED if measured.state is RunState.INTERRUPTED else ExitCode.OK
