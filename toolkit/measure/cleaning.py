"""
Removes over plain HTTP what journeys and load created, from the ledger; what cannot be removed stays in it.
"""

from __future__ import annotations

import os
from collections import defaultdict
from typing import NamedTuple

import requests

from toolkit.errors import PreconditionFailed, ToolkitError
from toolkit.journeys import Account, Platform, Unsupported
from toolkit.measure.accounts import account_named
from toolkit.measure.health import http_session
from toolkit.measure.platforms import load_platform
from toolkit.records import LedgerEntry, now
from toolkit.settings import Settings
from toolkit.store import EvidenceWriter, RunFolder


class Cleaned(NamedTuple):
    """What became of the ledger: removed entries, and those left with the reason."""

    removed: int
    left: tuple[LedgerEntry, ...]


def clean(settings: Settings, folder: RunFolder) -> Cleaned:
    """
    Remove everything that the run created and that is still there, newest first.

    Running it twice does no harm: what is gone already counts as removed.

    Raises:
        PreconditionFailed: The ledger cannot be written; what could be removed is removed all the same.
    """
    pending = open_entries(folder)
    if not pending:
        return Cleaned(0, ())
    platform = load_platform(settings)
    done: list[LedgerEntry] = []
    unwritten: PreconditionFailed | None = None
    for login, entries in _by_member(pending).items():
        with http_session(settings) as http, EvidenceWriter(folder, f"clean-{os.getpid()}") as writer:
            for entry in reversed(entries):
                done.append(_remove(platform, http, settings, entry, account_named(settings, login)))
                try:
                    writer.write(done[-1])
                except PreconditionFailed as error:
                    unwritten = error
    if unwritten:
        raise unwritten
    left = tuple(entry for entry in done if entry.event == "left")
    return Cleaned(len(done) - len(left), left)


def open_entries(folder: RunFolder) -> list[LedgerEntry]:
    """What was created and not removed yet, in the order it was created."""
    ledger = folder.read("ledger")
    removed = {entry.id for entry in ledger if entry.event == "removed"}
    created = [entry for entry in ledger if entry.event == "created" and entry.id not in removed]
    return sorted(created, key=lambda entry: entry.at)


def _by_member(entries: list[LedgerEntry]) -> dict[str, list[LedgerEntry]]:
    found: dict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        found[entry.member].append(entry)
    return found


def _remove(
    platform: Platform, http: requests.Session, settings: Settings, entry: LedgerEntry, account: Account
) -> LedgerEntry:
    reason: str | None = None
    try:
        platform.remove(http, settings.base_url, entry, account)
    except Unsupported:
        reason = "the adapter cannot remove; do it by hand"
    except (requests.RequestException, ToolkitError) as error:
        reason = str(error)[:300]
    except Exception as error:  # an adapter's own mistake must not keep the rest from being removed
        reason = f"the adapter's remove failed: {type(error).__name__}: {error}"[:300]
    return LedgerEntry(
        id=entry.id,
        event="left" if reason else "removed",
        kind=entry.kind,
        member=entry.member,
        address=entry.address,
        at=now(),
        reason=reason,
    )
