"""
What databases refuse, as errors that say what to do; never with a password in them.
"""

from __future__ import annotations

import sqlite3

from toolkit.errors import EvidenceError, HistoryUnreachable, ToolkitError
from toolkit.settings import without_passwords

LONGEST = 300  # characters of what the driver says
AGAIN = "move it away, and `virage history import` reads the runs of the results folder in again"
HELD = "another process has held it for too long; try again, or end that process"
LOGIN = (
    "see that the server runs and may be reached, and that the login is right: the user stands in history.url, the "
    "password in PGPASSWORD, ~/.pgpass or VIRAGE_HISTORY__URL"
)
OTHER = "this is not a history of this version of virage; name another database with history.url"


def explain(error: Exception, where: str) -> ToolkitError:
    """The error to raise instead of a driver's or SQLAlchemy's."""
    original = getattr(error, "orig", None) or error
    said = without_passwords(" ".join(str(original).split()))[:LONGEST]
    if isinstance(original, sqlite3.Error):
        kind, advice = _of_sqlite(getattr(original, "sqlite_errorname", None) or "")
    else:
        kind, advice = _of_postgresql(getattr(original, "sqlstate", None))
    return kind(f"{where}: {said}; {advice}")


def _of_sqlite(name: str) -> tuple[type[ToolkitError], str]:
    if name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        return EvidenceError, f"the file is damaged or no database: {AGAIN}"
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_PROTOCOL")):
        return HistoryUnreachable, HELD
    if name.startswith("SQLITE_FULL"):
        return HistoryUnreachable, "the disk is full: free some room"
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY", "SQLITE_PERM", "SQLITE_IOERR", "SQLITE_AUTH")):
        return HistoryUnreachable, "make the file and its folder writable, or name another one with history.url"
    return EvidenceError, OTHER


def _of_postgresql(state: str | None) -> tuple[type[ToolkitError], str]:
    if state is None:  # no connection, so no answer of a server
        return HistoryUnreachable, LOGIN
    if state in ("55P03", "57014"):  # lock_not_available, query_canceled
        return HistoryUnreachable, HELD
    if state == "42501":  # insufficient_privilege
        return HistoryUnreachable, "let its owner grant the user CREATE in the schema, and its tables"
    if state.startswith("42"):  # undefined_table, undefined_column
        return EvidenceError, OTHER
    return HistoryUnreachable, "mend that on the server, and try again"
