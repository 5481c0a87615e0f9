"""
The automatic ergonomic checks: which fact of a state passes, and to which criterion of Bastien and Scapin it belongs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

import pandas as pd

from toolkit.score.criteria import Model


class Check(NamedTuple):
    """
    One check over facts of a state.

    Attributes:
        criterion: Of Bastien and Scapin.
        fact: The observation that decides.
        applies: The observation that must be above 0 for the check to apply; "" where the fact's being there suffices.
        passes: Whether a value passes, given the model.
    """

    criterion: str
    fact: str
    applies: str
    passes: Callable[[float, Model], bool]


def _none(value: float, _model: Model) -> bool:
    return value == 0


CHECKS = (
    Check("1.1", "placeholder_labels", "fields", _none),
    Check("1.2.1", "loose_radios", "radio_groups", _none),
    Check("1.2.1", "heading_skips", "headings", _none),
    Check("1.4", "text_size", "", lambda value, model: value >= model.limits.text_px),
    Check("1.4", "line_length", "", lambda value, model: value <= model.limits.line_characters),
    Check("2.1.1", "form_fields", "", lambda value, model: value <= model.limits.form_fields),
    Check("2.1.2", "untold_credentials", "credential_fields", _none),
    Check("3.2", "self_playing", "media", _none),
    Check("4.1", "zoom_blocked", "", _none),
    Check("7", "nameless_controls", "icon_controls", _none),
    Check("8", "foreign_texts", "interface_texts", _none),
)
ANSWER = "first_answer"  # the twelfth, criterion 1.3: of steps, not of states


class Checked(NamedTuple):
    """How often a check applied, and passed."""

    criterion: str
    fact: str
    passed: int
    n: int


def checked(*, observations: pd.DataFrame, model: Model) -> Iterator[Checked]:
    """
    Every check that applied somewhere, in the order of the criteria.

    Args:
        observations: One row per observation with `state`, `step`, `timed`.
        model: Limits.
    """
    facts = by_state(observations)
    done = [_check(check, facts, model) for check in CHECKS]
    done.append(_answers(observations, model))
    yield from sorted((one for one in done if one.n), key=lambda one: [int(part) for part in one.criterion.split(".")])


def by_state(observations: pd.DataFrame) -> pd.DataFrame:
    """One row per state, one column per fact; of several sightings of a state the last holds."""
    names = {name for check in CHECKS for name in (check.fact, check.applies) if name}
    mine = observations[observations["name"].isin(names) & observations["state"].notna()]
    last = mine.drop_duplicates(["state", "name"], keep="last")
    return last.pivot_table(index="state", columns="name", values="value", aggfunc="last").reindex(
        columns=sorted(names)
    )


def _check(check: Check, facts: pd.DataFrame, model: Model) -> Checked:
    applicable = facts[check.fact].notna()
    if check.applies:
        applicable &= facts[check.applies].fillna(0) > 0
    values = facts.loc[applicable, check.fact]
    return Checked(check.criterion, check.fact, sum(check.passes(float(v), model) for v in values), len(values))


def _answers(observations: pd.DataFrame, model: Model) -> Checked:
    """Steps in which the median of first answers comes within a second."""
    mine = observations[(observations["name"] == ANSWER) & observations["timed"]]
    medians = mine.groupby(["journey", "step"])["value"].median()
    return Checked("1.3", ANSWER, int((medians <= model.limits.slow_answer_ms).sum()), len(medians))
