"""
Pictures of the run folder, carried inside the report so that one file is all there is to send.
"""

from __future__ import annotations

import base64
import functools
import io
import struct
from dataclasses import dataclass
from pathlib import Path

from toolkit.report.hostile import relative_path

BUDGET_BYTES = 2_200_000  # about 3 MB once written as text
QUALITY = 60  # of WebP: a page of 400 px weighs 5 kB


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture: where it is, and its size in pixels."""

    source: str
    width: int
    height: int


class Album:
    """
    Hands out pictures until the report is as heavy as it may be.

    Args:
        folder: The run folder that records' paths start from.
        budget_bytes: How much all pictures together may weigh.

    Attributes:
        left_out: Pictures that exist and no longer fitted, in the order in which they were asked for.
        missing: Pictures that records name and the folder does not hold, or that are no pictures.
    """

    def __init__(self, folder: Path, budget_bytes: int = BUDGET_BYTES) -> None:
        self._folder = folder
        self._left = budget_bytes
        self.left_out: list[str] = []
        self.missing: list[str] = []

    def take(self, path: str | None, *, most_px: int | None = None) -> Picture | None:
        """
        The picture that a record names; None if there is none, or no room for it.

        Args:
            path: Relative to the run folder.
            most_px: How wide it is shown at most: wider ones are made smaller.
        """
        if not path:
            return None
        content = self._read(path)
        if most_px is not None:
            content = _at_most(content, most_px)
        kind = _kind(content)
        if kind is None:
            self.missing.append(path)
            return None
        if len(content) > self._left:
            self.left_out.append(path)
            return None
        self._left -= len(content)
        text = base64.b64encode(content).decode("ascii")
        return Picture(source=f"data:image/{kind[0]};base64,{text}", width=kind[1], height=kind[2])

    def _read(self, path: str) -> bytes:
        if relative_path(path) is None:
            return b""
        try:
            whole = (self._folder / path).resolve()
            return whole.read_bytes() if whole.is_relative_to(self._folder.resolve()) else b""
        except OSError:
            return b""


@functools.lru_cache(maxsize=256)  # the report in the other language asks for the same again
def _at_most(content: bytes, width: int) -> bytes:
    """The same picture, no wider than this; what cannot be read through is no picture."""
    from PIL import Image

    found = _kind(content)
    if found is None or found[1] <= width:
        return content
    smaller = io.BytesIO()
    try:
        with Image.open(io.BytesIO(content)) as picture:
            size = (width, max(1, round(picture.height * width / picture.width)))
            picture.convert("RGB").resize(size, reducing_gap=2.0).save(smaller, "WEBP", quality=QUALITY)
    except (OSError, ValueError, Image.DecompressionBombError):
        return b""
    return smaller.getvalue()


def _kind(content: bytes) -> tuple[str, int, int] | None:
    """Type, width and height as the file's own first bytes say; None if it is no picture that we know."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            return ("png", *struct.unpack(">II", content[16:24]))
        if content.startswith(b"\xff\xd8"):
            return ("jpeg", *_jpeg_size(content))
        if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            return ("webp", *_webp_size(content))
    except (struct.error, IndexError, ValueError):
        return None
    return None


def _jpeg_size(content: bytes) -> tuple[int, int]:
    position = 2
    while True:
        marker, length = struct.unpack(">xBH", content[position : position + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[position + 5 : position + 9])
            return width, height
        position += 2 + length


def _webp_size(content: bytes) -> tuple[int, int]:
    kind = content[12:16]
    if kind == b"VP8 ":
        width, height = struct.unpack("<HH", content[26:30])
        return width & 0x3FFF, height & 0x3FFF
    if kind == b"VP8L":
        bits = struct.unpack("<I", content[21:25])[0]
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if kind == b"VP8X":
        return (
            int.from_bytes(content[24:27], "little") + 1,
            int.from_bytes(content[27:30], "little") + 1,
        )
    raise ValueError(kind)
