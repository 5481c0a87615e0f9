import io
import struct
import zlib

import pytest
from PIL import Image

from toolkit.demo import photograph

ORIENTATION, MAKER, ROTATED = 0x0112, 0x010F, 6


def file(kind, *, size=(40, 30), **options):
    written = io.BytesIO()
    Image.new("RGB", size, (200, 0, 0)).save(written, kind, **options)
    return written.getvalue()


def noted():
    """What a camera writes into the picture."""
    exif = Image.Exif()
    exif[ORIENTATION], exif[MAKER] = ROTATED, "A telephone at home"
    return exif


@pytest.mark.parametrize(("kind", "media_type"), [("PNG", "image/png"), ("JPEG", "image/jpeg"), ("WEBP", "image/webp")])
def test_kind_and_size_are_read_from_the_bytes(kind, media_type):
    """
    Pages give the size so that nothing moves when the picture comes.
    """
    assert photograph.read(file(kind))[:3] == (media_type, 40, 30)


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_what_the_camera_noted_is_not_published(kind):
    """
    Place, time and telephone are nobody's business; how it was held shows in the pixels.
    """
    given = file(kind, exif=noted())
    shown = photograph.read(given)

    assert b"A telephone at home" in given
    assert b"A telephone at home" not in shown.content
    assert (shown.width, shown.height) == (30, 40)
    assert dict(Image.open(io.BytesIO(shown.content)).getexif()) == {}


def test_what_is_hidden_behind_a_picture_is_not_published():
    """
    A page behind the last byte of a picture would be served as well.
    """
    assert b"<script>" not in photograph.read(file("PNG") + b"<script>").content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        file("GIF"),
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x89PNG\r\n\x1a\n" + bytes(30),
        b"\xff\xd8\xff\xd9 no frame at all",
        b"RIFF\x00\x00\x00\x00WEBPXXXX" + bytes(20),
        file("PNG")[:16] + bytes(8) + file("PNG")[24:],
    ],
)
def test_what_is_no_picture_is_refused(content):
    """
    A name and a declared type are what the sender says; a page served as a picture would run in a reader's browser.
    """
    assert photograph.read(content) is None


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_picture_cut_off_anywhere_is_no_crash(kind):
    """
    Uploads break off, and attackers cut on purpose.
    """
    whole = file(kind)
    read = [photograph.read(whole[:n]) for n in range(len(whole))]

    assert set(read[: len(whole) // 2]) == {None}
    assert {(one.width, one.height) for one in read if one} <= {(40, 30)}


def test_a_picture_that_would_unfold_too_far_is_refused_before_it_does():
    """
    A few bytes may claim to be millions of pixels.
    """
    claim = struct.pack(">4sIIBBBBB", b"IHDR", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunks = struct.pack(">I", 13) + claim + struct.pack(">I", zlib.crc32(claim)) + struct.pack(">I4sI", 0, b"IDAT", 0)
    with pytest.raises(photograph.TooManyPixels):
        photograph.read(b"\x89PNG\r\n\x1a\n" + chunks)
