"""
The checklists of trust, read from `checklists.toml`: what is asked, and where it comes from.
"""

from __future__ import annotations

import functools
import tomllib
from importlib import resources
from typing import Annotated, Literal

from pydantic import Field, model_validator

from toolkit.score.limits import Section, Share


class Item(Section):
    """One item: of which fact it asks what."""

    criterion: Literal["t1", "t2", "t3", "t5"]
    fact: str = ""
    at_most: float | None = None
    at_least: float | None = None
    fr: str
    en: str
    source: Annotated[str, Field(min_length=1)]

    @model_validator(mode="after")
    def _one_of_two(self) -> Item:
        if (self.at_most is None) == (self.at_least is None):
            raise ValueError("an item has either at_most or at_least")
        return self

    def holds(self, value: float) -> bool:
        """Whether a number that was seen is as asked."""
        return value <= self.at_most if self.at_most is not None else value >= (self.at_least or 0)

    def worst(self, values: list[float]) -> float:
        """Of several numbers, the one that is farthest from what is asked."""
        return max(values) if self.at_most is not None else min(values)

    @property
    def limit(self) -> str:
        """What is asked, in signs."""
        return f"<= {self.at_most:g}" if self.at_most is not None else f">= {self.at_least:g}"


class Checklists(Section):
    """All items by id, in the order in which they are told."""

    version: int
    share: Share
    items: dict[str, Item]

    def of(self, criterion: str) -> dict[str, Item]:
        """The items of one criterion."""
        return {name: item for name, item in self.items.items() if item.criterion == criterion}


@functools.cache
def checklists() -> Checklists:
    """The checklists as they come with the toolkit."""
    text = resources.files("toolkit.score").joinpath("checklists.toml").read_text(encoding="utf-8")
    return Checklists.model_validate(tomllib.loads(text))
