"""A small canvas of numbered colours, and its picture as PNG: the town's photographs are drawn."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from itertools import chain

from PIL import Image

Colour = tuple[int, int, int]


class Canvas:
    """Rows of colour numbers, painted from the back to the front."""

    def __init__(self, width: int, height: int, palette: Sequence[Colour]) -> None:
        self.width = width
        self.height = height
        self._palette = palette
        self._rows = [bytearray(width) for _ in range(height)]

    def box(self, left: int, top: int, right: int, bottom: int, colour: int) -> None:
        """A rectangle, cut at the edges; `right` and `bottom` are outside of it."""
        left, right = max(0, left), min(self.width, right)
        if left < right:
            for row in self._rows[max(0, top) : max(0, bottom)]:
                row[left:right] = bytes([colour]) * (right - left)

    def disc(self, x: int, y: int, radius: int, colour: int) -> None:
        """A filled circle."""
        for dy in range(-radius, radius + 1):
            reach = int((radius * radius - dy * dy) ** 0.5)
            self.box(x - reach, y + dy, x + reach + 1, y + dy + 1, colour)

    def gable(self, left: int, right: int, base: int, height: int, colour: int) -> None:
        """A triangle that stands on `base`, such as a roof."""
        half = (right - left) // 2
        for up in range(height):
            inset = half * up // height
            self.box(left + inset, base - up - 1, right - inset, base - up, colour)

    def ground(self, top: Callable[[int], int], colour: int) -> None:
        """Everything below a line given as the height at each column."""
        for x in range(self.width):
            for row in self._rows[max(0, top(x)) :]:
                row[x] = colour

    def png(self) -> bytes:
        """The picture as a PNG file with a palette."""
        picture = Image.frombytes("P", (self.width, self.height), b"".join(self._rows))
        picture.putpalette(list(chain.from_iterable(self._palette)))
        written = io.BytesIO()
        picture.save(written, "PNG", optimize=True)
        return written.getvalue()
