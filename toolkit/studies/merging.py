"""
New records into a study: of two about the same thing the newer one holds, and what is not told again stays.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from toolkit.studies.kind import kinds

Tables = dict[str, list[Any]]  # Any: records, by kind


class Counts(NamedTuple):
    """
    What became of one kind, in things told of: an attempt, a filled-in questionnaire, a finding.

    Attributes:
        kept: Those of the study that the files do not speak of.
    """

    new: int
    replaced: int
    same: int
    kept: int


def merged(known: Mapping[str, Sequence[Any]], found: Mapping[str, Sequence[Any]]) -> tuple[Tables, dict[str, Counts]]:
    """
    A study's records with new ones.

    Args:
        known: The study's, by kind.
        found: Those of the files, by kind.

    Returns:
        The kinds that the files hold, as they are now, and what became of each.
    """
    tables: Tables = {}
    counts: dict[str, Counts] = {}
    for name, records in found.items():
        before, after = _by_key(name, known.get(name, ())), _by_key(name, records)
        shared = [key for key in after if key in before]
        same = sum(before[key] == after[key] for key in shared)
        tables[name] = [record for group in {**before, **after}.values() for record in group]
        counts[name] = Counts(len(after) - len(shared), len(shared) - same, same, len(before) - len(shared))
    return tables, counts


def _by_key(name: str, records: Sequence[Any]) -> dict[tuple[object, ...], list[Any]]:
    key = kinds()[name].key
    grouped: dict[tuple[object, ...], list[Any]] = {}
    for record in records:
        grouped.setdefault(key(record), []).append(record)
    return grouped
