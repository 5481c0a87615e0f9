"""Journeys are read from their files, without running them."""

import pytest

from toolkit.errors import UsageError
from toolkit.studies.sheets import Script, moderator_sheet, scripts
from toolkit.studies.sheets.tasks import is_shipped, task_of
from toolkit.studies.sheets.words import LANGUAGES, words
from toolkit.suite import locate

FILE = '''"""Vote: who is asked comes back.

More of it.
"""

from toolkit import Member, journey

raise RuntimeError("nobody runs me")


def test_helper() -> None: ...


@journey(goal="vote on a proposal", weight="critical", writes=True)
def test_vote(alice: Member, bob: Member) -> None:
    with alice.step("find it"):
        with alice.step("read it"):
            alice.open_feed()
    try:
        with bob.step("vote"), bob.patience():
            bob.vote()
    finally:
        with alice.step("take it back"):
            alice.undo()


@journey(goal="look at results")
def test_results(alice: Member) -> None: ...
'''


def test_a_script_is_what_the_file_says(tmp_path):
    """
    Reading a scenario must not start it: whoever prints a sheet has no browser and no accounts.
    """
    (tmp_path / "test_vote.py").write_text(FILE)

    assert scripts(tmp_path) == [
        Script(
            journey="vote",
            goal="vote on a proposal",
            weight="critical",
            about="Vote: who is asked comes back.",
            steps=("find it", "read it", "vote", "take it back"),
        ),
        Script(
            journey="results",
            goal="look at results",
            weight="important",
            about="Vote: who is asked comes back.",
            steps=(),
        ),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("def test_x(:", "cannot be read as Python"),
        ("x = 1", "no journey there"),
        ("@journey(goal='x', weight='huge')\ndef test_x(): ...", "choose one of critical, important, secondary"),
    ],
)
def test_what_is_no_journey_is_told_with_its_file(tmp_path, text, told):
    """
    The remedy stands in the message.
    """
    (tmp_path / "test_x.py").write_text(text)

    with pytest.raises(UsageError, match=f"{tmp_path}.*{told}"):
        scripts(tmp_path)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_journey_has_words_to_read_aloud(language):
    """
    Else people would hear a goal written for machines; a scenario that has changed is noticed here.
    """
    shipped = scripts(locate() / "journeys")

    assert len(shipped) >= 20
    assert [one.journey for one in shipped if not is_shipped(one)] == []
    assert [one.journey for one in shipped if len(task_of(one, words(language)).steps) != len(one.steps)] == []


def test_a_journey_that_was_changed_speaks_with_its_own_words():
    """
    Our sentence about the market would be wrong where the scenario now asks for something else.
    """
    changed = Script(journey="publish", goal="publish a poll", weight="critical", about="", steps=("ask",))
    page = moderator_sheet([changed], "en")

    assert "as you would alone: publish a poll." in page
    assert "market" not in page.partition("<form")[2].partition("</form>")[0]
    assert 'data-minimum="1"' in page
