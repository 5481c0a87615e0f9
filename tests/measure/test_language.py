"""French or English: whole catalogues of the embedded platform, and single words."""

import pytest

from toolkit.demo import i18n
from toolkit.measure.language import LANGUAGES, foreign, vocabulary


@pytest.mark.parametrize(("own", "other"), [("fr", "en"), ("en", "fr")])
def test_a_whole_interface_is_in_its_language(own, other):
    """
    No false alarm in some four hundred texts; seen from the other side, nearly half of them are foreign.
    """
    texts = [str(text) for text in i18n.catalogue(own).values()]

    assert len(texts) > 300
    assert foreign(texts, own) == []
    assert len(foreign(texts, other)) > len(texts) / 3


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Read the code of conduct", True),
        ("Newest first", True),
        ("Search", True),
        ("Help us", False),
        ("Chercher", False),
        ("Message", False),
        ("Jane Will", False),
        ("Le groupe The Police est de retour", False),
        ("", False),
        ("911", False),
    ],
)
def test_a_few_words_suffice_and_a_name_is_none(text, wrong):
    """
    On a French page.
    """
    assert foreign([text], "fr") == ([text] if wrong else [])


def test_no_word_is_in_both_languages():
    """
    It would tell nothing.
    """
    assert frozenset.intersection(*(vocabulary(language) for language in LANGUAGES)) == frozenset()
