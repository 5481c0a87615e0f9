"""
Decisions of the model, printed with their defaults.
"""

import pytest

from toolkit.score.criteria import load_model, shipped
from toolkit.score.parameters import parameters


def test_every_decision_is_listed_with_its_source():
    """
    None of them may pass for a standard.
    """
    names = {one.name: one for one in parameters(shipped())}
    decided = {name for name, criterion in shipped().criteria.items() if criterion.decision}

    assert {f"criteria.{name}.curve" for name in decided} <= set(names)
    assert "criteria.lcp.curve" not in names
    assert names["criteria.f1.curve"].default == "ln(1; 2)"
    assert "Card, Moran" in names["criteria.f1.curve"].source
    assert {"caps.K1", "limits.slow_step_ms", "dimensions.d1.weight", "tiers.M.runs"} <= set(names)


def test_the_shipped_model_differs_in_nothing():
    """
    Default and used are the same words.
    """
    assert all(one.default == one.used for one in parameters(shipped()))


def test_what_was_changed_shows_both_values(tmp_path):
    """
    A grade under other rules says so.
    """
    path = tmp_path / "mine.toml"
    path.write_text("[criteria.e1]\ncurve = { pl = [[0, 0], [1, 100]] }\n", encoding="utf-8")
    changed = [one for one in parameters(load_model(path)) if one.default != one.used]

    assert [(one.name, one.used) for one in changed] == [("criteria.e1.curve", "pl (0, 0) (1, 100)")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("[criteria.lcp]\ncurve = { ln = [10000, 20000] }\n", "criteria.lcp.curve"),
        ("[criteria.e2]\ncurve = { pl = [[0, 95], [1, 100]] }\n", "criteria.e2.curve"),
        ("[criteria.e1]\ncombine = 'ratios'\n", "criteria.e1.combine"),
        ("[criteria.s1]\ndecision = false\n", "criteria.s1.decision"),
        ("[criteria.s2]\nmetric = 'sus'\n", "criteria.s2.metric"),
        ("[sensitivity]\nconcentration = 10\n", "sensitivity.concentration"),
    ],
)
def test_whatever_is_changed_is_shown_beside_its_default(tmp_path, text, name):
    """
    Also a curve that a norm gives, and how values are taken together; what was a decision is still listed.
    """
    path = tmp_path / "mine.toml"
    path.write_text(text, encoding="utf-8")
    found = {one.name: one for one in parameters(load_model(path))}

    assert [one for one in found if found[one].default != found[one].used] == [name]
    assert {one.name for one in parameters(shipped())} <= set(found)
