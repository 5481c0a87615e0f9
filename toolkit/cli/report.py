"""`virage report`."""

from __future__ import annotations

from typing import Any

import click

from toolkit.cli import _options


@click.command("report")
@_options.run_argument
@_options.config
@_options.results
@_options.setting
def command(*, run: str, **given: Any) -> int:  # Any: click's values
    """
    Write the reports of a scored RUN once more; prints their paths.

    \b
    Example:  virage report latest --set 'report.languages=["fr"]'
    """
    from toolkit import pipeline

    request = _options.request_of(**given)
    folder = pipeline.find(request, run)
    for path in pipeline.report(folder, pipeline.read_scorecard(folder), pipeline.settings_of(folder, request)):
        click.echo(path)
    return 0
