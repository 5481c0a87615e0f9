"""Pictures are carried inside the report, when they are pictures and when they fit."""

import base64

import pytest

from tests.report import samples
from toolkit.report.pictures import Album

# The smallest files of their kinds, made by their reference encoders: 1 by 1 and 2 by 3 pixels.
WEBP_LOSSY = base64.b64decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA")
WEBP_LOSSLESS = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")
JPEG_HEAD = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffc0000b080003000201011100")


def test_a_picture_is_carried_with_its_size(tmp_path):
    """
    Width and height keep the page from jumping while it is read.
    """
    samples.picture(tmp_path, width=20, height=10)

    taken = Album(tmp_path).take(samples.PICTURE)

    assert taken.source.startswith("data:image/png;base64,iVBOR")
    assert (taken.width, taken.height) == (20, 10)


@pytest.mark.parametrize(
    ("content", "kind", "size"),
    [(WEBP_LOSSY, "webp", (1, 1)), (WEBP_LOSSLESS, "webp", (1, 1)), (JPEG_HEAD, "jpeg", (2, 3))],
)
def test_the_kind_is_read_from_the_content(tmp_path, content, kind, size):
    """
    Chromium writes WebP, the other engines JPEG; a name promises nothing.
    """
    (tmp_path / "shot").write_bytes(content)

    taken = Album(tmp_path).take("shot")

    assert taken.source.startswith(f"data:image/{kind};")
    assert (taken.width, taken.height) == size


@pytest.mark.parametrize("content", [b"", b"<svg onload=alert(1)>", b"\xff\xd8\xff", b"RIFF....WEBPVP8 "])
def test_what_is_no_picture_is_left_out(tmp_path, content):
    """
    A file cut by a kill, or one that only pretends.
    """
    (tmp_path / "shot.png").write_bytes(content)
    album = Album(tmp_path)

    assert album.take("shot.png") is None
    assert album.missing == ["shot.png"]


def test_no_picture_is_taken_from_outside(tmp_path):
    """
    A record must not make the report carry away another file.
    """
    samples.picture(tmp_path)
    inner = tmp_path / "run"
    inner.mkdir()
    (inner / "link.png").symlink_to(tmp_path / samples.PICTURE)

    assert Album(inner).take(f"../{samples.PICTURE}") is None
    assert Album(inner).take("link.png") is None


def test_a_picture_that_is_shown_small_is_carried_small(tmp_path):
    """
    A hundred whole windows would fill the report; what is small already stays as it is.
    """
    wide, narrow = (samples.picture(tmp_path, f"{width}.png", width=width, height=200) for width in (800, 320))
    album = Album(tmp_path)

    taken, kept = album.take(wide, most_px=360), album.take(narrow, most_px=360)

    assert (taken.width, taken.height) == (360, 90)
    assert taken.source.startswith("data:image/webp;")
    assert kept == album.take(narrow)


def test_a_picture_cut_by_a_kill_is_missing_when_it_is_to_be_made_smaller(tmp_path):
    """
    Its head is whole, and says how large it would have been.
    """
    whole = (tmp_path / samples.picture(tmp_path, width=800, height=200)).read_bytes()
    (tmp_path / "cut.png").write_bytes(whole[: len(whole) // 2])
    album = Album(tmp_path)

    assert album.take("cut.png", most_px=360) is None
    assert album.missing == ["cut.png"]


def test_pictures_beyond_the_budget_are_counted(tmp_path):
    """
    A report of 40 MB cannot be mailed; one that hides what is missing cannot be trusted.
    """
    samples.picture(tmp_path)
    album = Album(tmp_path, budget_bytes=(tmp_path / samples.PICTURE).stat().st_size)

    assert album.take(samples.PICTURE) is not None
    assert album.take(samples.PICTURE) is None
    assert album.left_out == [samples.PICTURE]
