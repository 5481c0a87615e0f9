"""
The Universal Scalability Law: throughput as load grows, held back by queues and by agreement among workers.
"""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from toolkit.score.statistics.estimates import sample

LEAST_LOADS = 6  # three parameters, and as many points to contradict them


class Scalability(NamedTuple):
    """
    A fitted law, X(N) = γN / (1 + α(N-1) + βN(N-1)).

    Attributes:
        alpha: Contention: the share of work that waits in a queue.
        beta: Coherency: what it costs to agree with each other.
        gamma: Throughput of one.
    """

    alpha: float
    beta: float
    gamma: float

    def throughput(self, load: npt.ArrayLike) -> np.ndarray:
        """Throughput at a load of 1 or more; array of its shape."""
        n = np.asarray(load, dtype=float)
        return np.asarray(self.gamma * n / (1 + self.alpha * (n - 1) + self.beta * n * (n - 1)))

    @property
    def peak_load(self) -> float | None:
        """Load of the highest throughput, √((1-α)/β) and at least 1; None where throughput never falls."""
        if self.alpha >= 1:
            return 1.0
        return max(1.0, math.sqrt((1 - self.alpha) / self.beta)) if self.beta else None

    @property
    def peak_throughput(self) -> float | None:
        """The highest throughput; None where there is no end to it, or only the limit."""
        return None if self.peak_load is None else float(self.throughput(self.peak_load))

    @property
    def limit(self) -> float | None:
        """Throughput that queues alone would allow, γ/α; None where there are none."""
        return self.gamma / self.alpha if self.alpha else None

    @property
    def best_load(self) -> float | None:
        """Where growing linearly from one would reach the limit, 1/α: more load only waits. None without queues."""
        return 1 / self.alpha if self.alpha else None

    @property
    def best_throughput(self) -> float | None:
        """Throughput at the best load; None without queues."""
        return None if self.best_load is None else float(self.throughput(self.best_load))


def fit_scalability(load: npt.ArrayLike, throughput: npt.ArrayLike) -> Scalability:
    """
    The law through measured throughputs, by least squares with no parameter below 0.

    Trust what it says of loads beyond the measured ones only if these reach past the bend.

    Args:
        load: Members, threads or nodes of each measurement, 1 or more.
        throughput: What was measured, above 0.

    Raises:
        ValueError: Fewer than six different loads, other values, or rows of different length.

    Source: Gunther 2007, Guerrilla Capacity Planning, ch. 4–5.
    """
    n, x = sample(load), sample(throughput)
    if len(n) != len(x) or n.min() < 1 or x.min() <= 0:
        raise ValueError("every load is 1 or more and has a throughput above 0")
    if len(np.unique(n)) < LEAST_LOADS:
        raise ValueError(f"{len(np.unique(n))} different loads: the law needs {LEAST_LOADS} or more")
    from scipy.optimize import least_squares, nnls

    def residuals(parameters: np.ndarray) -> np.ndarray:
        return np.asarray(Scalability(*parameters).throughput(n) - x)

    # N/X is linear in 1/γ, α/γ and β/γ: its solution is where the search starts.
    start, _ = nnls(np.column_stack([np.ones_like(n), n - 1, n * (n - 1)]), n / x)
    # Where throughput only falls, the line may leave nothing for γ: then it starts at the fewest seconds seen.
    start = np.array([start[1], start[2], 1.0]) / max(start[0], 1e-3 * float((n / x).min()))
    # "dogbox" stays on a bound exactly, so that a β of 0 is 0.
    fit = least_squares(residuals, start, bounds=(0, np.inf), method="dogbox", x_scale="jac", xtol=1e-14, ftol=1e-14)
    return Scalability(*map(float, fit.x))
