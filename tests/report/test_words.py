"""Messages with their parameters; what has no message is shown, never blank."""

import pytest

from toolkit.report.words import Sentence, say, words


def test_a_key_carries_its_parameters():
    """
    Records are written without knowing the reader's language.
    """
    text = "@reason.too_few_samples|n=8|needed=20"

    assert say(text, {}, "en") == "too few samples: 8, 20 are needed"
    assert say(text, {}, "fr") == "trop peu d’échantillons\u00a0: 8, il en faut 20"


def test_the_message_decides_the_shape_of_a_number():
    """
    A share is written by the machine as 0.97 and read by a person as 97 %.
    """
    assert "97%" in say("@reason.generator_saturated|cpu=0.97", {}, "en")
    assert "97\u00a0%" in say("@reason.generator_saturated|cpu=0.97", {}, "fr")


@pytest.mark.parametrize(
    ("n", "french", "english"), [(0, "Aucun", ""), (1, "1 endroit", "1 place"), (2, "2 endroits", "2 places")]
)
def test_the_number_chooses_between_one_and_several(n, french, english):
    """
    “1 places” reads like a machine that does not care.
    """
    expected = french if n else "0 endroit"

    assert say("@findings.places", {"n": n}, "fr") == expected
    assert say("@findings.places", {"n": n}, "en") == (english or "0 places")


def test_engine_text_is_shown_as_it_is():
    """
    A rule engine knows more rules than the catalogue.
    """
    assert say("Form elements must have labels", {}, "fr") == "Form elements must have labels"


def test_an_unknown_key_is_shown_between_brackets():
    """
    A blank would look as if there were nothing to say.
    """
    assert say("@no.such.key|n=1", {}, "en") == "⟦@no.such.key|n=1⟧"


def test_a_parameter_that_is_missing_is_shown_by_its_name():
    """
    Half a sentence would be read as a whole one.
    """
    assert say("@effect.lifts_cap", {}, "en") == "lifts barrier {cap}"


def test_a_journey_in_a_sentence_has_its_usual_name():
    """
    Records name journeys by the stem of their file.
    """
    assert say("@headline.barrier.k1_known", {"journey": "sign_in"}, "fr").startswith("Personne ne peut se connecter")


def test_a_name_that_starts_a_sentence_has_a_capital():
    """
    Names stand in the catalogue as they stand inside a sentence.
    """
    assert say("@lead.attempts", {"journey": "publish", "n": 0, "attempts": 3}, "fr").startswith("Publier")


def test_parameters_cannot_add_markup():
    """
    A step may be named by the platform.
    """
    shown = words("en").html("@lead.stopped", {"step": "<b>send</b>`"})

    assert shown == "The way stops at the step “<bdi>&lt;b&gt;send&lt;/b&gt;`</bdi>”."


def test_backticks_of_a_message_become_code():
    """
    Rules are shown in the type of programs; only the message's own backticks count.
    """
    shown = words("en").html("@audit.axe_violation.advice", {"rule": "a`b"})

    assert shown.startswith("the rule <code><bdi>a`b</bdi></code> finds")


def test_a_sentence_may_stand_in_a_sentence():
    """
    A barrier's line holds its condition, which has parameters of its own.
    """
    inner = Sentence("@cap.k1.error_rate_peak", {"value": "0.061"})

    assert say("@headline.barrier.line", {"cap": "K1", "condition": inner}, "en") == (
        "Barrier K1: 6.1% of requests fail at the declared peak"
    )


def test_a_reason_that_stands_alone_starts_with_a_capital():
    """
    Reasons are written to stand inside a sentence and also open one.
    """
    shown = say("@lead.reason", {"text": Sentence("@reason.unsupported")}, "en")

    assert shown == "The platform does not offer this, or the adapter does not express it yet."


@pytest.mark.parametrize(("value", "unit", "text"), [(0.9812, "1", "0.981"), (3, "1", "3"), (1240.0, "ms", "1.2 s")])
def test_a_measured_value_carries_its_unit(value, unit, text):
    """
    A number without a unit is no measurement.
    """
    assert words("en").value(value, unit).replace("\u00a0", " ") == text
