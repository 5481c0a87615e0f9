"""`virage load`."""

from __future__ import annotations

from typing import Any

import click

from toolkit.cli import _options


@click.command("load")
@_options.config
@_options.results
@_options.environment
@_options.setting
@click.option("--profile", metavar="NAME", help="Profile of virage.toml: smoke, steady, or one of your own.")
@click.option("--web-ui", is_flag=True, help="Watch it in Locust's web page, on loopback.")
def command(*, web_ui: bool, **given: Any) -> int:  # Any: click's values
    """
    Put the platform under load, and nothing else.

    Only loopback and the hosts of load.allowed_hosts are ever put under load.

    \b
    Example:  virage load --profile smoke
    """
    import dataclasses

    from toolkit import pipeline
    from toolkit.cli._talk import progress
    from toolkit.errors import ExitCode
    from toolkit.records import RunState

    request = dataclasses.replace(_options.request_of(**given), journeys=False, web_ui=web_ui)
    with progress() as tick:
        measured = pipeline.measure(request, on_tick=tick)
    click.echo(measured.folder.path)
    return ExitCode.INTERRUPTED if measured.state is RunState.INTERRUPTED else ExitCode.OK
