"""`virage score`."""

from __future__ import annotations

from typing import Any

import click

from toolkit.cli import _options


@click.command("score")
@_options.run_argument
@_options.config
@_options.results
@_options.setting
@click.option(
    "--as-of",
    metavar="DATE",
    callback=_options.day,
    help="Date that decides what has expired; the run's start by default.",
)
def command(*, run: str, as_of: str | None, **given: Any) -> int:  # Any: click's values
    """
    Score the evidence of RUN (an id, a folder, or latest) once more.

    The same evidence and settings give the same bytes. Exits 0 when the run is complete, 2 when it is not.

    \b
    Example:  virage score results/20261123-184133-d9d2
    """
    from toolkit import pipeline
    from toolkit.cli._talk import conclude
    from toolkit.errors import ExitCode

    request = _options.request_of(**given)
    folder = pipeline.find(request, run)
    settings = pipeline.settings_of(folder, request)
    scorecard = pipeline.score(folder, settings, request=request, as_of=as_of)
    reports = pipeline.report(folder, scorecard, settings)
    warning = pipeline.remember(request, folder, scorecard, settings)
    code = ExitCode.OK if scorecard.complete else ExitCode.INTERRUPTED
    message = None if scorecard.complete else pipeline.describe_missing(scorecard)
    return conclude(pipeline.Finished(folder, scorecard, reports, code, message, warning))
