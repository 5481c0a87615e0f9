"""
Every design decision of the model, with its default and the value used: none may pass for a standard.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from toolkit.records import Parameter
from toolkit.score.criteria import Model, shipped

OBSERVED = "observed"  # the estimate of a share that is no decision
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
    """All decisions in the order of `criteria.toml`, by dotted name."""
    estimated = {name for every in (shipped(), model) for name, c in every.criteria.items() if c.estimate != OBSERVED}
    defaults, used = _values(shipped(), estimated), _values(model, estimated)
    return tuple(
        Parameter(name=name, default=defaults.get(name, ("", ""))[0], used=value, source=source)
        for name, (value, source) in used.items()
    )


def _values(model: Model, estimated: set[str]) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for name, dimension in model.dimensions.items():
        found[f"dimensions.{name}.weight"] = f"{dimension.weight:g}", dimension.reference
    for name, criterion in model.criteria.items():
        found[f"criteria.{name}.weight"] = f"{criterion.weight:g}", criterion.reference
        if name in estimated:
            found[f"criteria.{name}.estimate"] = criterion.estimate, "Brown, Cai & DasGupta 2001"
        if criterion.decision:
            found[f"criteria.{name}.curve"] = str(criterion.curve), criterion.reference
    data = model.model_dump(mode="json")
    for section in SECTIONS:
        found |= {key: (value, "") for key, value in _flat(section, data[section])}
    return found


def _flat(name: str, value: Any) -> Iterator[tuple[str, str]]:  # Any: JSON values of the model
    if isinstance(value, Mapping):
        for key, inner in value.items():
            yield from _flat(f"{name}.{key}", inner)
    elif isinstance(value, (list, tuple)):
        yield name, ", ".join(map(str, value))
    else:
        yield name, f"{value:g}" if isinstance(value, float) else str(value)
