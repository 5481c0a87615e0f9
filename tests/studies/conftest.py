"""Files of human evidence on disk, and the reading of them."""

from __future__ import annotations

import pytest

from toolkit.studies.reading import read_files
from toolkit.studies.row import Asked

TODAY = "2026-11-29"
JOURNEYS = ("publish", "search", "sign_in")


@pytest.fixture
def file(tmp_path):
    """A function that writes a file: its lines, or its bytes."""

    def write(*lines, name="file.csv", content=None):
        path = tmp_path / name
        path.write_bytes(content if content is not None else "".join(f"{line}\n" for line in lines).encode())
        return path

    return write


@pytest.fixture
def asked():
    """A function that gives what holds for all files of a command."""

    def ask(**given):
        return Asked(**{"study": "spring", "today": TODAY, "journeys": JOURNEYS, **given})

    return ask


@pytest.fixture
def read(asked):
    """A function that reads files as one command does, and gives the records of one kind."""

    def read_all(*paths, kind="tasks", **given):
        batch = read_files(paths, asked(**given))
        return [one.record for one in batch.records.get(kind, [])]

    return read_all
