"""
The model behind the score, read from `criteria.toml`: what counts, how much, on which curve.
"""

from __future__ import annotations

import functools
import math
import tomllib
from collections.abc import Iterable, Mapping
from importlib import resources
from pathlib import Path
from typing import Annotated, Any, Literal

import numpy as np
from pydantic import Field, ValidationError, model_validator

from toolkit._toml import closest, line_of, parse
from toolkit.errors import SettingsError
from toolkit.records import Source, Weight
from toolkit.score import curves
from toolkit.score.limits import (
    CapLimits,
    ComparisonLimits,
    Coverage,
    Limits,
    PeopleLimits,
    Points,
    Section,
    SensitivityLimits,
    Share,
    Tiers,
    Uncertainty,
)


class Dimension(Section):
    """One of the eight dimensions."""

    weight: Share
    reference: str = ""


class Curve(Section):
    """How a value becomes a score: one of the two normalisers, with its points."""

    ln: tuple[float, float] | None = None
    pl: tuple[tuple[float, Points], ...] | None = Field(None, min_length=2)

    @model_validator(mode="after")
    def _one_of_two(self) -> Curve:
        if (self.ln is None) == (self.pl is None):
            raise ValueError("a curve is either { ln = [good, poor] } or { pl = [[value, score], ...] }")
        if self.ln and not 0 < self.ln[0] < self.ln[1]:
            raise ValueError("ln needs 0 < good < poor")
        if self.pl and any(a[0] >= b[0] for a, b in zip(self.pl, self.pl[1:], strict=False)):
            raise ValueError("the values of pl must ascend")
        return self

    @property
    def falls(self) -> bool:
        """Whether more is worse."""
        return self.pl is None or self.pl[0][1] > self.pl[-1][1]

    def __call__(self, values: np.ndarray) -> np.ndarray:
        """Scores, 0 to 100, of values of any shape."""
        if self.ln:
            return curves.ln(values, *self.ln)
        return curves.pl(values, self.pl or ())

    def __str__(self) -> str:
        if self.ln:
            return f"ln({self.ln[0]:g}; {self.ln[1]:g})"
        return "pl " + " ".join(f"({value:g}, {score:g})" for value, score in self.pl or ())


class Criterion(Section):
    """One metric that counts."""

    dimension: str
    weight: Share
    metric: str
    source: Source
    unit: str
    better: Literal["higher", "lower"]
    combine: Literal["values", "ratios", "scores"]
    estimate: Literal["observed", "jeffreys"] = "observed"
    curve: Curve
    reference: str = ""
    decision: bool = False


class Reported(Section):
    """One metric that is told and weighs nothing."""

    reference: str
    decision: bool = False


class Device(Section):
    """Personas that stand for one kind of device in timings."""

    share: Share
    personas: tuple[str, ...]


class Model(Section):
    """Everything that is a number of the model."""

    version: Literal[1]
    dimensions: dict[str, Dimension]
    criteria: dict[str, Criterion]
    reported: dict[str, Reported]
    bands: dict[str, Points]
    journey_weights: dict[Weight, Annotated[float, Field(gt=0)]]
    devices: dict[str, Device]
    technical_index: dict[str, Share]
    coverage: Coverage
    caps: dict[Literal["K1", "K2", "K3"], Points]
    cap_limits: CapLimits
    tiers: Tiers
    people: PeopleLimits
    uncertainty: Uncertainty
    sensitivity: SensitivityLimits
    comparison: ComparisonLimits
    limits: Limits

    @model_validator(mode="after")
    def _coherent(self) -> Model:
        _check_sum("the weights of dimensions", (d.weight for d in self.dimensions.values()))
        _check_sum("the shares of devices", (d.share for d in self.devices.values()))
        for name in self.dimensions:
            weights = [c.weight for c in self.criteria.values() if c.dimension == name]
            _check_sum(f"the weights of the criteria of {name}", weights)
        for name, criterion in self.criteria.items():
            if criterion.curve.falls != (criterion.better == "lower"):
                raise ValueError(f"criteria.{name}: {criterion.better} is better, and its curve says otherwise")
            if criterion.dimension not in self.dimensions:
                raise ValueError(f"criteria.{name}: dimension {criterion.dimension!r} is not in [dimensions]")
        for name in self.technical_index:
            if name not in self.dimensions and name not in self.criteria:
                raise ValueError(f"technical_index.{name}: neither a criterion nor a dimension")
        limits = list(self.bands.values())
        if limits != sorted(limits, reverse=True) or not limits or limits[-1] != 0:
            raise ValueError("bands: limits must descend from the best letter to one that begins at 0")
        return self

    def of(self, dimension: str) -> dict[str, Criterion]:
        """The criteria of one dimension, in order."""
        return {name: c for name, c in self.criteria.items() if c.dimension == dimension}

    def band(self, score: float) -> str:
        """The letter of a score, after rounding to one decimal, halves up: 89.95 reads 90.0 and is an A."""
        rounded = math.floor(score * 10 + 0.5) / 10
        return next(letter for letter, least in self.bands.items() if rounded >= least)


def _check_sum(what: str, weights: Iterable[float]) -> None:
    total = sum(weights)
    if not math.isclose(total, 1, abs_tol=1e-9):
        raise ValueError(f"{what} sum to {total:g}, not to 1")


@functools.cache
def shipped() -> Model:
    """The model as it comes with the toolkit."""
    return Model.model_validate(_shipped_data())


def load_model(path: Path | None) -> Model:
    """
    The model, with what a file of one's own changes in it.

    Args:
        path: A criteria.toml that holds what differs; None for the shipped model.

    Raises:
        SettingsError: The file cannot be read, has an unknown key, or does not add up; every fault with its line.
    """
    if path is None:
        return shipped()
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: cannot be read ({error}); see `criteria` in the section [score]") from error
    try:
        return Model.model_validate(_merged(_shipped_data(), parse(text, path)))
    except ValidationError as error:
        raise SettingsError("\n".join(_explain(fault, path, text) for fault in error.errors())) from error


def _shipped_data() -> dict[str, Any]:
    return tomllib.loads(resources.files("toolkit.score").joinpath("criteria.toml").read_text(encoding="utf-8"))


def _merged(base: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, Any]:
    merged = dict(base)
    for key, value in own.items():
        inner = merged.get(key)
        # A curve is replaced whole: half of one normaliser and half of another is neither.
        deep = isinstance(value, Mapping) and isinstance(inner, Mapping) and key != "curve"
        merged[key] = _merged(inner, value) if deep and isinstance(inner, Mapping) else value
    return merged


def _explain(fault: Any, path: Path, text: str) -> str:  # Any: pydantic's ErrorDetails
    keys = [str(part) for part in fault["loc"]]
    line = line_of(text, keys) if keys else None
    where = f"{path}:{line}" if line else str(path)
    if fault["type"] == "extra_forbidden":
        near = closest(keys[-1], _known(keys[:-1]))
        return f"{where}: unknown key {'.'.join(keys)!r}; " + (f"did you mean {near!r}?" if near else "remove it")
    if fault["type"] == "missing":
        return f"{where}: no {'.'.join(keys)!r}; a new criterion or section needs all its keys"
    reason = fault["msg"].removeprefix("Value error, ")
    return f"{where}: {'.'.join(keys) + ': ' if keys else ''}{reason}"


def _known(keys: list[str]) -> list[str]:
    place: Any = _shipped_data()  # Any: walks through nested tables
    for key in keys:
        place = place.get(key, {}) if isinstance(place, dict) else {}
    optional = ["decision", "estimate"] if keys[:1] == ["criteria"] else []
    return [*place, *optional] if isinstance(place, dict) else optional
