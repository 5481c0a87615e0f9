import io

import pytest
from PIL import Image

from toolkit.demo import pictures


def png(width=4, height=3, size=0):
    written = io.BytesIO()
    Image.new("1", (width, height)).save(written, "PNG")
    return written.getvalue().ljust(size, b"\x00")


def test_a_message_needs_no_picture():
    """
    The form of most messages.
    """
    assert pictures.accept(b"", "") == (None, {})


def test_a_picture_with_its_text_is_accepted():
    """
    With the size that pages give.
    """
    picture, faults = pictures.accept(png(), "The wharf at dawn")

    assert faults == {}
    assert (picture.photograph.width, picture.photograph.height, picture.alternative) == (4, 3, "The wharf at dawn")


@pytest.mark.parametrize(
    ("content", "alternative", "faults"),
    [
        (png(), "", {"alternative": "error.alternative"}),
        (png(), "x" * 301, {"alternative": "error.too_long"}),
        (b"", "A picture that was not sent", {"picture": "error.picture_missing"}),
        (b"plain text", "The wharf", {"picture": "error.picture_kind"}),
        (png(size=pictures.MAX_BYTES + 1), "The wharf", {"picture": "error.picture_large"}),
        (png(width=6_000, height=4_001), "The wharf", {"picture": "error.picture_large"}),
        (b"plain text", "", {"picture": "error.picture_kind", "alternative": "error.alternative"}),
    ],
)
def test_a_fault_is_told_at_its_field(content, alternative, faults):
    """
    A picture that some readers cannot have is not published before its text is there.
    """
    assert pictures.accept(content, alternative) == (None, faults)


def test_the_largest_picture_is_accepted():
    """
    The boundary itself is allowed.
    """
    picture, _ = pictures.accept(png(size=pictures.MAX_BYTES), "The wharf")

    assert picture is not None
