"""
A database behind two doors: many may read, one at a time writes; nobody waits for ever.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, NullPool, create_engine, event
from sqlalchemy.engine import URL
from sqlalchemy.exc import SQLAlchemyError

from toolkit._disk import writing
from toolkit.errors import EvidenceError, PreconditionFailed
from toolkit.history import journal, schema
from toolkit.history.address import spoken
from toolkit.history.faults import explain

PATIENCE_S = 20.0  # for other writers; each holds the database for some milliseconds
CONNECT_S = 10.0
STATEMENT_S = 60.0
_LOCK = 0x766972616765  # "virage": the advisory lock of its writers
_SETTLE_MS = 1000  # a change of the journal waits no longer for others: it is not needed


class Database:
    """
    A history's database.

    Args:
        url: Its address, with driver.
        patience_s: How long to wait for other writers.
    """

    def __init__(self, url: URL, *, patience_s: float = PATIENCE_S) -> None:
        self.url = url
        self.where = spoken(url)
        self.patience_s = patience_s
        self.file = Path(str(url.database)) if url.drivername == "sqlite" else None

    def exists(self) -> bool:
        """Whether there is something to read; a server is asked when it is read."""
        return self.file is None or self.file.exists()

    @contextmanager
    def reading(self) -> Iterator[Connection | None]:
        """
        A transaction that reads; None where no history was written yet.

        Raises:
            HistoryUnreachable: The database does not answer.
            EvidenceError: It is damaged.
            SettingsError: It is of another version.
        """
        if not self.exists():
            yield None
            return
        with self._explained(), self._engine.connect().execution_options(reads=True) as connection:
            try:
                yield connection if schema.is_there(connection, self.where) else None
            except ValueError as error:  # a column of JSON that is none
                raise EvidenceError(
                    f"{self.where}: the history is damaged ({error}); see `virage history import`"
                ) from error

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """
        A transaction that writes, alone; all of it holds, or nothing.

        Raises:
            HistoryUnreachable: The database does not answer, is held by others or cannot be written.
            EvidenceError: It is damaged.
            SettingsError: It is of another version.
        """
        if self.file is not None:
            with writing(self.file):
                self.file.parent.mkdir(parents=True, exist_ok=True)
        with self._explained(), self._engine.begin() as connection:
            schema.ensure(connection, self.where)
            yield connection

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (SQLAlchemyError, sqlite3.Error) as error:
            raise explain(error, self.where) from error

    @cached_property
    def _engine(self) -> Engine:
        how: dict[str, Any] = (  # Any: SQLAlchemy's options
            {"creator": self._connect_sqlite}
            if self.file is not None
            else {"connect_args": self._postgresql_arguments()}
        )
        try:
            engine = create_engine(self.url, poolclass=NullPool, hide_parameters=True, **how)
        except ImportError as error:
            raise PreconditionFailed(
                f"{self.where}: PostgreSQL needs a driver that is not installed; pip install 'virage[postgresql]'"
            ) from error
        if self.file is not None:
            event.listen(engine, "connect", self._prepare_sqlite)
            event.listen(engine, "begin", _begin_sqlite)
        else:
            event.listen(engine, "begin", self._begin_postgresql)
        return engine

    def _connect_sqlite(self) -> sqlite3.Connection:
        """
        A connection to the file.

        The write-ahead log wants to make a file beside it even for a reader. Where that is not allowed and nobody has
        one, nobody writes: the file is read as it stands.
        """
        path = str(self.file)
        log = Path(f"{path}-wal")
        still = self.exists() and not log.exists() and not os.access(log.parent, os.W_OK)
        where = f"{Path(path).resolve().as_uri()}?immutable=1" if still else path
        return sqlite3.connect(where, uri=still, timeout=_SETTLE_MS / 1000)

    def _postgresql_arguments(self) -> dict[str, object]:
        usual: dict[str, object] = {
            "connect_timeout": int(CONNECT_S),
            "tcp_user_timeout": int(STATEMENT_S * 1000),
            "application_name": "virage",
        }
        # Without prepared statements, poolers such as PgBouncer may stand between.
        return {"prepare_threshold": None} | {key: usual[key] for key in usual if key not in self.url.query}

    def _prepare_sqlite(self, connection: sqlite3.Connection, _record: object) -> None:
        assert self.file is not None
        connection.isolation_level = None  # transactions begin where SQLAlchemy says, not before the first change
        journal.choose(connection, self.file)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute(f"PRAGMA busy_timeout = {int(self.patience_s * 1000)}")

    def _begin_postgresql(self, connection: Connection) -> None:
        connection.exec_driver_sql(f"SET LOCAL statement_timeout = {int(STATEMENT_S * 1000)}")
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = {int(self.patience_s * 1000)}")
        if not _reads(connection):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_LOCK})")


def _begin_sqlite(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN" if _reads(connection) else "BEGIN IMMEDIATE")


def _reads(connection: Connection) -> bool:
    options: dict[str, Any] = dict(connection.get_execution_options())  # Any: options are SQLAlchemy's
    return bool(options.get("reads", False))
