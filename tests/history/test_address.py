"""Where the history is."""

from __future__ import annotations

from pathlib import Path

import pytest

from toolkit.errors import SettingsError
from toolkit.history import open_history
from toolkit.history.address import parse, spoken
from toolkit.settings import HistorySettings


def test_without_an_address_it_is_a_file_beside_the_runs(tmp_path):
    """Whatever characters the folder's name has."""
    folder = tmp_path / "a?b %41#c"

    assert open_history(HistorySettings(), folder).where == str(folder / "history.sqlite")


def test_an_address_wins(tmp_path):
    """Relative to the current folder, as all paths of a command."""
    assert open_history(HistorySettings(url="sqlite:///here/h.sqlite"), tmp_path).where == str(Path("here/h.sqlite"))


@pytest.mark.parametrize("scheme", ["postgres", "postgresql", "postgresql+psycopg"])
def test_any_word_for_postgresql_means_its_driver(scheme):
    """SQLAlchemy's own default is another driver."""
    url = parse(f"{scheme}://u:s3cr%40t@h:5433/d?sslmode=require&password=more")

    assert (url.drivername, url.password, url.port) == ("postgresql+psycopg", "s3cr@t", 5433)
    assert spoken(url) == "postgresql://u:***@h:5433/d?password=***&sslmode=require"


def test_half_a_password_is_not_shown():
    """
    An @ that was not written %40 makes the rest of the password a part of the host's name.
    """
    with pytest.raises(SettingsError) as caught:
        parse("postgresql://member:hunt@er2@host/x")

    assert "%40" in str(caught.value)
    assert "er2" not in str(caught.value)
