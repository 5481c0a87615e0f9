"""What a member uploads as a picture, made safe to show: kind and size, upright, without what the camera noted."""

from __future__ import annotations

import io
import struct
from typing import NamedTuple

from PIL import Image, ImageOps

# A small file may unfold to more pixels than a phone can hold.
MAX_PIXELS = 24_000_000
MEDIA_TYPES = {"PNG": "image/png", "JPEG": "image/jpeg", "WEBP": "image/webp"}
# All that a damaged or forged file makes the decoder say.
UNREADABLE = (OSError, SyntaxError, ValueError, EOFError, struct.error)
UNFOLDS = (Image.DecompressionBombError, Image.DecompressionBombWarning)
KEPT = ("transparency", "icc_profile")


class Photograph(NamedTuple):
    """A picture's media type, its size in pixels and its bytes."""

    media_type: str
    width: int
    height: int
    content: bytes


class TooManyPixels(ValueError):
    """The picture would unfold to more than `MAX_PIXELS`."""


def read(content: bytes) -> Photograph | None:
    """
    The picture as it is published: decoded, turned as it was held, and written again with nothing but its pixels.

    Where somebody lives stands in the notes that telephones leave in a picture; what else stands in the bytes would
    be read by others' browsers.

    Returns:
        None when the bytes are no PNG, JPEG or WebP picture, whatever their name says.

    Raises:
        TooManyPixels: Told before anything is unfolded.
    """
    try:
        picture = Image.open(io.BytesIO(content), formats=list(MEDIA_TYPES))
    except UNFOLDS as error:
        raise TooManyPixels from error
    except UNREADABLE:
        return None
    if picture.width * picture.height > MAX_PIXELS:
        raise TooManyPixels
    kind = str(picture.format)
    try:
        upright = ImageOps.exif_transpose(picture)
        upright.info = {name: upright.info[name] for name in KEPT if name in upright.info}
        written = io.BytesIO()
        upright.save(written, kind)
    except UNREADABLE:
        return None
    return Photograph(MEDIA_TYPES[kind], upright.width, upright.height, written.getvalue())
