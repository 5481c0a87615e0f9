"""
Answers to a questionnaire as a checked table: one row per participant, one column per item, NaN where none was given.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt


def answers(values: npt.ArrayLike, *, low: int, high: int, items: int | None = None, whole: bool = True) -> np.ndarray:
    """
    Answers, after a look at their shape and range.

    Args:
        values: Shape (participants, items).
        low: The lowest answer that the scale allows.
        high: The highest.
        items: How many the questionnaire has; None where any number will do.
        whole: Whether only whole numbers can be ticked.

    Raises:
        ValueError: Another shape, or an answer that is not on the scale.
    """
    table = np.asarray(values, dtype=float)
    if table.ndim != 2 or 0 in table.shape or items not in (None, table.shape[1]):
        raise ValueError(f"answers of shape {table.shape}: a row per participant and {items or 'some'} columns")
    given = table[~np.isnan(table)]
    if ((given < low) | (given > high) | (whole & (given != np.round(given)))).any():
        raise ValueError(f"every answer is a {'whole ' if whole else ''}number from {low} to {high}, or missing")
    return table


def mean_of_given(table: np.ndarray) -> np.ndarray:
    """Mean of each row over what was answered; NaN for who answered nothing."""
    given = ~np.isnan(table)
    count = given.sum(axis=1)
    total = np.where(given, table, 0.0).sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)
