"""The words of La Place in French and English: catalogues, plural forms, dates, and which language a reader gets."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime, tzinfo
from functools import cache
from pathlib import Path
from typing import cast
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from flask import g, request

LANGUAGES = ("fr", "en")
LOCALES = Path(__file__).with_name("locales")


@cache
def catalogue(lang: str) -> dict[str, str]:
    """Every message of a language by its dotted key, from its file and from the folder of its name."""
    files = [LOCALES / f"{lang}.toml", *sorted((LOCALES / lang).glob("*.toml"))]
    tables = [tomllib.loads(file.read_text(encoding="utf-8")) for file in files]
    return dict(pair for table in tables for pair in _flat(table, ""))


def _flat(table: dict[str, object], prefix: str) -> Iterator[tuple[str, str]]:
    for key, value in table.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", str(value)


def language() -> str:
    """The reader's language: their choice, else their browser's, else French."""
    if "lang" not in g:
        chosen = request.cookies.get("lang", "")
        accepted = request.accept_languages.best_match(LANGUAGES, default="fr")
        g.lang = chosen if chosen in LANGUAGES else accepted
    return cast("str", g.lang)


def text(key: str, **params: object) -> str:
    """The message in the reader's language; an unknown key is a KeyError, never shown to a member."""
    message = catalogue(language())[key]
    return message.format(**params) if params else message


def count(key: str, n: int, **params: object) -> str:
    """The message's singular or plural: French says zero in the singular, English in the plural."""
    singular = n in (0, 1) if language() == "fr" else n == 1
    return text(f"{key}.{'one' if singular else 'other'}", n=number(n), **params)


def number(n: int) -> str:
    """A number with thousands grouped as the reader's language does."""
    return f"{n:,}".replace(",", "\N{NO-BREAK SPACE}" if language() == "fr" else ",")


def when(seconds: int) -> str:
    """A moment in the town's time, written out: « 14 mars 2025, 9 h 05 » or “March 14, 2025, 9:05”."""
    moment = _in_town(seconds)
    return text("date.moment", **_date(moment), hour=moment.hour, minute=f"{moment.minute:02d}")


def day(seconds: int) -> str:
    """The day of a moment in the town's time: « 14 mars 2025 » or “March 14, 2025”."""
    return text("date.day", **_date(_in_town(seconds)))


def iso(seconds: int) -> str:
    """The same moment for machines, in UTC."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _in_town(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC).astimezone(_town_time())


def _date(moment: datetime) -> dict[str, object]:
    """What the two ways to write a date are filled with."""
    return {
        "day": text("date.first") if moment.day == 1 else str(moment.day),
        "month": text("date.months").split()[moment.month - 1],
        "year": moment.year,
    }


@cache
def _town_time() -> tzinfo:
    try:
        return ZoneInfo("America/Toronto")
    except ZoneInfoNotFoundError:  # a machine without a time zone database
        return UTC
