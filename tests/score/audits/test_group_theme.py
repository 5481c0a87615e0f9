"""
group_theme
"""

import pandas as pd
import pytest

from toolkit.score.audits.group_theme import group_theme
from toolkit.score.criteria import shipped
from toolkit.score.people.groups import listen

JOURNEYS = pd.DataFrame({"journey": ["publish", "share"], "critical": [True, False]})


@pytest.fixture
def found(human):
    def of(**fields):
        def write(study):
            for group in ("G1", "G2"):
                for coder in "XY":
                    study.said(group, "s1", "lost", coder, participant=group, **fields)
                    study.said(group, "s2", "praise", coder, severity=0)

        return group_theme(heard=listen(people=human(write), model=shipped()), journeys=JOURNEYS)

    return of


def test_a_theme_that_stands_is_a_finding_and_praise_is_none(found):
    """
    In two groups, with coders who agree: severity 3 is serious; severity 0 is no problem.
    """
    (one,) = found(journey="publish", criterion="1.1", severity=3)

    assert (one.rule, one.impact, one.severity, one.journeys, one.critical_path) == (
        "lost", "serious", 3, ("publish",), True,
    )  # fmt: skip
    assert (one.ergonomic, one.confirmed_by, one.params["groups"], one.params["n"]) == (("1.1",), ("group",), "2", "2")


def test_a_theme_without_severity_is_moderate(found):
    """
    And one without a journey is on no path.
    """
    (one,) = found()

    assert (one.impact, one.severity, one.journeys, one.critical_path) == ("moderate", None, (), False)
