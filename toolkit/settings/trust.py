"""
What `virage.toml` may say of trust: who may do what, and what is no tracker.
"""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Role = Literal["visitor", "member", "author", "moderator"]


class TrustSettings(BaseModel):
    """What is known of the platform that no page says."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    french: bool | None = Field(
        None, description="Whether a French version is required (K3); default: where members use it in French."
    )
    necessary: tuple[str, ...] = Field(
        (), description="Cookies and entries of the local storage that are needed for what was asked: no trackers."
    )
    own_sites: tuple[str, ...] = Field((), description="Other sites of the organisation itself, such as `example.org`.")

    def wants_french(self, language: str) -> bool:
        """Whether there has to be a French version."""
        return language == "fr" if self.french is None else self.french
