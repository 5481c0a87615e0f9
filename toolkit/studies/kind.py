"""
What a kind of file must be able to do, and finding all kinds.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from toolkit.studies.row import Row

PACKAGE = "toolkit.studies.kinds"
ITEM = "answers"  # the kind that has columns of questionnaires beside its own


class Kind(NamedTuple):
    """
    One kind of file.

    Attributes:
        columns: All of them, in the order of the template.
        needed: Those without which nothing can be read.
        read: The records of one row; what is wrong with it is told to the row.
        key: What a record is about: of two records about the same, the newer one holds.
        dated: Whether every row has a day.
        owns: Whether a column that is not among `columns` belongs here too.
    """

    columns: tuple[str, ...]
    needed: frozenset[str]
    read: Callable[[Row], Sequence[Any]]
    key: Callable[[Any], tuple[object, ...]]
    dated: bool = True
    owns: Callable[[str], bool] = lambda _column: False

    def knows(self, column: str) -> bool:
        """Whether a column belongs here."""
        return column in self.columns or self.owns(column)


@functools.cache
def kinds() -> dict[str, Kind]:
    """Every kind by its name, which is that of the records' file."""
    from toolkit.registry import scan

    return {stem: module.KIND for stem, module in scan(PACKAGE).items()}
