"""`virage browser`."""

from __future__ import annotations

import click


@click.command("browser")
@click.argument("engine", type=click.Choice(["chromium", "firefox", "webkit"]), default="chromium")
def command(*, engine: str) -> int:
    """
    Find a browser, or install one: Playwright's own first, Debian's chromium as root.

    \b
    Example:  virage browser firefox
    """
    from toolkit import pipeline

    found = pipeline.ensure_browser(engine, say=lambda text: click.echo(text, err=True))
    click.echo(f"{found.engine}: {found.executable or 'installed by Playwright'}")
    return 0
