"""
The model as data: what is shipped holds together, what a user changes is checked.
"""

import pytest

from toolkit.errors import SettingsError
from toolkit.registry import scan
from toolkit.score.criteria import load_model, shipped
from toolkit.score.statistics.sus_scale import PERCENTILES
from toolkit.score.values import all_metrics


def own(tmp_path, text):
    path = tmp_path / "criteria.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_the_shipped_model_has_eight_dimensions_and_31_criteria():
    """
    The model is the published one, whole.
    """
    model = shipped()

    assert list(model.dimensions) == [f"d{n}" for n in range(1, 9)]
    assert len(model.criteria) == 31
    assert all(criterion.reference for criterion in model.criteria.values())


def test_every_metric_of_the_folder_counts_or_is_told_to_weigh_nothing():
    """
    A metric that no criterion names would be computed for nothing.
    """
    assert set(all_metrics()) - {c.metric for c in shipped().criteria.values()} == set(shipped().reported)


def test_every_metric_file_says_why_how_limits_and_source():
    """
    The reference of checks is made from these docstrings.
    """
    for package in ("toolkit.score.metrics", "toolkit.score.audits"):
        for stem, module in scan(package).items():
            for heading in ("Why:", "How:", "Limits:", "Source:"):
                assert heading in (module.__doc__ or ""), f"{package}.{stem} has no {heading}"


def test_no_file_means_the_shipped_model():
    """
    Most platforms never change it.
    """
    assert load_model(None) == shipped()


def test_a_file_of_ones_own_needs_only_what_differs(tmp_path):
    """
    A copy of 300 lines would go stale.
    """
    model = load_model(own(tmp_path, "[limits]\nslow_step_ms = 1000\n"))

    assert model.limits.slow_step_ms == 1000
    assert model.criteria == shipped().criteria


def test_a_curve_is_replaced_whole(tmp_path):
    """
    ln beside the shipped pl would be two curves.
    """
    model = load_model(own(tmp_path, "[criteria.c4]\ncurve = { ln = [1, 2] }\n"))

    assert str(model.criteria["c4"].curve) == "ln(1; 2)"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[limits]\nslow_step = 1\n", r"criteria.toml:2: unknown key 'limits.slow_step'; did you mean 'slow_step_ms'"),
        ("[criterai.e1]\nweight = 1\n", r"unknown key 'criterai'; did you mean 'criteria'"),
        ("[dimensions.d1]\nweight = 0.5\n", r"the weights of dimensions sum to 1.3, not to 1"),
        ("[criteria.e1]\nweight = 0.4\n", r"the weights of the criteria of d1 sum to 1.1, not to 1"),
        ("[criteria.e1]\nweight = 2\n", r"criteria.toml:2: criteria.e1.weight: .*less than or equal to 1"),
        ("[criteria.e1]\ncurve = { ln = [2, 1] }\n", "0 < good < poor"),
        ("[criteria.e1]\ncurve = { pl = [[1, 0], [0, 1]] }\n", "must ascend"),
        ("[criteria.e1]\ncurve = { pl = [[0, 0], [1, 1]], ln = [1, 2] }\n", "either"),
        ("[criteria.e1]\ncurve = { ln = [1, 2] }\n", "criteria.e1: higher is better, and its curve says otherwise"),
        ("[criteria.new]\nweight = 0\n", "no 'criteria.new.dimension'"),
        ("[bands]\nA = 60\n", "must descend"),
        ("[technical_index]\nx9 = 0.1\n", "neither a criterion nor a dimension"),
        ("[devices.tv]\nshare = 0.5\npersonas = []\n", "the shares of devices sum to 1.5"),
        ("not toml", "criteria.toml:1:"),
    ],
)
def test_a_file_that_does_not_add_up_is_refused(tmp_path, text, message):
    """
    A model that is wrong in silence makes every grade wrong.
    """
    with pytest.raises(SettingsError, match=message):
        load_model(own(tmp_path, text))


def test_a_file_that_is_not_there_is_named(tmp_path):
    """
    The message says which setting to look at.
    """
    with pytest.raises(SettingsError, match=r"nowhere.toml: cannot be read .*\[score\]"):
        load_model(tmp_path / "nowhere.toml")


@pytest.mark.parametrize(
    ("score", "letter"),
    [
        (100, "A"), (90, "A"), (89.95, "A"), (89.94, "B"),
        (75, "B"), (74.95, "B"), (74.94, "C"),
        (60, "C"), (59.95, "C"), (59.94, "D"),
        (45, "D"), (44.95, "D"), (44.94, "E"), (44, "E"), (0, "E"),
    ],
)  # fmt: skip
def test_bands_begin_at_their_limit_after_rounding(score, letter):
    """
    What reads 90.0 is an A; 89.9 is not.
    """
    assert shipped().band(score) == letter


def test_the_percentile_that_is_printed_is_the_one_that_is_scored():
    """
    The published curve of the SUS stands in the model and in the statistics.
    """
    assert shipped().criteria["s1"].curve.pl == tuple((float(value), float(score)) for value, score in PERCENTILES)
