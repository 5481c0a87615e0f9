"""
When interviews or groups stop telling anything new.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterable, Sequence
from typing import NamedTuple


class Saturation(NamedTuple):
    """
    Thematic saturation of a row of interviews or groups.

    Attributes:
        base: Different codes in the base.
        ratios: New codes in each run, of those in the base; the first run follows the base, each next one starts one
            unit later.
        units: Units before the run that first told little enough; None where no run did.
        label: `6+2` for a run of two after six units; None where no run was reached.
    """

    base: int
    ratios: tuple[float, ...]
    units: int | None
    label: str | None


def new_codes(units: Iterable[Collection[Hashable]]) -> list[int]:
    """
    How many codes each unit adds to those before it.

    Args:
        units: Codes of each interview or group, in the order in which they were held.
    """
    known: set[Hashable] = set()
    added = []
    for codes in units:
        fresh = set(codes) - known
        known |= fresh
        added.append(len(fresh))
    return added


def saturation(added: Sequence[int], *, base: int = 4, run: int = 2, threshold: float = 0.05) -> Saturation:
    """
    Where new information falls to a threshold.

    Args:
        added: New codes of each interview or group, in order.
        base: How many units make the base: 4, 5 or 6.
        run: How many units make a run: 2 or 3.
        threshold: The ratio at or below which a run tells little enough: .05, or 0.

    Raises:
        ValueError: Counts below 0, no units in base or run, or a base without a code.

    Source: Guest, Namey & Chen 2020, PLOS ONE 15(5):e0232076.
    """
    if base < 1 or run < 1 or min(added, default=0) < 0:
        raise ValueError("base and run have a unit or more, and no unit adds fewer than 0 codes")
    known = sum(added[:base])
    if not known:
        raise ValueError(f"the first {base} units hold no code: there is nothing to compare new ones with")
    starts = range(base, len(added) - run + 1)
    ratios = tuple(sum(added[start : start + run]) / known for start in starts)
    units = next((start for start, ratio in zip(starts, ratios, strict=True) if ratio <= threshold), None)
    return Saturation(known, ratios, units, None if units is None else f"{units}+{run}")
