"""
The schema of the database: made by the first writer, refused when it is of another version.
"""

from __future__ import annotations

from sqlalchemy import Connection, insert, inspect, select

from toolkit.errors import SettingsError
from toolkit.history import tables

NEWER = "a newer virage wrote it: install that one here, too, or name another database with history.url"
OLDER = "an older virage wrote it: name another database with history.url and fill it with `virage history import`"


def is_there(connection: Connection, where: str) -> bool:
    """
    Whether the database holds a history.

    Raises:
        SettingsError: It holds one of another version.
    """
    if not inspect(connection).has_table(tables.schema.name):
        return False
    version = connection.execute(select(tables.schema.c.version)).scalar_one_or_none()
    if version != tables.SCHEMA:
        advice = NEWER if version is not None and version > tables.SCHEMA else OLDER
        raise SettingsError(f"{where}: a history of version {version}, where {tables.SCHEMA} is needed; {advice}")
    return True


def ensure(connection: Connection, where: str) -> None:
    """
    Make the tables where there are none, inside the writer's transaction.

    Raises:
        SettingsError: There are some of another version.
    """
    if not is_there(connection, where):
        tables.metadata.create_all(connection)
        connection.execute(insert(tables.schema).values(version=tables.SCHEMA))
