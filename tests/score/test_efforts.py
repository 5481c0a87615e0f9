"""
The effort model over evidence: whose acts, on which way, and what answered.
"""

import pytest

from toolkit.score.criteria import shipped
from toolkit.score.evidence import prepare
from toolkit.score.tables import read_tables

pytestmark = pytest.mark.whole


@pytest.fixture
def effort(new_run, settings):
    def of(write):
        run = new_run()
        write(run)
        return prepare(tables=read_tables(run.close()), model=shipped(), settings=settings).effort

    return of


def test_each_step_with_acts_has_its_operators_and_what_answered(effort):
    """
    A step lasts 300 ms here: the answer to its last act comes at its end, the first one's during a thought.
    """

    def write(run):
        opened, acted = run.attempt("publish")
        run.act(opened, "click", at_ms=100.0, box=(1000.0, 20.0, 120.0, 40.0))
        run.act(acted, "fill", keystrokes=16, widget="text", at_ms=50.0)
        run.act(acted, "click", position=1, widget="send", at_ms=60.0, box=(850.0, 582.0, 100.0, 36.0))

    rows = effort(write)

    assert rows[["journey", "step", "operators"]].values.tolist() == [
        ["publish", "open", "M P BB"],
        ["publish", "act", "M H 16K M H P BB R"],
    ]
    assert rows["user_s"].sum() == pytest.approx(11.5743, abs=5e-5)
    assert rows["system_s"].tolist() == pytest.approx([0.2, 0.25])


def test_a_field_that_had_no_focus_is_gone_to(effort):
    """
    What an older run does not know costs nothing.
    """

    def write(run):
        opened, acted = run.attempt("publish")
        run.act(opened, "fill", keystrokes=2, widget="name", focused=False)
        run.act(acted, "fill", keystrokes=2, widget="about")

    assert effort(write)["operators"].tolist() == ["M P BB H 2K", "M 2K R"]


def test_two_members_have_two_pairs_of_hands(effort):
    """
    Where one left the pointer is nothing to the other.
    """

    def write(run):
        opened, acted = run.attempt("publish")
        for step, member in ((opened, "alice"), (acted, "bob")):
            run.act(step, "fill", keystrokes=1, member=member)

    assert effort(write)["operators"].tolist() == ["M H K R", "M H K R"]


@pytest.mark.parametrize("hand", ["keyboard", "screen reader"])
def test_only_hands_that_somebody_has_measured_are_modelled(effort, hand):
    """
    There are no times for the others, and none is invented.
    """
    assert effort(lambda run: run.act(run.attempt("publish")[0], "click", hand=hand)).empty


def test_attempts_that_did_not_reach_the_goal_show_no_way(effort):
    """
    Half of a way costs less than all of it.
    """

    def write(run):
        run.act(run.attempt("publish", outcome="failed")[0], "click")

    assert effort(write).empty


def test_no_acts_are_no_rows(effort):
    """
    Runs of earlier versions have none.
    """
    rows = effort(lambda run: run.attempt("publish"))

    assert (len(rows), "user_s" in rows.columns) == (0, True)
