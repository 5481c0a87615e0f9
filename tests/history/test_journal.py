"""The write-ahead log is used where it works."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from toolkit.history import journal

MOUNTS = r"""
/dev/sda1 / ext4 rw 0 0
server:/home /home nfs4 rw 0 0
/dev/sdb1 /home/local ext4 rw 0 0
//server/share /mnt/two\040words cifs rw 0 0
/dev/sdc1 /srv ext4 rw 0 0
server:/srv /srv nfs rw 0 0
"""


@pytest.mark.parametrize(
    ("path", "network"),
    [
        ("/var/history.sqlite", False),
        ("/home/ada/results/history.sqlite", True),
        ("/home/local/history.sqlite", False),
        ("/homestead/history.sqlite", False),
        ("/mnt/two words/history.sqlite", True),
        ("/srv/history.sqlite", True),
    ],
)
def test_the_file_system_of_the_nearest_mount_counts(tmp_path, path, network):
    """And of two on one folder the later one, which hides the other."""
    (tmp_path / "mounts").write_text(MOUNTS)

    assert journal.on_network(Path(path), mounts=tmp_path / "mounts") is network


def test_a_system_that_does_not_tell_is_taken_as_local(tmp_path):
    """There is no such list on macOS and Windows."""
    assert journal.on_network(tmp_path, mounts=tmp_path / "none") is False


@pytest.mark.parametrize(("network", "mode"), [(True, "delete"), (False, "wal")])
def test_the_journal_is_chosen_by_the_file_system(tmp_path, monkeypatch, network, mode):
    """Also for a database that was made elsewhere, and moved."""
    monkeypatch.setattr(journal, "on_network", lambda _path: network)
    path = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {'wal' if network else 'delete'}")
        connection.execute("CREATE TABLE one (x)")

        journal.choose(connection, path)

        assert connection.execute("PRAGMA journal_mode").fetchone() == (mode,)


def test_a_journal_that_cannot_be_changed_stays(tmp_path, monkeypatch):
    """Another process is at work in it: slower, and as safe."""
    monkeypatch.setattr(journal, "on_network", lambda _path: False)
    path = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(path, timeout=0)) as one, closing(sqlite3.connect(path, timeout=0)) as two:
        one.execute("CREATE TABLE one (x)")
        one.execute("BEGIN EXCLUSIVE")
        two.execute("PRAGMA busy_timeout = 0")
        one.commit()
        two.execute("BEGIN")
        two.execute("SELECT * FROM one").fetchall()

        journal.choose(one, path)

        assert one.execute("PRAGMA journal_mode").fetchone() == ("delete",)
