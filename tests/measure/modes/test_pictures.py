"""
_pictures: what became of a picture that was published without words
"""

from types import SimpleNamespace as Some

import pytest

from toolkit.measure.modes._pictures import Pictures, Wordless, named

FACE = {"own": False, "named": False}
FACES = Pictures(1, 1)


@pytest.mark.parametrize(
    ("seen", "usual", "expected"),
    [
        ([FACE], FACES, None),
        ([FACE, {"own": True, "named": False}], FACES, False),
        ([FACE, {"own": True, "named": True}], FACES, True),
        ([FACE, FACE], FACES, False),  # fetched, and served from another address
        ([FACE, {"own": False, "named": True}], FACES, True),
        ([FACE, FACE], Pictures(2, 1), False),  # handed in, as with every text of this journey
        ([FACE, FACE], None, None),
    ],
)
def test_what_stands_around_every_message_is_not_its_picture(seen, usual, expected):
    """
    The face of its author has no name for a good reason: it stands there, too.
    """
    assert named(seen, usual) is expected


@pytest.mark.parametrize(("wanted", "said"), [(True, ""), (False, "a boat")])
def test_words_are_left_out_where_that_is_asked_for(wanted, said):
    """
    Every other verb is the adapter's.
    """
    adapter = Some(publish_picture=lambda _member, _text, _picture, words: words, name="Tiny")
    platform = Wordless(adapter, lambda: wanted)

    assert platform.publish_picture(None, "", None, "a boat") == said
    assert platform.name == "Tiny"
