"""
The page of commands, from click.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator

import click

from _reference.markdown import code, document, fence, prose, table
from toolkit.cli import virage

INTRO = (
    "What a command prints on stdout is data; what it says while it works goes to stderr. Every command knows "
    "`--help`. RUN is a run's id, its folder, or `latest`. How commands end is told under [exit codes](exit-codes.md)."
)


def page() -> str:
    """Every command with its usage, help and options."""
    return document("Commands", INTRO, *(_command(name, command) for name, command in every()))


def every() -> Iterator[tuple[str, click.Command]]:
    """Each command and subcommand with its full name, such as `virage demo serve`."""
    context = click.Context(virage, info_name="virage")
    for name in virage.list_commands(context):
        command = virage.get_command(context, name)
        assert command is not None
        yield f"virage {name}", command
        if isinstance(command, click.Group):
            yield from ((f"virage {name} {inner}", found) for inner, found in sorted(command.commands.items()))


def undescribed() -> list[str]:
    """Commands without help, and options without a description."""
    nameless = [name for name, command in every() if not command.help]
    for name, command in every():
        options = [param for param in command.params if isinstance(param, click.Option)]
        nameless += [f"{name} {option.opts[0]}" for option in options if not option.help]
    return nameless


def _command(name: str, command: click.Command) -> str:
    context = click.Context(command, info_name=name)
    usage = " ".join([name, *command.collect_usage_pieces(context)])
    return "\n\n".join([f"## {name}", fence(usage), *_help(command), *_options(command, context)])


def _help(command: click.Command) -> Iterator[str]:
    for paragraph in inspect.cleandoc(command.help or "").split("\n\n"):
        yield fence(paragraph.strip("\b\n")) if paragraph.startswith("\b") else prose(paragraph)


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    records = [param.get_help_record(context) for param in command.params]
    rows = [(code(record[0]), prose(record[1])) for record in records if record]
    if rows:
        yield table(("Option", "What it does"), rows)
