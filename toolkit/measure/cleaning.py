"""
Removes over plain HTTP what journeys and load created, from the ledger; what cannot be removed stays in it.
"""

from __future__ import annotations

import os
from collections import defaultdict
from dataclasses import replace
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

UNKNOWN = "perhaps published: the adapter has no look_up; search the platform for these letters"


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
    """What was created, or was about to be, and is not removed yet, in the order it was written down."""
    ledger = folder.read("ledger")
    removed = {entry.id for entry in ledger if entry.event == "removed"}
    created = {entry.id: entry for entry in ledger if entry.event == "created"}
    intended = [entry for entry in ledger if entry.event == "intended" and entry.id not in created]
    return sorted((e for e in (*created.values(), *intended) if e.id not in removed), key=lambda entry: entry.at)


def _by_member(entries: list[LedgerEntry]) -> dict[str, list[LedgerEntry]]:
    found: dict[str, list[LedgerEntry]] = defaultdict(list)
    for entry in entries:
        found[entry.member].append(entry)
    return found


def _look_up(
    platform: Platform, http: requests.Session, settings: Settings, entry: LedgerEntry, account: Account
) -> LedgerEntry | None:
    """What was about to be published when the run ended; None when it was not."""
    found = platform.look_up(http, settings.base_url, entry.address, account)
    return replace(entry, event="created", kind=found[0], address=found[1]) if found else None


def _remove(
    platform: Platform, http: requests.Session, settings: Settings, entry: LedgerEntry, account: Account
) -> LedgerEntry:
    reason: str | None = None
    try:
        there = entry if entry.event == "created" else _look_up(platform, http, settings, entry, account)
        if there:
            platform.remove(http, settings.base_url, there, account)
    except Unsupported:
        reason = UNKNOWN if entry.event == "intended" else "the adapter cannot remove; do it by hand"
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
