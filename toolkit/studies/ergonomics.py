"""
Bastien and Scapin's eighteen criteria as an inspection goes through them.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Any, NamedTuple


class Criterion(NamedTuple):
    """One criterion: names and questions by language, and what others call the same by language."""

    number: str
    name: dict[str, str]
    ask: dict[str, str]
    nielsen: dict[str, tuple[str, ...]]
    iso: dict[str, tuple[str, ...]]


@functools.cache
def criteria() -> dict[str, Criterion]:
    """The criteria by number, in their order."""
    text = resources.files("toolkit.studies").joinpath("ergonomics.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    return {number: _criterion(number, given, data) for number, given in data["criteria"].items()}


def _criterion(number: str, given: dict[str, Any], data: dict[str, Any]) -> Criterion:  # Any: values of TOML
    languages = ("fr", "en")
    return Criterion(
        number=number,
        name={language: given[language] for language in languages},
        ask=given["ask"],
        nielsen={
            language: tuple(f"{key} {data['nielsen'][language][key]}" for key in given["nielsen"])
            for language in languages
        },
        iso={language: tuple(data["iso"][language][key] for key in given["iso"]) for language in languages},
    )
