"""`virage clean`."""

from __future__ import annotations

from typing import Any

import click

from toolkit.cli import _options


@click.command("clean")
@_options.run_argument
@_options.config
@_options.results
@_options.environment
@_options.setting
def command(*, run: str, **given: Any) -> int:  # Any: click's values
    """
    Remove from the platform what RUN created and could not remove itself.

    \b
    Example:  virage clean 20261123-184133-d9d2
    """
    from toolkit import pipeline
    from toolkit.errors import ExitCode

    cleaned = pipeline.clean_run(_options.request_of(**given), run)
    click.echo(f"removed {cleaned.removed}, left {len(cleaned.left)}")
    for entry in cleaned.left:
        click.echo(f"  {entry.kind} {entry.address} of {entry.member}: {entry.reason}", err=True)
    return ExitCode.UNREACHABLE if cleaned.left else ExitCode.OK
