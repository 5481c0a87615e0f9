"""Words that trust is asked about."""

from __future__ import annotations

import pytest

from toolkit.measure.regard.words import GOOD_FAITH, SHAMING, language_of, measured, reading_ease

FRENCH = "Vous pouvez lire les messages de la place, et si vous le voulez, y répondre dans le fil avec les autres. " * 2
ENGLISH = "You can read the messages of the place, and if you like to, answer them with the others in the feed. " * 2


@pytest.mark.parametrize(
    ("text", "language"), [(FRENCH, "fr"), (ENGLISH, "en"), (FRENCH + ENGLISH, ""), ("Bonjour le monde", "")]
)
def test_a_language_is_told_by_its_small_words(text, language):
    """Too few words, or as many of both, tell nothing."""
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Non merci, je préfère payer plus",
        "Non, je ne veux pas économiser",
        "No thanks, I don’t care",
        "I like paying full price",
    ],
)
def test_a_refusal_that_shames_is_noticed(text):
    """What one has to say of oneself in order to refuse."""
    assert SHAMING.search(text)


@pytest.mark.parametrize("text", ["Refuser", "Non merci", "No thanks", "J’aime", "Je m’inscris", "I agree", "Like"])
def test_a_plain_refusal_does_not_shame(text):
    """Nor do the usual buttons of a social platform."""
    assert not SHAMING.search(text)


@pytest.mark.parametrize("text", ["Je déclare de bonne foi", "in good faith", "accurate and complete"])
def test_good_faith_is_found_by_its_words(text):
    """In either language."""
    assert GOOD_FAITH.search(text)


def test_words_sentences_and_syllables_are_counted():
    """Five words, two sentences; the silent e counts for nothing."""
    assert measured("Le chat dort. Il rêve.") == (5, 2, 5)


def test_reading_ease_is_flesch_and_kandel_and_moles():
    """6 syllables in 6 words: 206.835 - 1.015 * 6 - 84.6; 5 words in 2 sentences: 207 - 1.015 * 2.5 - 73.6."""
    assert reading_ease("The cat sat on the mat.", "en") == pytest.approx(116.145)
    assert reading_ease("Le chat dort. Il rêve.", "fr") == pytest.approx(130.8625)
    assert reading_ease("…", "fr") is None
