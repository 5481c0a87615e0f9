"""
What a persona is: how a person uses the platform, as context options and an input modality.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from toolkit import registry
from toolkit.errors import UsageError


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """
    One way of using the platform.

    Attributes:
        id: The file's stem.
        hand: Input modality: `mouse`.
        width: Width of the window, CSS pixels.
        height: Height of the window, CSS pixels.
        context: Further options of Playwright's `new_context`.
    """

    id: str
    hand: str = "mouse"
    width: int = 1280
    height: int = 800
    context: dict[str, Any] = field(default_factory=dict)  # Any: Playwright's options


def load(name: str) -> Persona:
    """
    A persona by its id.

    Raises:
        UsageError: There is none of this name; the message names the known ones.
    """
    known = registry.scan("toolkit.measure.personas")
    if name not in known:
        raise UsageError(f"persona {name!r}: unknown; known: {', '.join(known)}")
    persona = known[name].PERSONA
    assert isinstance(persona, Persona)
    return persona
