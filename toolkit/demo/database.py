"""
The records of La Place on disk: SQLite in write-ahead mode, one connection a thread, one short transaction a write.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SCHEMA = Path(__file__).with_name("schema.sql")
BUSY_TIMEOUT_S = 5.0


def connect(path: Path) -> sqlite3.Connection:
    """A connection whose statements commit at once unless `BEGIN` was said; rows answer by column name."""
    connection = sqlite3.connect(path, timeout=BUSY_TIMEOUT_S, isolation_level=None, check_same_thread=False)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    return connection


class Database:
    """
    The open database of one server.

    Readers never wait for the writer. Writers queue on a lock of this process before they ask SQLite for the file,
    because SQLite's own busy handler sleeps in growing steps. Never hash a password or wait inside `writing`.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._local = threading.local()
        self._write = threading.Lock()
        self._opened: list[sqlite3.Connection] = []

    def reading(self) -> sqlite3.Connection:
        """The calling thread's connection, opened when first asked for."""
        connection: sqlite3.Connection | None = getattr(self._local, "connection", None)
        if connection is None:
            connection = connect(self.path)
            self._local.connection = connection
            self._opened.append(connection)
        return connection

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One write transaction: committed when the block ends, rolled back when it raises."""
        connection = self.reading()
        with self._write:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")

    def close(self) -> None:
        """Closes the connections of all threads; the database is not usable afterwards."""
        while self._opened:
            self._opened.pop().close()
