"""
Whether the focus goes round without ever leaving the page, as in a dialog that keeps it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from toolkit.measure.keyboard.sight import Sight


class Loop:
    """
    One place is remembered, and another one the longer the way gets: whoever comes back to it has gone round.

    Attributes:
        tried: Whether the way out was tried already.
    """

    def __init__(self) -> None:
        self.tried = False
        self.begin()

    def begin(self) -> None:
        """Start anew."""
        self._steps, self._limit, self._marked = 0, 1, False

    @property
    def due(self) -> int:
        """After so many more moves the place is to be marked."""
        return self._limit - self._steps

    def closed(self, seen: Sight) -> bool:
        """Whether this look closes a round."""
        if not seen.inside:
            self.begin()
            return False
        self._steps += seen.moves
        if not seen.moved:
            return False
        if self._marked and seen.again and self._steps > 0:
            return True
        self._steps += 1
        if seen.marked:
            self._marked, self._steps, self._limit = True, 0, self._limit * 2
        return False
