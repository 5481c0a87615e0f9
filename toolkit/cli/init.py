"""`virage init`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("scenarios"))
def command(*, folder: Path) -> int:
    """
    Lay out a scenario suite in FOLDER (scenarios/ by default), to be edited.

    \b
    Example:  virage init && virage doctor
    """
    from toolkit import suite

    for path in suite.lay_out(folder):
        click.echo(path)
    click.echo(f"\nNext: set base_url and accounts in {folder / 'virage.toml'}, then type `virage doctor`.", err=True)
    return 0
