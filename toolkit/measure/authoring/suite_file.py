"""
The `virage.toml` of a platform of one's own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import tomlkit
from tomlkit.items import InlineTable, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """
    What is asked about a platform of one's own.

    Attributes:
        url: Its address.
        name: What reports call it.
        language: Language in which members use it: `fr` or `en`.
        accounts: Login and name of the password's variable, by member.
    """

    url: str
    name: str
    language: str
    accounts: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def settings_text(place: Place, adapter: str) -> str:
    """
    The text of `virage.toml`.

    Args:
        place: What was asked.
        adapter: Path of the adapter, from the file's folder.
    """
    document = tomlkit.document()
    document.add(tomlkit.comment("Settings of this suite; every key is described in the reference of settings."))
    document.add(tomlkit.nl())
    platform = tomlkit.table()
    platform.update({"name": place.name, "adapter": adapter, "base_url": place.url.rstrip("/")})
    platform["language"] = place.language
    document.add("platform", platform)
    document.add("accounts", _accounts(place))
    document.add("journeys", _journeys())
    document.add("gate", _gate())
    return tomlkit.dumps(document)


def _accounts(place: Place) -> Table:
    table = tomlkit.table()
    table.add(tomlkit.comment("Only the NAME of the variable that holds a password is written here, never a password."))
    table.add(tomlkit.comment("A login with {token} in it stands for throw-away accounts, which the journeys create."))
    for member, (login, variable) in place.accounts.items():
        table[member] = _inline({"login": login, "password_env": variable})
    return table


def _journeys() -> Table:
    table = tomlkit.table()
    table["attempts"] = _inline({"critical": 3, "important": 1, "secondary": 1})
    return table


def _gate() -> Table:
    gate, error = tomlkit.table(is_super_table=True), tomlkit.table()
    error["findings{impact=critical}"] = "count==0"
    gate["error"] = error
    return gate


def _inline(values: Mapping[str, object]) -> InlineTable:
    table = tomlkit.inline_table()
    table.update(values)
    return table
