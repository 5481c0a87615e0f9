"""`virage record`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from toolkit.cli import _options


@click.command("record")
@click.argument("verb")
@_options.config
@_options.environment
@_options.setting
@click.option(
    "--as", "member", default="", metavar="NAME", help="Account that records; the verb's usual one by default."
)
@click.option("--at", default="", metavar="ADDRESS", help="Where to begin; a message's address for a verb about one.")
@click.option("--from", "source", type=click.Path(path_type=Path), metavar="FILE", help="Convert what codegen wrote.")
@click.option(
    "--typed", multiple=True, metavar="WHAT=WORDS", help="Words that stand for a parameter, e.g. post.text=Hello."
)
@click.option("--dry-run", is_flag=True, help="Show what would change, and change nothing.")
def command(
    *, verb: str, member: str, at: str, source: Path | None, typed: tuple[str, ...], dry_run: bool, **given: Any
) -> int:  # Any: click's values
    """
    Write VERB of your adapter from what you click in Playwright's codegen.

    Only that method's body changes; what changed is printed. Passwords that you type are not written.

    \b
    Example:  virage record sign_in
              virage record reply --at /posts/12 --dry-run
    """
    from toolkit import pipeline

    wish = pipeline.Wish(
        verb=verb,
        member=member,
        at=at,
        source=source,
        typed=dict(_pair(text) for text in typed),
        write=not dry_run,
    )
    recorded = pipeline.record(_options.request_of(**given), wish, say=lambda text: click.echo(text, err=True))
    click.echo(recorded.difference, nl=False)
    for name in recorded.unused:
        click.echo(f"Mind: {verb} does not use {name!r}; it does the same whatever it is given", err=True)
    if recorded.difference:
        done = "Nothing was written" if dry_run else f"{recorded.path} is written"
    else:
        done = f"The recording says what {verb} says already: nothing changed"
    click.echo(f"\n{done}. Next: virage run -k JOURNEY --attempts 1 --no-load", err=True)
    return 0


def _pair(text: str) -> tuple[str, str]:
    what, sign, words = text.partition("=")
    if not (sign and words):
        raise click.UsageError(f"--typed {text}: write WHAT=WORDS")
    return what, words
