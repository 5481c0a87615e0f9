"""
The page of exit codes, from the enumeration and the errors that earn them.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from _reference.markdown import document, prose, table
from toolkit.errors import ExitCode, ToolkitError

INTRO = """
The first six are pytest's own. `--report-only` turns 1 into 0 and leaves every other code as it is. A run that was
interrupted never exits 0. `virage measure` exits 0 when evidence was recorded, even of failed journeys: only `gate` and
`run` say 1. pytest, started by hand on the journeys, keeps its own codes.
"""
MEANINGS = {
    ExitCode.OK: "Every rule of level error holds, or the command did what was asked.",
    ExitCode.FAILED: "A rule of level error does not hold.",
    ExitCode.INTERRUPTED: "The run was interrupted, or ended without closing; what was recorded is scored.",
    ExitCode.INTERNAL: "A defect of virage, or pytest stopped before anything was measured.",
    ExitCode.USAGE: "The command, the settings or the evidence cannot be understood.",
    ExitCode.NOTHING_MEASURED: "No attempt and no request counted.",
    ExitCode.UNREACHABLE: "The platform does not answer, or something that must be there before measuring is not.",
    ExitCode.INCONCLUSIVE: "The run cannot be believed, or too little was measured to judge a rule: no verdict.",
}


def page() -> str:
    """Every code, then the errors."""
    codes = table(("Code", "Name", "Meaning"), [(str(int(c)), c.name, MEANINGS[c]) for c in ExitCode])
    rows = [(error.__name__, str(int(error.exit_code)), prose(inspect.getdoc(error) or "")) for error in _errors()]
    errors = table(("Error", "Code", "When"), rows)
    return document("Exit codes", INTRO.strip(), codes, "## Errors", errors)


def _errors(kind: type[ToolkitError] = ToolkitError) -> Iterator[type[ToolkitError]]:
    for error in kind.__subclasses__():
        if error.__module__ == ToolkitError.__module__:
            yield error
            yield from _errors(error)
