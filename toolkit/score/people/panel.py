"""
Evaluators drawn again: how far the inspection depends on who made it.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from toolkit.score.criteria import Model
from toolkit.score.people.inspection import Inspection, worth
from toolkit.score.sampling import Drawing
from toolkit.score.statistics.resampling import participant_weights


@dataclass(frozen=True, slots=True)
class Panel:
    """
    How evaluators (rows) rated the open, confirmed problems (columns) of criteria that have a value.

    What is confirmed stays so: the same evaluator drawn twice is not a second one, and those who saw a problem did.

    Attributes:
        ratings: Severity 0 to 4, NaN where there is none.
        severity: The mean of all ratings of each problem: what holds where nobody of a draw rated it.
        criterion: Number of each problem's criterion among those with a value.
        criteria: How many criteria have one.
        values: What the severities 0 to 4 are worth.
    """

    ratings: np.ndarray
    severity: np.ndarray
    criterion: np.ndarray
    criteria: int
    values: tuple[float, ...]

    @classmethod
    def of(cls, inspected: Inspection, model: Model) -> Panel:
        """The panel of an inspection; problems that are mended, or that nobody confirmed, are left out."""
        valued = [one.criterion for one in inspected.criteria if one.value is not None]
        open_ = [
            at
            for at, one in enumerate(inspected.problems)
            if one.confirmed and not one.fixed and one.criterion in valued
        ]
        problems = [inspected.problems[at] for at in open_]
        return cls(
            ratings=inspected.ratings[:, open_],
            severity=np.array([one.severity or 0.0 for one in problems]),
            criterion=np.array([valued.index(one.criterion) for one in problems], dtype=int),
            criteria=len(valued),
            values=tuple(model.people.severity_values),
        )

    def draw(self, drawing: Drawing, rng: np.random.Generator) -> np.ndarray:
        """The mean over criteria, of evaluators resampled with replacement."""
        weights = participant_weights(len(self.ratings), drawing.count, rng)
        rated = np.where(np.isnan(self.ratings), 0.0, self.ratings)
        given = weights @ (~np.isnan(self.ratings)).astype(float)
        severity = np.where(given > 0, (weights @ rated) / np.maximum(given, 1), self.severity)
        worst = np.zeros((drawing.count, self.criteria))
        for at, number in enumerate(self.criterion):
            worst[:, number] = np.maximum(worst[:, number], severity[:, at])
        return np.asarray(worth(worst, self.values).mean(axis=1))
