"""Two answers compared: a refusal that comes as a success is told from one, and nothing is concluded from a shell."""

from __future__ import annotations

import pytest

from toolkit.measure.trials.answers import alike, complains, shares
from toolkit.measure.trials.pages import read
from toolkit.measure.trials.request import Caught
from toolkit.measure.trials.trying import Trial

DONE = '{"data": {"lock": {"id": 5}}}'
PAGE = "<title>Board</title><p>{}</p>"


@pytest.mark.parametrize(
    ("mine", "rightful", "same"),
    [
        ('{"errors": [{"message": "no"}], "data": null}', DONE, "no"),
        ('{"data": {"lock": {"id": 7}}}', DONE, "yes"),
        ('{"data": {"lock": null}}', DONE, ""),
        ('{"success": false}', '{"success": true}', "no"),
        ('{"success": true}', '{"success": true}', "yes"),
        ('{"error": "late"}', '{"error": "late"}', ""),
        ("<title>Board</title>", DONE, "no"),
        ("", "", "yes"),
        ("", DONE, "no"),
        (PAGE.format("Done."), None, ""),
        (PAGE.format("Done."), PAGE.format("Done."), "yes"),
        (PAGE.format("You may not."), PAGE.format("Done."), ""),
        ("<title>Error</title>", PAGE.format("Done."), "no"),
        ("<title>Board</title><div id=app></div>", "<title>Board</title><div id=app></div>", ""),
    ],
)
def test_what_is_said_counts_and_not_the_status_alone(mine, rightful, same):
    """Data by their names and by what is true, false or missing; pages by their words."""
    assert alike(mine, rightful) == same


@pytest.mark.parametrize(
    ("body", "tells"),
    [('{"errors": ["x"]}', True), ('{"ok": false}', True), ('{"errors": []}', False), ("[1]", False), ("<p>", False)],
)
def test_data_tell_of_an_error_whatever_the_status(body, tells):
    """As GraphQL does."""
    assert complains(body) is tells


def caught():
    return Caught(member="mod", verb="react", method="POST", url="/a", page="/", headers={}, body=b"")


@pytest.mark.parametrize(
    ("body", "status", "same"), [('{"errors": ["no"]}', 200, "no"), (DONE, 200, "yes"), (DONE, 404, "yes")]
)
def test_a_trial_is_compared_by_its_body(body, status, same):
    """A rightful one who came too late was so because of the lower one only where that one was not refused."""
    trial, rightful = (Trial(caught=caught(), allowed="moderator", role=role) for role in ("member", "moderator"))
    trial.answered(200, "", body)
    rightful.answered(status, "", DONE)

    assert trial.same_as(rightful) == same


HEAD = "<title>{}</title><a href='/'>Home</a><p>La Place</p>"
QUEUE = HEAD.format("Queue") + "<h1>Reports</h1><p>Somebody sells fakes</p><form action='/queue/7'></form>"


@pytest.mark.parametrize(
    ("mine", "rightful", "same"),
    [
        (QUEUE, QUEUE, "yes"),
        (HEAD.format("Queue") + "<p>You may not be here</p>", QUEUE, "no"),
        (HEAD.format("Queue") + "<h1>Reports</h1><p>You may not see them</p>", QUEUE, ""),
        (HEAD.format("Queue"), HEAD.format("Queue"), ""),
        (HEAD.format("Queue") + "<p>Private 0123456789</p>", QUEUE + "<p>Private 0123456789</p>", "yes"),
        (HEAD.format("Thread") + "<p>Open to all</p>", HEAD.format("Thread") + "<p>Open to all</p>", ""),
    ],
)
def test_a_page_is_told_by_what_it_protects(mine, rightful, same):
    """Not by its title, nor by what every page has, nor by a message that is open to all."""
    known = [read(HEAD.format("Home"), "http://a/"), read("<p>Open to all</p>", "http://a/t/1")]
    found = shares(read(mine, "http://a/q"), read(rightful, "http://a/q"), known=known, signs=["0123456789"])

    assert found == same
