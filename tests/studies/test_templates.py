"""Templates: what the command offers is what there is, and machines' findings stand beside their criterion."""

import html
from pathlib import Path

import pytest

from toolkit.cli import study as command
from toolkit.errors import UsageError
from toolkit.pipeline import TEMPLATES, Request, Template, read_scorecard, study_template
from toolkit.report.words import words
from toolkit.score.people.ergonomics import signals
from toolkit.store import RunFolder
from toolkit.studies.kind import kinds

BROKEN = Path(__file__).parents[1] / "golden" / "score" / "broken"


def test_the_command_offers_what_there_is():
    """
    Its lists are its own, so that `--help` is fast.
    """
    assert command.TEMPLATES == TEMPLATES
    assert set(command.KINDS) == set(kinds())


@pytest.mark.parametrize("kind", [kind for kind in TEMPLATES if kind != "moderator"])
def test_every_kind_has_a_table(tmp_path, kind):
    """
    With a header and nothing else: there is no example to delete.
    """
    (path,) = study_template(Request(), Template(kind=kind), tmp_path)

    assert path.name == f"{kind}.csv"
    assert path.read_text(encoding="utf-8-sig").count("\n") == 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_machines_noticed_stands_beside_its_criterion(tmp_path, language):
    """
    In the words of the report, with its id, so that it can be looked up.
    """
    beside = signals(read_scorecard(RunFolder(BROKEN)).findings)
    wanted = Template(kind="inspection", html=True, language=language, run=str(BROKEN))
    text = study_template(Request(), wanted, tmp_path)[0].read_text()
    plain = study_template(Request(), Template(kind="inspection", html=True, language=language), tmp_path / "plain")

    assert beside
    for findings in beside.values():
        for one in findings:
            assert html.escape(words(language).say(one.title, one.params)).split("’")[0] in text
            assert one.id in text
            assert one.id not in plain[0].read_text()


def test_moderators_sheets_are_made_of_the_journeys_that_are_named(tmp_path):
    """
    All of them when none is named.
    """
    one = study_template(Request(), Template(kind="moderator", journeys=("publish",), language="en"), tmp_path)
    every = study_template(Request(), Template(kind="tasks", html=True, language="en"), tmp_path)

    assert [path.name for path in (*one, *every)] == ["moderator-publish.en.html", "tasks.en.html"]
    assert one[0].read_text().count("data-task=") == 1
    assert every[0].read_text().count("data-task=") == 20


def test_a_file_that_differs_is_never_overwritten(tmp_path):
    """
    It may have been filled in, and nothing is written beside it either.
    """
    (tmp_path / "maturity.csv").write_text("mine")

    with pytest.raises(UsageError, match="is there already, and differs"):
        study_template(Request(), Template(kind="maturity"), tmp_path)
