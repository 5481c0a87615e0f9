import struct

import pytest

from toolkit.demo import picture_header

PNG = b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", 640, 480) + bytes(9)
# A comment, a fill byte and a quantisation table stand before the frame header.
JPEG = (
    b"\xff\xd8\xff\xfe\x00\x06note\xff\xff\xdb\x00\x04\x00\x00"
    + b"\xff\xc2\x00\x0b\x08"
    + struct.pack(">HH", 480, 640)
    + bytes(6)
)
LOSSY = b"RIFF\x00\x00\x00\x00WEBPVP8 \x00\x00\x00\x00\x00\x00\x00\x9d\x01\x2a" + struct.pack("<HH", 640, 480)
LOSSLESS = b"RIFF\x00\x00\x00\x00WEBPVP8L\x00\x00\x00\x00\x2f" + struct.pack("<I", 639 | 479 << 14)
EXTENDED = b"RIFF\x00\x00\x00\x00WEBPVP8X\x0a\x00\x00\x00\x00\x00\x00\x00" + b"\x7f\x02\x00" + b"\xdf\x01\x00"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (PNG, "image/png"),
        (JPEG, "image/jpeg"),
        (LOSSY, "image/webp"),
        (LOSSLESS, "image/webp"),
        (EXTENDED, "image/webp"),
    ],
    ids=["png", "jpeg", "lossy", "lossless", "extended"],
)
def test_kind_and_size_are_read_from_the_bytes(content, media_type):
    """
    Pages give the size so that nothing moves when the picture comes.
    """
    assert picture_header.read(content) == (media_type, 640, 480)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"GIF89a",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        b"\x89PNG\r\n\x1a\n" + bytes(30),
        b"\xff\xd8\xff\xd9 no frame at all",
        b"RIFF\x00\x00\x00\x00WEBPXXXX" + bytes(20),
        b"RIFF\x00\x00\x00\x00WEBPVP8L\x00\x00\x00\x00\x00" + bytes(20),
        LOSSY.replace(b"\x9d", b"\x00"),
    ],
)
def test_what_is_no_picture_has_no_header(content):
    """
    A name and a declared type are what the sender says; a page served as a picture would run in a reader's browser.
    """
    assert picture_header.read(content) is None


@pytest.mark.parametrize("content", [PNG, JPEG, LOSSY, LOSSLESS, EXTENDED])
def test_a_picture_cut_off_anywhere_in_its_header_is_refused(content):
    """
    Uploads break off, and attackers cut on purpose: neither may become a crash.
    """
    whole = {PNG: 24, JPEG: 26, LOSSY: 30, LOSSLESS: 25, EXTENDED: 30}[content]
    read = [picture_header.read(content[:n]) for n in range(whole)]

    assert set(read) == {None}


def test_a_picture_without_extent_is_refused():
    """
    Its proportions would divide by zero.
    """
    assert picture_header.read(PNG[:16] + bytes(8) + PNG[24:]) is None
