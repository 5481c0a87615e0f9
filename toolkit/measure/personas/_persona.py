"""
What a persona is: how a person uses the platform, as an input modality, context options and conditions.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from toolkit import registry


class Network(NamedTuple):
    """A network: latency of each request in ms, throughput in kilobits per second."""

    latency_ms: float
    down_kbps: float
    up_kbps: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Persona:
    """
    One way of using the platform.

    Attributes:
        id: The file's stem.
        hand: Input modality: the stem of a file of `toolkit.measure.hands`.
        width: Width of the window, CSS pixels.
        height: Height of the window, CSS pixels.
        context: Further options of Playwright's `new_context`.
        language: In which the platform is used; None for the suite's.
        cpu: How many times slower the processor is.
        network: How slow the network is; None for the machine's own.
        patience: How many times longer than others they wait for a step: slow is a duration, no failure.
    """

    id: str
    hand: str = "mouse"
    width: int = 1280
    height: int = 800
    context: dict[str, Any] = field(default_factory=dict)  # Any: Playwright's options
    language: str | None = None
    cpu: float = 1
    network: Network | None = None
    patience: float = 1

    @property
    def throttled(self) -> bool:
        """Whether anything is slower than this machine."""
        return self.cpu > 1 or self.network is not None


def load(name: str) -> Persona:
    """
    A persona by its id.

    Raises:
        UsageError: There is none of this name.
    """
    persona = registry.find("toolkit.measure.personas", name, word="persona").PERSONA
    assert isinstance(persona, Persona)
    return persona
