"""Words that stand for something."""

import re

import pytest

from toolkit.measure.authoring.known import Known, by_length, parameters, phrase, returns, samples

WORDS = by_length([Known("alice", "member.account.login"), Known("A message", "text"), Known("", "nothing")])


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("alice", "member.account.login"),
        ("A message", "text"),
        ("Reply to A message", 'f"Reply to {text}"'),
        ("malice", None),
        ("", None),
        ('{alice} says "A message"', 'f"{{{member.account.login}}} says \\"{text}\\""'),
    ],
)
def test_known_words_are_said_by_their_expression(text, said):
    """
    Whole, or inside another text; never inside another word.
    """
    assert phrase(text, WORDS) == said


def test_inside_a_pattern_words_are_escaped():
    """
    A message with a question mark must not become part of the pattern.
    """
    said = phrase("^A message$", WORDS, pattern=True)

    assert re.fullmatch(eval(said, {"re": re, "text": "A message"}), "A message")
    assert not re.fullmatch(eval(said, {"re": re, "text": "Why?"}), "Wh")


def test_a_verb_tells_its_parameters_and_its_answer():
    """
    They are read from the protocol, so that a new verb needs no list.
    """
    assert parameters("reply") == {"post": "Post", "text": "str"}
    assert returns("reply") == "Post"


def test_an_answer_has_other_words_than_the_message_it_answers():
    """
    Else nobody could tell which of the two is meant.
    """
    words = samples("reply", {})

    assert words.keys() == {"post.text", "text"}
    assert words["text"] != words["post.text"]


def test_words_of_ones_own_win():
    """
    A platform may have a message that one would rather use.
    """
    assert samples("sees", {"post.text": "Hello"}) == {"post.text": "Hello"}
