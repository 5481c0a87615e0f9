"""`virage run`."""

from __future__ import annotations

from typing import Any

import click

from toolkit.cli import _options


@click.command("run")
@_options.walking
@_options.report_only
@click.option("--list", "list_only", is_flag=True, help="Name the journeys that would be walked, and stop.")
def command(*, report_only: bool, list_only: bool, **given: Any) -> int:  # Any: click's values
    """
    Measure, score, report and gate: the whole job.

    \b
    Example:  virage run --env staging -k "publish or reply" --attempts 5
    """
    from toolkit import pipeline
    from toolkit.cli._talk import conclude, progress

    request = _options.request_of(**given)
    if list_only:
        for name in pipeline.list_journeys(request):
            click.echo(name)
        return 0
    with progress() as tick:
        finished = pipeline.run(request, on_tick=tick)
    return conclude(finished, report_only=report_only)
