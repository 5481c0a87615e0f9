import sqlite3
from contextlib import closing

import pytest

from toolkit.demo.seed import build
from toolkit.errors import UsageError


def rows(path, sql):
    with closing(sqlite3.connect(path)) as db:
        return db.execute(sql).fetchall()


def dump(path):
    tables = ("members", "posts", "replies", "likes", "pictures")
    columns = {"members": "id, username, display_name, email, role, visibility, searchable, bio, lang, joined_at"}
    return [rows(path, f"SELECT {columns.get(table, '*')} FROM {table} ORDER BY 1, 2") for table in tables]


def test_two_towns_of_one_seed_hold_the_same_records(tmp_path, built_town):
    """
    But for the password's salt, which must differ.
    """
    again = build.prepare(tmp_path, seed=1, password="another one")

    assert dump(again) == dump(built_town / build.FILE_NAME)


def test_all_seeded_accounts_share_one_hash(tmp_path):
    """
    Two hundred hashes would take twenty seconds of every start.
    """
    hashes = rows(build.prepare(tmp_path, seed=3, password="a password"), "SELECT DISTINCT password_hash FROM members")

    assert len(hashes) == 1
    assert hashes[0][0].startswith("scrypt:")


def test_a_kept_town_takes_the_new_password(tmp_path):
    """
    The password comes from the environment and may differ from the last start's.
    """
    path = build.prepare(tmp_path, seed=3, password="first password")
    before = rows(path, "SELECT DISTINCT password_hash FROM members")
    build.prepare(tmp_path, seed=3, password="second password")
    after = rows(path, "SELECT DISTINCT password_hash FROM members")

    assert len(after) == 1
    assert after != before


def test_a_folder_with_another_seed_is_refused(tmp_path, built_town):
    """
    Serving another town than the one asked for would make two runs incomparable in silence.
    """
    (tmp_path / build.FILE_NAME).write_bytes((built_town / build.FILE_NAME).read_bytes())

    with pytest.raises(UsageError, match="seed 1, not 2"):
        build.prepare(tmp_path, seed=2, password="x")


def test_a_town_of_another_version_is_refused(tmp_path):
    """
    Its tables are not those that the pages ask: better told at the start than on a page.
    """
    path = build.prepare(tmp_path, seed=1, password="a password")
    with closing(sqlite3.connect(path)) as db, db:
        db.execute("DELETE FROM meta WHERE key = 'schema'")

    with pytest.raises(UsageError, match="another version of Virage: choose another folder with --data"):
        build.prepare(tmp_path, seed=1, password="a password")


def test_a_build_that_was_killed_is_started_over(tmp_path, built_town):
    """
    Half a town under the final name would be served for ever.
    """
    (tmp_path / "la_place.unfinished").write_bytes(b"half a town")
    path = build.prepare(tmp_path, seed=1, password="x")

    assert rows(path, "SELECT count(*) FROM posts") == [(2000,)]
    assert [file.name for file in tmp_path.iterdir()] == [build.FILE_NAME]
