"""Runs are remembered whole, found by any of their names, and forgotten."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.history.cards import LCP, OPEN, card, run_id
from tests.report import samples
from toolkit.errors import UsageError
from toolkit.history.private import for_others
from toolkit.records import Place, RunState
from toolkit.records.people import Maturity, People, Quote, Statement, Theme


def ids(rows):
    return [row.run for row in rows]


def test_an_empty_history_answers_with_nothing(history):
    """Before the first run there is no database, and asking makes none."""
    assert (history.runs(), history.trend("grade"), history.series([run_id(1)])) == ([], [], {run_id(1): []})
    assert history.forget_run(run_id(1)) is False
    assert history.runs() == []


def test_what_goes_in_comes_out(history):
    """To the last digit: comparisons are made from what comes out."""
    given = card(1)

    history.add(given, [OPEN, LCP], label="main", commit="abc")

    assert history.scorecard(run_id(1)) == given
    assert history.series([run_id(1)]) == {run_id(1): [OPEN, LCP]}
    found = history.findings([run_id(1)])[run_id(1)]
    assert [one.fingerprint for one in found] == [one.fingerprint for one in given.findings]


def test_a_run_is_listed_with_all_that_tells_runs_apart(history):
    """A list answers most questions without opening a scorecard."""
    history.add(card(1, versions={"platform": "2.1", "axe-core": "4.12"}, defects=("d",)), [], "main", "abc")

    (row,) = history.runs()

    assert (row.run, row.label, row.commit, row.platform_version) == (run_id(1), "main", "abc", "2.1")
    assert (row.state, row.complete, row.gate, row.findings) == ("complete", True, "failed", 5)
    assert (row.technical_index, row.letter, row.caps, row.defects) == (88.4, None, ("K1",), ("d",))
    assert row.versions == {"platform": "2.1", "axe-core": "4.12"}


@pytest.mark.parametrize("make", samples.ALL.values(), ids=samples.ALL)
def test_every_state_of_a_run_can_be_remembered(history, make):
    """Graded or not, interrupted, inconclusive; without what only the run folder's readers may see."""
    given = make()

    history.add(given, [])

    assert history.scorecard(given.run.run) == for_others(given)


def test_adding_a_run_again_replaces_it_whole(history):
    """Nothing of the earlier scoring stays: neither its findings nor its series."""
    first = history.add(card(1), [OPEN, LCP], "main", "abc")

    again = history.add(replace(card(1, technical_index=50.0), findings=()), [LCP], "other", "")

    assert (first, again) == (False, True)
    assert [(row.label, row.technical_index, row.findings) for row in history.runs()] == [("other", 50.0, 0)]
    assert history.series([run_id(1)]) == {run_id(1): [LCP]}
    assert history.findings([run_id(1)]) == {run_id(1): []}
    assert [point.value for point in history.trend("technical_index")] == [50.0]


def test_a_run_that_cannot_be_written_leaves_the_earlier_one(history):
    """Whole or not at all: a failure midway must not lose what was there."""
    history.add(card(1), [OPEN])

    with pytest.raises(ValueError, match="JSON compliant"):
        history.add(card(1, technical_index=1.0), [replace(OPEN, values=(float("nan"),))])

    assert history.runs()[0].technical_index == 88.4
    assert history.series([run_id(1)]) == {run_id(1): [OPEN]}


def test_runs_come_in_the_order_in_which_they_began_and_a_limit_keeps_the_newest(history):
    """Newest last, as in a log."""
    for number in (2, 3, 1):
        history.add(card(number), [])

    assert ids(history.runs()) == [run_id(1), run_id(2), run_id(3)]
    assert ids(history.runs(limit=2)) == [run_id(2), run_id(3)]


def test_runs_can_be_chosen(history):
    """A baseline is made of complete runs of one label on one platform, without the candidate."""
    history.add(card(1), [], "main")
    history.add(card(2), [], "main")
    history.add(card(3, platform="FlaskBB"), [], "main")
    history.add(replace(card(4, state=RunState.INTERRUPTED), complete=False), [], "main")
    history.add(card(5), [], "topic")

    assert ids(history.runs(label="main", platform="La Place 1.0", complete=True)) == [run_id(1), run_id(2)]
    assert ids(history.runs(label="main", complete=True, without={run_id(3)})) == [run_id(1), run_id(2)]
    assert ids(history.runs(label="nowhere")) == []


@pytest.mark.parametrize(
    ("name", "limit", "found"),
    [
        (run_id(2), 5, [2]),
        ("latest", 1, [3]),
        ("latest", 2, [2, 3]),
        ("main", 1, [2]),
        ("main", 5, [1, 2]),
        (run_id(1)[:9], 1, [1]),
    ],
)
def test_runs_are_found_by_id_beginning_label_and_latest(history, name, limit, found):
    """Whatever one has at hand."""
    for number, label in ((1, "main"), (2, "main"), (3, "topic")):
        history.add(card(number), [], label)

    assert ids(history.find(name, limit=limit)) == [run_id(number) for number in found]


def test_a_beginning_of_several_ids_is_refused(history):
    """Guessing would compare the wrong runs."""
    for number in (1, 2):
        history.add(card(number), [])

    with pytest.raises(UsageError, match=rf"202611: several runs begin so.*{run_id(2)}, {run_id(1)}"):
        history.find("202611")


@pytest.mark.parametrize("name", ["nowhere", "", "%", "202611__"])
def test_an_unknown_name_is_refused_with_the_newest(history, name):
    """What pattern matching makes of some characters is nobody's intention."""
    history.add(card(1), [], "main")

    with pytest.raises(UsageError, match=rf"no run of this id or label.*{run_id(1)}"):
        history.find(name)


def test_nothing_is_found_in_an_empty_history(history):
    """And the message says that it is."""
    with pytest.raises(UsageError, match="it is empty"):
        history.find("latest")
    with pytest.raises(UsageError, match="no such run"):
        history.scorecard(run_id(1))


def test_a_label_of_which_no_run_fits_is_refused(history):
    """A baseline of interrupted runs is none."""
    history.add(replace(card(1), complete=False), [], "main")

    with pytest.raises(UsageError, match=r"main: no run .* that fits"):
        history.find("main", complete=True)


def test_a_trend_is_a_score_over_the_runs_of_a_label(history):
    """Missing stays missing: a gap is not a zero."""
    for number, index in ((1, 40.0), (2, None), (3, 60.0)):
        history.add(card(number, technical_index=index), [], "main")
    history.add(card(4, technical_index=99.0), [], "topic")

    found = history.trend("technical_index", label="main")

    assert [(point.run, point.value) for point in found] == [(run_id(1), 40.0), (run_id(2), None), (run_id(3), 60.0)]
    assert [point.value for point in history.trend("technical_index", limit=2)] == [60.0, 99.0]
    assert [point.run for point in history.trend("d5", label="topic")] == [run_id(4)]
    assert history.trend("nothing") == []


def test_a_forgotten_run_leaves_nothing_behind(history):
    """Nor does it take others with it."""
    for number in (1, 2):
        history.add(card(number), [OPEN])

    assert history.forget_run(run_id(1)) is True

    assert ids(history.runs()) == [run_id(2)]
    assert history.series([run_id(1), run_id(2)]) == {run_id(1): [], run_id(2): [OPEN]}
    assert history.trend("technical_index")[0].run == run_id(2)


def test_many_runs_are_asked_for_at_once(history):
    """Databases limit how many values one question may have."""
    history.add(card(1), [OPEN])
    names = [f"run-{number}" for number in range(1200)]

    found = history.series([*names, run_id(1)])

    assert (len(found), found[run_id(1)], found["run-7"]) == (1201, [OPEN], [])


def test_texts_that_databases_refuse_are_made_plain(history):
    """A label may come from a variable in any encoding, a title from a page."""
    finding = replace(card(1).findings[0], title="a\0b", places=(Place(html="<i>\0</i>"),))

    history.add(replace(card(1), findings=(finding,)), [replace(OPEN, step="o\0pen")], "ma\0in\udcff")

    assert (history.runs()[0].label, history.findings([run_id(1)])[run_id(1)][0].title) == ("main?", "ab")


def test_quotations_names_and_passwords_stay_in_the_run_folder(history):
    """A database is read by more people than a folder; pseudonyms are in no scorecard anyhow."""
    people = People(
        themes=(
            Theme(code="c", groups=1, participants=4, passages=2, alpha=None, quotes=(Quote(group="g", text="No!"),)),
        ),
        maturity=(Maturity(principle=1, level=2, statements=(Statement(level=1, answer=None, owner="Ada L."),)),),
    )
    settings = {"history": {"url": "postgresql://u:s3cret@h/d"}, "list": ["http://u:s3cret@h"]}
    given = replace(card(1, base_url="http://u:s3cret@h/", settings=settings), people=people)

    history.add(given, [])

    kept = history.scorecard(run_id(1))
    assert (kept.people.themes[0].quotes, kept.people.themes[0].participants) == ((), 4)
    assert kept.people.maturity[0].statements[0].owner == ""
    assert "s3cret" not in str(kept)
    assert history.runs()[0].base_url == "http://u:***@h/"
