"""
The one reducer of attempts: a retry is a failed attempt, an outage is nobody's failure.
"""

from __future__ import annotations

import numpy as np
import pandas as pd

from toolkit.records import CALIBRATION, Outcome, Validity

KEY = ["journey", "engine", "persona", "attempt"]
CELL = ["journey", "engine", "persona"]


def reduce_attempts(*, attempts: pd.DataFrame) -> pd.DataFrame:
    """
    Attempts, each once, however often it was executed.

    Args:
        attempts: One row per execution: `journey`, `engine`, `persona`, `attempt`, `outcome`, `validity`.

    Returns:
        One row per (journey, engine, persona, attempt), sorted: `outcome` (failed when any valid execution failed,
        then passed, cantTell, inapplicable, untested), `valid` (some execution was), `executions`, `invalid`
        (executions that an outage spoiled).
    """
    valid = attempts["validity"] == Validity.VALID.value
    flags = {word.value: valid & (attempts["outcome"] == word.value) for word in Outcome}
    marked = attempts[KEY].assign(**flags, valid=valid, invalid=~valid, executions=1)
    grouped = marked.groupby(KEY, sort=True, observed=True)
    seen = grouped[[*flags, "valid"]].any()
    worst_first = (Outcome.FAILED, Outcome.PASSED, Outcome.CANT_TELL, Outcome.INAPPLICABLE)
    outcome = np.select(
        [seen[word.value].to_numpy(dtype=bool) for word in worst_first],
        [word.value for word in worst_first],
        default=Outcome.UNTESTED.value,
    )
    sums = grouped[["invalid", "executions"]].sum().astype("int64")
    return seen[["valid"]].assign(outcome=outcome, **sums).reset_index()


def tally(*, outcomes: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """
    Successes and trials.

    Args:
        outcomes: One row per attempt, as `reduce_attempts` gives them.
        by: Columns to group by.

    Returns:
        One row per group, sorted: `n` (attempts that passed or failed), `passed`, `invalid`, `inapplicable`.
    """
    outcome = outcomes["outcome"].to_numpy(dtype=object)
    passed = outcome == Outcome.PASSED.value
    flags = {
        "n": passed | (outcome == Outcome.FAILED.value),
        "passed": passed,
        "invalid": ~outcomes["valid"].to_numpy(dtype=bool),
        "inapplicable": outcome == Outcome.INAPPLICABLE.value,
    }
    group = outcomes.groupby(by, sort=True, observed=True).ngroup().to_numpy()
    _, first = np.unique(group, return_index=True)
    counts = {
        name: np.bincount(group, weights=flag, minlength=len(first)).astype("int64") for name, flag in flags.items()
    }
    return outcomes[by].iloc[first].reset_index(drop=True).assign(**counts)


def uncalibrated(health: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """Personas whose conditions were not what they claim to be, and which of these: their times are not believed."""
    off = health[health["name"].str.startswith(CALIBRATION) & ~health["healthy"].astype(bool)]
    told = {tuple(name.removeprefix(CALIBRATION).split(":", 1)) for name in off["name"]}
    return tuple(sorted((persona, what) for persona, what in told))
