"""Where a step failed, another member looks: is it missing for everybody, or kept from some?"""

from __future__ import annotations

import contextlib

import pytest
from playwright.sync_api import Error

from toolkit.measure.second_look import take
from toolkit.records import Outcome

pytestmark = pytest.mark.browser

# Who one is stands in a cookie; only the moderator is shown the link, further down than the window is high.
SQUARE = """
<h1>Square</h1><div style="height:1500px"></div>
<script>
if (document.cookie.includes("who=moderator")) document.write('<a href="/new">New topic</a>');
</script>
"""
ADAPTER = """
    def is_signed_in(self, member):
        return False

    def sign_in(self, member):
        member.goto(f"/as-{member.name}")
"""
ACCOUNTS = '{ alice = { login = "alice" }, moderator = { login = "moderator" } }'


@pytest.fixture
def look(site, walk):
    """Alice seeks a link on the square and fails; then the second look is taken."""
    site.add("/", "<h1>Home</h1>")
    site.add("/square", SQUARE)
    for name in ("alice", "moderator"):
        site.add(f"/as-{name}", f"<h1>{name}</h1><script>document.cookie = 'who={name};path=/'</script>")

    def seek(name, act="see", **more):
        given = {"accounts": ACCOUNTS, "journeys.second_look": "moderator", **more}
        with walk(adapter_body=ADAPTER, **given) as attempt:
            alice = attempt.member("alice")
            alice.enter()
            with contextlib.suppress(AssertionError, Error), alice.step("begin"):
                alice.goto("/square")
                getattr(alice, act)(alice.page.get_by_role("link", name=name))
            take(attempt)
            take(attempt)
            return attempt

    return seek


@pytest.mark.parametrize("act", ["see", "click"])
def test_what_is_kept_from_some_is_outlined_where_others_see_it(look, act):
    """The picture shows the link, though it stands below the window; the step is looked at once."""
    folder = look("New topic", act).session.folder
    (seen,) = folder.read("looks")
    failed = next(step for step in folder.read("steps") if step.outcome is Outcome.FAILED)

    assert (seen.step_id, seen.member, seen.outcome) == (failed.id, "moderator", Outcome.PASSED)
    assert 0 <= seen.box[1] <= seen.screenshot_height - seen.box[3]
    assert (folder.path / seen.screenshot).is_file()


def test_what_nobody_sees_is_missing_for_the_other_too(look):
    """Then it is no question of rights."""
    (seen,) = look("Report").session.folder.read("looks")

    assert (seen.outcome, seen.box) == (Outcome.FAILED, None)


def test_the_other_ones_steps_are_no_part_of_the_run(look):
    """They would be counted, timed and filmed."""
    steps = look("New topic").session.folder.read("steps")

    assert [(step.member, step.step) for step in steps] == [("alice", "enter"), ("alice", "begin")]


def test_nobody_looks_unless_asked(look):
    """The platform sees no more visits than the journeys make."""
    folder = look("New topic", **{"journeys.second_look": ""}).session.folder

    assert folder.read("looks") == []


def test_an_instrument_that_fails_is_told_and_masks_nothing(look, site):
    """The other member cannot sign in: that is no finding about the step."""
    del site.routes["/as-moderator"]
    folder = look("New topic").session.folder

    assert folder.read("looks") == []
    assert [row.name for row in folder.read("health")] == ["instrument:second_look"]
