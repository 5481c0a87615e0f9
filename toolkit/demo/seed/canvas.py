"""A small canvas of named colours, and its picture as PNG: the standard library draws the town's photographs."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable, Sequence

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
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 3, 0, 0, 0)
        colours = b"".join(bytes(colour) for colour in self._palette)
        pixels = zlib.compress(b"".join(b"\x00" + row for row in self._rows), 9)
        chunks = ((b"IHDR", header), (b"PLTE", colours), (b"IDAT", pixels), (b"IEND", b""))
        return b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(kind, content) for kind, content in chunks)


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
