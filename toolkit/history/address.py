"""
Where the history is: a file beside the runs, or a server.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

from toolkit.errors import SettingsError
from toolkit.settings import HistorySettings, without_passwords

FILE = "history.sqlite"
POSTGRESQL = "postgresql+psycopg"


def address_of(settings: HistorySettings, results: Path) -> URL:
    """
    The database of these settings.

    Args:
        settings: Its address, where there is one.
        results: The folder of all runs: `history.sqlite` is in it when there is none.

    Raises:
        SettingsError: The address cannot be understood.
    """
    return parse(settings.url) if settings.url else URL.create("sqlite", database=str(results / FILE))


def parse(address: str) -> URL:
    """
    An address as the driver wants it: a bare `postgresql://` means psycopg.

    Raises:
        SettingsError: It cannot be understood, or is that of a database that the history does not know.
    """
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise SettingsError(
            f"history.url: {without_passwords(address)!r} is no address; write sqlite:///FILE or "
            "postgresql://USER@HOST/DATABASE, with %40 for an @ and %2F for a / inside a password"
        ) from error
    if "@" in (url.host or ""):
        raise SettingsError("history.url: an @ inside a password is written %40; nothing of the address is shown here")
    if url.drivername in ("postgres", "postgresql", POSTGRESQL):
        return url.set(drivername=POSTGRESQL)
    if url.drivername == "sqlite" and url.database not in (None, "", ":memory:"):
        return url
    raise SettingsError(f"history.url: {url.drivername} is not known; write sqlite:///FILE or postgresql://…")


def spoken(url: URL) -> str:
    """The address as errors say it: a file's path, or a server's address without any password."""
    if url.drivername == "sqlite":
        return str(url.database)
    return without_passwords(url.set(drivername="postgresql").render_as_string(hide_password=True))
