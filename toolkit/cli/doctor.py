"""`virage doctor`."""

from __future__ import annotations

from typing import Any

import click

from toolkit.cli import _options


@click.command("doctor")
@_options.config
@_options.environment
@_options.setting
def command(**given: Any) -> int:  # Any: click's values
    """
    Look at everything a run needs: browser, axe-core, Locust, platform, accounts, clock, cores.

    Exits 0 when all is well, 10 when something is not.

    \b
    Example:  virage doctor --env staging
    """
    from rich.console import Console
    from rich.table import Table

    from toolkit import pipeline
    from toolkit.errors import ExitCode

    table = Table(box=None, pad_edge=False)
    for title in ("", "What", "Found", "Do"):
        table.add_column(title, overflow="fold")
    well = True
    for line in pipeline.examine(_options.request_of(**given)):
        well = well and line.well
        table.add_row("ok" if line.well else "NOT", line.name, line.found, "" if line.well else line.remedy)
    Console(soft_wrap=False).print(table)
    return ExitCode.OK if well else ExitCode.UNREACHABLE
