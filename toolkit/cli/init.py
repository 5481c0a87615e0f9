"""`virage init`."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import click

if TYPE_CHECKING:
    from toolkit.pipeline import Place

ACCOUNTS = {
    "alice": "virage-alice:ALICE_PASSWORD",
    "bob": "virage-bob:BOB_PASSWORD",
    "moderator": "virage-moderator:MODERATOR_PASSWORD",
    "newcomer": "virage-{token}:NEWCOMER_PASSWORD",
}


@click.command("init")
@click.argument("folder", type=click.Path(path_type=Path), default=Path("scenarios"))
@click.option(
    "--url", default="", metavar="ADDRESS", help="Address of a platform of yours; without it, La Place's suite."
)
@click.option("--name", default="", metavar="NAME", help="What reports call the platform; its host by default.")
@click.option("--language", type=click.Choice(["fr", "en"]), help="Language in which members use it.")
@click.option(
    "--account",
    "accounts",
    multiple=True,
    metavar="MEMBER=LOGIN:VARIABLE",
    help="Login of alice, bob, moderator or newcomer, and the variable that holds the password.",
)
@click.option("--yes", is_flag=True, help="Ask nothing; take the defaults.")
def command(*, folder: Path, url: str, name: str, language: str | None, accounts: tuple[str, ...], yes: bool) -> int:
    """
    Lay out a scenario suite in FOLDER (scenarios/ by default), to be edited.

    With --url, a suite for a platform of your own: it asks for name, language and accounts, writes settings, journeys
    and an adapter with every verb to be written, overwrites nothing, and ends with what the doctor says.

    \b
    Example:  virage init --url https://intranet.example.org --name "Our intranet"
    """
    if not url:
        return _copy(folder)
    asks = not yes and sys.stdin.isatty()
    place = _place(url, name, language, accounts, asks=asks)
    from toolkit import pipeline

    for written in pipeline.begin(place, folder):
        click.echo(f"{'written' if written.new else 'kept as it is'}  {written.path}")
    _examine(folder)
    unset = [variable for _, variable in place.accounts.values() if variable not in os.environ]
    first = f"set {', '.join(dict.fromkeys(unset))}, then type" if unset else "type"
    click.echo(f"\nNext: {first} `virage record sign_in`.", err=True)
    return 0


def _copy(folder: Path) -> int:
    from toolkit import suite

    for path in suite.lay_out(folder):
        click.echo(path)
    click.echo(f"\nNext: set base_url and accounts in {folder / 'virage.toml'}, then type `virage doctor`.", err=True)
    return 0


def _place(url: str, name: str, language: str | None, accounts: tuple[str, ...], *, asks: bool) -> Place:
    from toolkit.pipeline import Place

    host = _host(url)
    given = dict(_account(text) for text in accounts)

    def ask(words: str, default: str, accept: Callable[[str], str] = str) -> str:
        """A wrong answer is told, and asked for again."""
        return str(click.prompt(words, default=default, value_proc=accept, err=True)) if asks else default

    name = name or ask("Name of the platform", host)
    here = "fr" if os.environ.get("LANG", "").startswith("fr") else "en"
    language = language or ask("Language in which members use it (fr, en)", here, _language)
    chosen = {}
    for member, usual in ACCOUNTS.items():
        login, variable = given.get(member) or _account(f"{member}={usual}")[1]
        if member not in given:
            login = ask(f"Login of {member}", login)
            variable = ask(f"NAME of the variable that holds the password of {login}", variable, _variable)
        chosen[member] = (login, variable)
    return Place(url=url, name=name, language=language, accounts={**chosen, **given})


def _host(url: str) -> str:
    host = urlsplit(url).hostname
    if not url.startswith(("http://", "https://")) or not host:
        raise click.UsageError(f"--url {url}: write a whole address, such as https://intranet.example.org")
    return host


def _language(word: str) -> str:
    if word not in ("fr", "en"):
        raise click.UsageError(f"{word}: there are fr and en")
    return word


def _variable(name: str) -> str:
    # It may be the password itself: then it is neither shown again nor written.
    if not name.isidentifier() or (name not in os.environ and name in os.environ.values()):
        raise click.UsageError("write the name of a variable, such as ALICE_PASSWORD, not the password")
    return name


def _account(text: str) -> tuple[str, tuple[str, str]]:
    member, sign, rest = text.partition("=")
    login, colon, variable = rest.rpartition(":")
    if not (sign and colon and member and login):
        raise click.UsageError(f"--account {text}: write MEMBER=LOGIN:VARIABLE")
    return member, (login, _variable(variable))


def _examine(folder: Path) -> None:
    """Show what the doctor finds; the files are written whatever that is."""
    from toolkit import pipeline
    from toolkit.cli.doctor import show
    from toolkit.errors import ToolkitError

    click.echo()
    try:
        show(pipeline.examine(pipeline.Request(config=folder / "virage.toml")))
    except ToolkitError as error:
        click.echo(f"virage: {error}", err=True)
