"""
What every section of `virage.toml` is: an unknown key is an error, and nothing changes once it is read.
"""

from __future__ import annotations

from typing import Annotated, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict

T = TypeVar("T")
Each = Annotated[tuple[T, ...], AfterValidator(lambda named: tuple(dict.fromkeys(named)))]  # named twice is meant once


class Section(BaseModel):
    """One section."""

    model_config = ConfigDict(extra="forbid", frozen=True)
