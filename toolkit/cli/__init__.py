"""
The command `virage`: thin, one file a command. stdout is data, stderr is talk.
"""

from __future__ import annotations

import os
import signal
import sys
import traceback

import click

from toolkit import __version__
from toolkit.cli._commands import Commands
from toolkit.errors import ExitCode, ToolkitError


@click.command(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="virage")
def virage() -> None:
    """
    Measure how usable a social platform is: journeys, accessibility, load, one scorecard.

    \b
    Begin with:  virage demo         the whole job on the embedded platform
    Then:        virage init         lay out a suite for a platform of your own
                 virage doctor       see whether everything is in place
                 virage run          measure, score, report, gate
    """


def main(arguments: list[str] | None = None) -> None:
    """Run the command and end the process with the documented exit code; being terminated is being interrupted."""
    signal.signal(signal.SIGTERM, _interrupt)
    sys.exit(int(call(arguments)))


def _interrupt(number: int, _frame: object) -> None:
    signal.signal(number, signal.SIG_DFL)  # a second time is meant
    raise KeyboardInterrupt


def call(arguments: list[str] | None = None) -> int:  # noqa: PLR0911 - one return a way to end
    """Run the command; every error becomes a sentence and an exit code, never a 0."""
    try:
        code = virage.main(args=arguments, prog_name="virage", standalone_mode=False)
    except click.exceptions.Exit as stop:
        return stop.exit_code
    except click.ClickException as error:
        error.show()
        return ExitCode.USAGE
    except ToolkitError as error:
        click.echo(f"virage: {error}", err=True)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("virage: interrupted", err=True)
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.OK
    except Exception:  # the last boundary: an unforeseen error is ours, and says so
        traceback.print_exc()
        click.echo("virage: this is a defect of virage; please report it with the lines above", err=True)
        return ExitCode.INTERNAL
    return code if isinstance(code, int) else ExitCode.OK
