"""
Commands found by a folder scan: a file's stem is the command's name.
"""

from __future__ import annotations

import importlib
import pkgutil

import click

import toolkit.cli

DAY = (
    *("demo", "init", "doctor", "record"),
    *("run", "measure", "load", "score", "explain", "gate", "report"),
    *("study", "compare", "history", "clean"),
)


class Commands(click.Group):
    """Loads a command's module when the command is named, or when the help lists them all."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of all commands, in the order of a day's work, then by name."""
        del ctx
        found = [info.name for info in pkgutil.iter_modules(toolkit.cli.__path__) if not info.name.startswith("_")]
        return sorted(found, key=lambda name: (DAY.index(name) if name in DAY else len(DAY), name))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of this name."""
        if cmd_name not in self.list_commands(ctx):
            return None
        command = importlib.import_module(f"toolkit.cli.{cmd_name}").command
        assert isinstance(command, click.Command)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, naming the closest command when there is none of the name."""
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as error:
            import difflib

            near = difflib.get_close_matches(args[0], self.list_commands(ctx), n=1)
            if not near or "Did you mean" in error.message:
                raise
            raise click.UsageError(f"{error.message} Did you mean {near[0]!r}?", ctx) from error
