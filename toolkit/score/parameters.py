"""
Every decision of the model, with its default and the value used: none may pass for a standard, and none may be changed
unseen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.records import Parameter
from toolkit.score.criteria import Model, shipped

OBSERVED = "observed"  # the estimate of a share that is no decision
OF_CRITERION = ("dimension", "weight", "estimate", "curve", "metric", "source", "unit", "better", "combine", "decision")
SECTIONS = (
    "bands",
    "journey_weights",
    "devices",
    "technical_index",
    "coverage",
    "caps",
    "cap_limits",
    "tiers",
    "people",
    "sensitivity",
    "comparison",
    "uncertainty",
    "limits",
)


def parameters(model: Model) -> tuple[Parameter, ...]:
    """Our decisions, and whatever differs from the shipped model, in the order of `criteria.toml`, by dotted name."""
    ours, changed = _decided(shipped()), dict(_values(model))
    defaults = dict(_values(shipped()))
    return tuple(
        Parameter(name=name, default=defaults.get(name, ("", ""))[0], used=value, source=source)
        for name, (value, source) in changed.items()
        if name in ours or not name.startswith("criteria.") or value != defaults.get(name, ("", ""))[0]
    )


def _decided(model: Model) -> set[str]:
    """What of each criterion is a decision: its weight, a curve without a norm, an estimate that is not plainly x/n."""
    every = {f"criteria.{name}.weight" for name in model.criteria}
    every |= {f"criteria.{name}.curve" for name, criterion in model.criteria.items() if criterion.decision}
    return every | {f"criteria.{name}.estimate" for name, c in model.criteria.items() if c.estimate != OBSERVED}


def _values(model: Model) -> Iterator[tuple[str, tuple[str, str]]]:
    """Every number and word of the model, by dotted name: its value and source."""
    for name, dimension in model.dimensions.items():
        yield f"dimensions.{name}.weight", (f"{dimension.weight:g}", dimension.reference)
    for name, criterion in model.criteria.items():
        for field in OF_CRITERION:
            value = getattr(criterion, field)
            said = f"{value:g}" if isinstance(value, float) else str(value)
            source = "Brown, Cai & DasGupta 2001" if field == "estimate" else criterion.reference
            yield f"criteria.{name}.{field}", (said, source)
    data = model.model_dump(mode="json")
    for section in SECTIONS:
        yield from ((key, (value, "")) for key, value in _flat(section, data[section]))


def _flat(name: str, value: Any) -> Iterator[tuple[str, str]]:  # Any: JSON values of the model
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{name}.{key}", inner)
    elif isinstance(value, (list, tuple)):
        yield name, ", ".join(map(str, value))
    else:
        yield name, f"{value:g}" if isinstance(value, float) else str(value)
