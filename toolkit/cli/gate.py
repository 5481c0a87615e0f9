"""`virage gate`."""

from __future__ import annotations

from typing import Any

import click

from toolkit.cli import _options


@click.command("gate")
@_options.run_argument
@_options.config
@_options.results
@_options.setting
@_options.report_only
def command(*, run: str, report_only: bool, **given: Any) -> int:  # Any: click's values
    """
    Judge a scored RUN by the rules of virage.toml: the exit code is the verdict.

    \b
    0 passed   1 failed   2 run interrupted   5 nothing measured   11 inconclusive
    Example:  virage gate latest --set 'gate.demonstrated=true'
    """
    from toolkit import pipeline
    from toolkit.cli._talk import describe
    from toolkit.errors import ExitCode
    from toolkit.report.words import say

    request = _options.request_of(**given)
    folder = pipeline.find(request, run)
    result = pipeline.gate(folder, pipeline.settings_of(folder, request), request=request)
    for rule in result.verdicts:
        note = f"  {say(rule.note, {}, 'en')}" if rule.note else ""
        click.echo(describe(rule) + note)
    for reason in result.reasons:
        click.echo(say(reason, {}, "en"))
    click.echo(f"gate: {result.outcome}")
    code = result.exit_code
    return ExitCode.OK if report_only and code == ExitCode.FAILED else code
