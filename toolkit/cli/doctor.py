"""`virage doctor`."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from toolkit.cli import _options

if TYPE_CHECKING:
    from toolkit.measure.doctor import Line


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
    from toolkit import pipeline
    from toolkit.errors import ExitCode

    well = show(pipeline.examine(_options.request_of(**given)))
    return ExitCode.OK if well else ExitCode.UNREACHABLE


def show(lines: Iterable[Line]) -> bool:
    """Print the doctor's table; whether every line is well."""
    from rich.console import Console
    from rich.table import Table

    table = Table(box=None, pad_edge=False)
    for title in ("", "What", "Found", "Do"):
        table.add_column(title, overflow="fold")
    well = True
    for line in lines:
        well = well and line.well
        table.add_row("ok" if line.well else "NOT", line.name, line.found, "" if line.well else line.remedy)
    Console(soft_wrap=False, markup=False, highlight=False).print(table)  # what is told may have brackets in it
    return well
