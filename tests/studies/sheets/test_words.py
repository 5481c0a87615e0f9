"""Both languages of the sheets say the same, in the typography of each."""

import re
import string
from importlib import resources

import pytest

from toolkit.studies.sheets.words import LANGUAGES, THIN, load, typo, words


def leaves(value, path=""):
    """Every sentence of a catalogue with its place; lists count their places."""
    if isinstance(value, str):
        yield path, value
        return
    pairs = enumerate(value) if isinstance(value, list) else value.items()
    for name, one in pairs:
        yield from leaves(one, f"{path}/{name}")


def fields(text):
    """The values that a sentence takes."""
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_both_languages_have_the_same_keys_and_values():
    """
    A sentence in one language only is a hole in the other.
    """
    french, english = (dict(leaves(load(language))) for language in ("fr", "en"))

    assert set(french) == set(english)
    assert [key for key in english if fields(english[key]) != fields(french[key]) and "/one" not in key] == []


def test_french_signs_never_slip_to_the_next_line():
    """
    Every `; : ! ?` and both guillemets keep a narrow no-break space.
    """
    shown = dict(leaves(words("fr").table()))

    assert [key for key, text in shown.items() if re.search(r" [;:!?»]|« |(?<=\w)[;!?](?=\s|$)", text)] == []
    assert typo("C'est « fait » : oui !", "fr") == f"C’est «{THIN}fait{THIN}»{THIN}: oui{THIN}!"
    assert typo("It's done : yes !", "en") == "It’s done : yes !"


@pytest.mark.parametrize("language", LANGUAGES)
def test_scripts_ask_for_sentences_that_exist_and_no_sentence_is_dead(language):
    """
    A key that is missing stops the script in front of a participant.
    """
    folder = resources.files("toolkit.studies.sheets").joinpath("js")
    code = "\n".join(one.read_text(encoding="utf-8") for one in folder.iterdir())
    known = set(load(language)["script"])
    counted = {"answered", "looked", "tried"}
    quoted = set(re.findall(r'"(\w+)"', code))

    assert set(re.findall(r'say\("(\w+)"', code)) <= known
    assert known - quoted - counted == set()
