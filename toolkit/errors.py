"""
What can stop us from measuring, named after the user's mistake or misfortune, with the exit code each one earns.

A defect of the platform is a finding, never one of these.
"""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """How a command ends; the first six are pytest's own."""

    OK = 0
    FAILED = 1
    INTERRUPTED = 2
    INTERNAL = 3
    USAGE = 4
    NOTHING_MEASURED = 5
    UNREACHABLE = 10
    INCONCLUSIVE = 11


class ToolkitError(Exception):
    """
    We could not measure, score or report; says what, where and what to do next.

    Attributes:
        exit_code: What the command returns when nothing catches the error.
    """

    exit_code: ExitCode = ExitCode.INTERNAL


class SettingsError(ToolkitError):
    """The configuration cannot be understood: bad TOML, an unknown key, a value out of range."""

    exit_code = ExitCode.USAGE


class UsageError(ToolkitError):
    """The command asks for something that does not exist: a run, a journey, a defect, a persona."""

    exit_code = ExitCode.USAGE


class EvidenceError(ToolkitError):
    """Evidence on disk cannot be read; one error lists every fault with file, line and reason."""

    exit_code = ExitCode.USAGE


class StudyError(ToolkitError):
    """Human evidence cannot be taken in; one error lists every fault with file, row, column and remedy."""

    exit_code = ExitCode.USAGE


class NothingMeasured(ToolkitError):
    """The run holds no attempt that could be scored."""

    exit_code = ExitCode.NOTHING_MEASURED


class PreconditionFailed(ToolkitError):
    """Something that must be there before measuring is not: a browser, a port, room on the disk, an account."""

    exit_code = ExitCode.UNREACHABLE


class PlatformUnreachable(PreconditionFailed):
    """The platform does not answer at its health address."""


class HistoryUnreachable(PreconditionFailed):
    """The history's database does not answer, refuses the login, is held by others or cannot be written."""


class HostRefused(UsageError):
    """The address is not on the allow-list for load, or the environment is read-only."""
