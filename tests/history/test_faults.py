"""A database that cannot be had is told with what to do, by the documented exit code, without a password, in time."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing, contextmanager
from pathlib import Path

import pytest
from sqlalchemy import NullPool, create_engine, event, text

from tests.history.cards import OPEN, card, run_id
from tests.history.postgres import PASSWORD, ROLE
from toolkit.errors import EvidenceError, ExitCode, PreconditionFailed, SettingsError, ToolkitError
from toolkit.history import History, database
from toolkit.history.address import parse

ROOT = Path(__file__).parents[2]
READER = """
import os
from tests.history.cards import card
from toolkit.errors import ToolkitError
from toolkit.history import History

history = History({address!r})
if os.geteuid() == 0:
    os.setuid(65534)
print(len(history.runs()))
try:
    history.add(card(2), [])
except ToolkitError as error:
    print(int(error.exit_code), error, sep="\\n")
"""


@contextmanager
def refused(code, words):
    """The error of a block: its exit code, and a pattern of what it says."""
    with pytest.raises(ToolkitError, match=words) as raised:
        yield raised
    assert raised.value.exit_code == code
    assert "s3cret" not in str(raised.value)
    assert PASSWORD not in str(raised.value)


@pytest.fixture
def file(tmp_path):
    """Where a history would be."""
    return tmp_path / "history.sqlite"


def of_file(path, **options):
    return History(f"sqlite:///{path}", **options)


def by_hand(address):
    """A transaction beside the history."""
    return create_engine(parse(address), poolclass=NullPool).begin()


# -------------------------------------------------------------------------------------------------------- a file


def test_a_file_that_is_no_database_is_refused_with_the_way_out(file):
    """It is not overwritten: somebody may want it."""
    file.write_text("something else entirely, and long enough to be looked at\n" * 100)
    before = file.read_bytes()

    for act in (lambda: of_file(file).runs(), lambda: of_file(file).add(card(), [])):
        with refused(ExitCode.USAGE, r"history\.sqlite: .*damaged.*virage history import"):
            act()
    assert file.read_bytes() == before


def test_a_damaged_database_is_refused_with_the_way_out(file):
    """Its beginning is well, and the rest was overwritten."""
    of_file(file).add(card(), [OPEN] * 200)
    content = file.read_bytes()
    file.write_bytes(content[:4096] + b"x" * (len(content) - 4096))

    with refused(ExitCode.USAGE, r"history\.sqlite: .*damaged.*virage history import"):
        of_file(file).runs()


def test_an_empty_file_is_an_empty_history(file):
    """What a job leaves that was killed before it could write."""
    file.touch()

    assert of_file(file).runs() == []
    assert of_file(file).add(card(), []) is False
    assert len(of_file(file).runs()) == 1


def test_a_locked_database_is_told_in_time(file):
    """Nobody waits for ever; readers do not wait at all."""
    of_file(file).add(card(), [])
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        with refused(ExitCode.UNREACHABLE, "locked; another process has held it for too long"):
            of_file(file, patience_s=0.05).add(card(2), [])

        assert len(of_file(file).runs()) == 1


def test_a_full_disk_is_told_and_what_was_there_stays(file):
    """SQLite is given no more pages, which it takes as a full disk."""
    of_file(file).add(card(), [OPEN])
    full = of_file(file)
    event.listen(full._database._engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count=1"))

    with refused(ExitCode.UNREACHABLE, "disk is full; the disk is full: free some room"):
        full.add(card(2), [OPEN] * 2000)

    assert of_file(file).series([run_id(1)]) == {run_id(1): [OPEN]}
    assert len(of_file(file).runs()) == 1


@pytest.mark.process
@pytest.mark.skipif(not hasattr(os, "setuid"), reason="there are no such users on this system")
def test_who_may_not_write_the_folder_reads_and_is_told_when_writing(tmp_path):
    """A results folder of somebody else, or a disk that is mounted to be read; root is nobody to test that with."""
    folder = Path(tempfile.mkdtemp(prefix="virage-ro-"))
    try:
        of_file(folder / "history.sqlite").add(card(), [])
        (folder / "history.sqlite").chmod(0o444)
        folder.chmod(0o555)
        script = READER.format(address=f"sqlite:///{folder / 'history.sqlite'}")
        said = subprocess.run([sys.executable, "-c", script], check=False, capture_output=True, text=True, cwd=ROOT)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)

    runs, code, *message = said.stdout.splitlines()
    assert (runs, code) == ("1", str(int(ExitCode.UNREACHABLE))), said.stderr
    assert "make the file and its folder writable" in message[0]


@pytest.mark.parametrize("act", [lambda history: history.runs(), lambda history: history.add(card(), [])])
def test_a_folder_in_its_place_is_told(file, act):
    """The commonest slip: the folder is named, not the file."""
    file.mkdir()

    with refused(ExitCode.UNREACHABLE, "unable to open database file; .* name another one with history.url"):
        act(of_file(file))


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    """A file stands where the folder of all runs would be."""
    (tmp_path / "results").touch()

    with refused(ExitCode.UNREACHABLE, "cannot be written"):
        of_file(tmp_path / "results" / "history.sqlite").add(card(), [])


@pytest.mark.parametrize(("version", "advice"), [(99, "newer virage wrote it"), (0, "older virage wrote it")])
def test_a_history_of_another_version_is_refused(address, version, advice):
    """Guessing what its columns mean would spoil it."""
    History(address).add(card(), [])
    with by_hand(address) as connection:
        connection.execute(text(f"UPDATE virage_schema SET version = {version}"))

    for act in (lambda: History(address).runs(), lambda: History(address).add(card(), [])):
        with refused(ExitCode.USAGE, rf"a history of version {version}, where 1 is needed; an? {advice}"):
            act()


def test_a_database_whose_tables_are_others_is_refused(address):
    """A table of our name that is not ours."""
    History(address).add(card(), [])
    with by_hand(address) as connection:
        connection.execute(text("ALTER TABLE virage_runs RENAME COLUMN gate TO grate"))

    with refused(ExitCode.USAGE, "not a history of this version"):
        History(address).runs()


def test_a_scorecard_that_cannot_be_read_is_told(address):
    """Records change; the run can be imported again."""
    History(address).add(card(), [])
    with by_hand(address) as connection:
        connection.execute(text("UPDATE virage_runs SET scorecard = :blob"), {"blob": b"\x00\x01"})

    with pytest.raises(
        EvidenceError, match=r"20261101-100000-0001: the scorecard is damaged or of another version.*import"
    ):
        History(address).scorecard(run_id(1))


# -------------------------------------------------------------------------------------------------------- a server


def test_a_server_that_is_not_there_is_told():
    """10, with what to look at."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    history = History(f"postgresql://virage:s3cret@127.0.0.1:{port}/virage")

    for act in (history.runs, lambda: history.add(card(), [])):
        with refused(
            ExitCode.UNREACHABLE, rf"virage:\*\*\*@127\.0\.0\.1:{port}/virage: .*[Cc]onnection refused.*PGPASSWORD"
        ):
            act()


@pytest.mark.process
def test_a_server_that_says_nothing_is_told_in_time(monkeypatch):
    """A wrong port often belongs to something that waits for others to speak."""
    monkeypatch.setattr(database, "CONNECT_S", 2)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        history = History(f"postgresql://u@127.0.0.1:{silent.getsockname()[1]}/d")

        with refused(ExitCode.UNREACHABLE, "timeout expired"):
            history.runs()


@pytest.mark.process
def test_a_login_is_refused_and_granted_by_the_password(server, monkeypatch):
    """In the address, or in PGPASSWORD, where libpq looks for it."""
    name = server.create()
    server.ask(f"GRANT ALL ON SCHEMA public TO {ROLE}", name)

    with refused(ExitCode.UNREACHABLE, r"password authentication failed.*PGPASSWORD"):
        History(server.address(name, ROLE, "s3cret")).runs()
    with refused(ExitCode.UNREACHABLE, "no password supplied"):
        History(server.address(name, ROLE)).runs()
    History(server.address(name, ROLE, PASSWORD)).add(card(), [])
    monkeypatch.setenv("PGPASSWORD", PASSWORD)
    assert len(History(server.address(name, ROLE)).runs()) == 1


@pytest.mark.process
def test_a_database_that_does_not_exist_is_told(server):
    """The server is there, and that is not the point."""
    with refused(ExitCode.UNREACHABLE, '"nowhere" does not exist'):
        History(server.address("nowhere")).runs()


@pytest.mark.process
def test_who_may_only_read_reads_and_is_told_when_writing(server):
    """A dashboard has no business writing; reading makes no tables and takes no locks."""
    name = server.create()
    reader = History(server.address(name, ROLE, PASSWORD))
    assert reader.runs() == []
    with refused(ExitCode.UNREACHABLE, "permission denied.*grant the user CREATE"):
        reader.add(card(), [])

    History(server.address(name)).add(card(), [OPEN])
    server.ask(f"GRANT SELECT ON ALL TABLES IN SCHEMA public TO {ROLE}", name)

    assert reader.series([run_id(1)]) == {run_id(1): [OPEN]}


@pytest.mark.process
def test_a_server_on_which_somebody_else_writes_for_long_is_told_in_time(server):
    """Nobody waits for ever; readers do not wait at all."""
    name = server.create()
    History(server.address(name)).add(card(), [])
    with by_hand(server.address(name)) as other:
        other.execute(text(f"SELECT pg_advisory_xact_lock({database._LOCK})"))

        with refused(ExitCode.UNREACHABLE, "lock timeout; another process has held it for too long"):
            History(server.address(name), patience_s=0.05).add(card(2), [])

        assert len(History(server.address(name)).runs()) == 1


def test_without_the_driver_the_message_says_what_to_install(monkeypatch):
    """The driver is an extra: most need no server."""
    for module in [name for name in sys.modules if name.partition(".")[0] == "psycopg"]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setitem(sys.modules, "psycopg", None)

    with pytest.raises(PreconditionFailed, match=r"pip install 'virage\[postgresql\]'"):
        History("postgresql://u:s3cret@h/d").runs()


@pytest.mark.parametrize(
    "address",
    ["postgresql://u:s3cret@h:port/d", "mysql://u:s3cret@h/d", "sqlite://", "u:s3cret@h", "sqlite:///:memory:"],
)
def test_an_address_that_cannot_be_understood_is_refused(address):
    """4, and what to write instead."""
    with pytest.raises(SettingsError, match="write sqlite:///FILE or postgresql://") as raised:
        History(address)

    assert "s3cret" not in str(raised.value) or "://" not in address
