"""What the score card draws, in every state."""

from dataclasses import replace

import pytest

from tests.report import samples
from toolkit.records import Parameter
from toolkit.report import scale
from toolkit.report.scale import standing
from toolkit.report.words import words


def why(card):
    """The sentence under the number."""
    return words("en").say(standing(card).why)


def test_nobody_gets_a_grade_from_machines():
    """
    A robot is not a user.
    """
    place = standing(samples.machine_only())

    assert (place.letter, place.graded, place.number, place.cap) == ("–", False, 88.4, None)
    assert (place.estimate.low, place.estimate.high) == (84.1, 91.7)


@pytest.mark.parametrize("index", [44.0, 66.0])
def test_a_barrier_holds_the_index_down(index):
    """
    Whether the record's index is already capped or not, the reader sees both figures.
    """
    capped = samples.capped()
    place = standing(replace(capped, grade=replace(capped.grade, technical_index=index)))

    assert (place.number, place.estimate.value, place.cap.cap) == (44.0, 66.0, "K1")


def test_an_interval_that_the_cap_has_cut_is_not_drawn():
    """
    44 to 44 around 66 would be nonsense.
    """
    assert standing(samples.capped()).estimate.low is None


def test_an_inconclusive_run_has_no_number():
    """
    A number that cannot be believed is not printed small, it is not printed.
    """
    place = standing(samples.inconclusive())

    assert (place.letter, place.number, place.estimate) == ("?", None, None)
    assert "saturated" in why(samples.inconclusive())


def test_a_grade_says_what_is_demonstrated():
    """
    The lower end of the interval is what is known.
    """
    assert standing(samples.graded()).letter == "B"
    assert why(samples.graded()) == "At least 75.3 with 95% confidence: B is demonstrated."


def test_two_grades_are_both_said():
    """
    The point says B and the interval C: hiding either misleads.
    """
    good = samples.graded()
    card = replace(good, grade=replace(good.grade, letter="C", low=72.0, demonstrated="C"))

    assert why(card).startswith("C demonstrated, B observed")


def test_a_capped_grade_names_its_cap():
    """
    Otherwise 74 would look like a measurement.
    """
    assert standing(samples.graded_capped()).number == 74.0
    assert why(samples.graded_capped()) == "Grade capped at 74 by barrier K3."


def test_missing_evidence_that_caps_is_not_called_a_barrier():
    """
    Nobody is stopped by it.
    """
    good = samples.graded_capped()
    card = replace(good, caps=(replace(good.caps[0], cap="evidence"),))

    assert why(card) == "Grade capped at 74: the evidence does not carry more."


def test_a_cap_above_the_score_is_not_shown():
    """
    It did nothing.
    """
    good = samples.graded_capped()
    card = replace(good, grade=replace(good.grade, uncapped=70.0, score=70.0))

    assert standing(card).cap is None


def parameters(**limits):
    """A scorecard with these limits of the letters."""
    rows = tuple(Parameter(name=f"bands.{letter}", default="", used=used) for letter, used in limits.items())
    return replace(samples.machine_only(), parameters=rows)


def test_the_limits_of_the_letters_are_the_models():
    """
    Those that are not told are ours.
    """
    assert dict(scale.limits(parameters(B="70", A="95"))) == {"E": 0, "D": 45, "C": 60, "B": 70, "A": 95}


@pytest.mark.parametrize("limits", [{"B": "much"}, {"B": "nan"}, {"B": "95"}, {"A": "120"}])
def test_limits_that_make_no_scale_are_not_drawn(limits):
    """
    A file of one's own may be wrong; the scale stays readable.
    """
    assert scale.limits(parameters(**limits)) == scale.BANDS


@pytest.mark.parametrize(("score", "letter"), [(89.95, "A"), (89.94, "B"), (45.0, "D"), (0.0, "E")])
def test_a_letter_is_that_of_the_rounded_score(score, letter):
    """
    90.0 on the page and B beside it would be read as a mistake.
    """
    assert scale.letter(samples.machine_only(), score) == letter


def test_scores_of_the_baseline_are_known_by_what_they_are_of():
    """
    Nothing is drawn without a comparison.
    """
    assert scale.previous(samples.full()) == {"grade": 84.1, "d1": 73.9, "d6": 89.0}
    assert scale.previous(samples.graded()) == {}
