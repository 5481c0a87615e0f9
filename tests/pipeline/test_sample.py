"""The sample study: whole, current whenever it is shown, and never taken for people."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from toolkit.pipeline import Request, report, score, settings_of
from toolkit.pipeline.sample import attach_sample
from toolkit.store import RunFolder

pytestmark = pytest.mark.whole

EXAMPLE = Path(__file__).parents[2] / "results" / "example"


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The example run with the sample study."""
    folder = RunFolder(Path(shutil.copytree(EXAMPLE, tmp_path_factory.mktemp("runs") / "20261123-184133-d9d2")))
    attach_sample(folder)
    return folder


@pytest.fixture(scope="module")
def card(run):
    return score(run, settings_of(run, Request()))


def test_the_sample_has_evidence_of_every_kind_and_none_has_expired(run, card):
    """
    It is as old as the run, however old the toolkit is.
    """
    (study,) = card.people.studies

    assert set(study.rows) == {"tasks", "answers", "inspections", "matches", "severities", "segments", "maturity"}
    assert (study.sample, study.expired, study.reason) == (True, {}, None)
    assert study.last < run.read_info().started[:10]


def test_the_sample_earns_a_grade(card):
    """
    A newcomer sees a full scorecard: a letter, observed and demonstrated, and the self-assessment beside it.
    """
    assert card.grade.letter is not None
    assert card.grade.demonstrated is not None
    assert {row.dimension for row in card.dimensions if row.score is not None} >= {"d1", "d3", "d4", "d5"}
    assert [one.principle for one in card.people.maturity] == [1, 2, 3, 4, 6]
    assert card.people.saturation is not None
    assert card.people.discovery is not None


@pytest.mark.parametrize(("name", "words"), [("report.en.html", "made up"), ("report.fr.html", "inventé")])
def test_reports_say_that_it_is_made_up(run, card, name, words):
    """
    Nobody must take these people for people.
    """
    paths = {path.name: path for path in report(run, card, settings_of(run, Request()))}
    text = paths[name].read_text(encoding="utf-8")

    assert words in text[: text.index('id="dimensions"')]
    assert words in paths[f"summary.{name[7:9]}.md"].read_text(encoding="utf-8")
