"""What a picture says of itself in its first bytes: kind and size, read without decoding it."""

from __future__ import annotations

import struct
from typing import NamedTuple

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
# Frame headers of JPEG: SOF0 to SOF15 but for DHT (C4), JPG (C8) and DAC (CC).
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# Markers that stand alone: TEM and RST0 to RST7.
_BARE = frozenset({0x01, *range(0xD0, 0xD8)})


class Header(NamedTuple):
    """A picture's media type and its size in pixels."""

    media_type: str
    width: int
    height: int


def read(content: bytes) -> Header | None:
    """The header of a PNG, JPEG or WebP file; None when the bytes are none of them, whatever their name says."""
    try:
        found = _png(content) or _jpeg(content) or _webp(content)
    except (struct.error, IndexError):  # cut off within its header
        return None
    return found if found and found.width > 0 and found.height > 0 else None


def _png(content: bytes) -> Header | None:
    if not content.startswith(PNG_SIGNATURE) or content[12:16] != b"IHDR":
        return None
    width, height = struct.unpack_from(">II", content, 16)
    return Header("image/png", width, height)


def _jpeg(content: bytes) -> Header | None:
    """Walks from marker to marker up to the frame header, which holds the size."""
    if not content.startswith(b"\xff\xd8\xff"):
        return None
    at = 2
    while content[at] == 0xFF:
        marker = content[at + 1]
        if marker in _FRAMES:
            height, width = struct.unpack_from(">HH", content, at + 5)
            return Header("image/jpeg", width, height)
        if marker == 0xFF or marker in _BARE:
            at += 1 if marker == 0xFF else 2
        else:
            at += 2 + struct.unpack_from(">H", content, at + 2)[0]
    return None


def _webp(content: bytes) -> Header | None:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return None
    sizes = {b"VP8 ": _lossy, b"VP8L": _lossless, b"VP8X": _extended}
    size = sizes.get(content[12:16])
    return Header("image/webp", *size(content)) if size else None


def _lossy(content: bytes) -> tuple[int, int]:
    """Behind the start code of a key frame: two numbers of 14 bits."""
    if content[23:26] != b"\x9d\x01\x2a":
        return 0, 0
    width, height = struct.unpack_from("<HH", content, 26)
    return width & 0x3FFF, height & 0x3FFF


def _lossless(content: bytes) -> tuple[int, int]:
    """Behind the signature byte: width and height less one, 14 bits each."""
    if content[20] != 0x2F:
        return 0, 0
    bits = struct.unpack_from("<I", content, 21)[0]
    return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1


def _extended(content: bytes) -> tuple[int, int]:
    """The canvas: width and height less one, 24 bits each."""
    width, height = (struct.unpack_from("<I", content, at)[0] >> 8 for at in (23, 26))
    return width + 1, height + 1
