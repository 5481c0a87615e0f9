"""
What every section of `virage.toml` is: an unknown key is an error, and nothing changes once it is read.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Section(BaseModel):
    """One section."""

    model_config = ConfigDict(extra="forbid", frozen=True)
