"""Requests of one role, tried again as a lower one: on La Place nobody gets through."""

from __future__ import annotations

import dataclasses
import json

import pandas as pd
import pytest

from tests.measure.site import Answer, Site, page, serving
from toolkit.score.roles import cells, judged

pytestmark = pytest.mark.browser


def matrix(trials):
    """What each role got with each act."""
    rows = judged(trials=pd.DataFrame([dataclasses.asdict(one) for one in trials]))
    return {(cell.journey, cell.act, cell.role): (cell.expected, cell.observed) for cell in cells(judged=rows)}


@pytest.mark.thorough
def test_on_la_place_every_lower_role_is_refused(walk_place):
    """Tried on content that is still there; what the walk created is removed; no instrument failed."""
    walked = walk_place("roles", "report_content", "edit_and_delete")
    found = matrix(walked.trials)
    refused = {(act, role) for (_, act, role), (expected, _) in found.items() if expected == "refused"}

    assert {observed for expected, observed in found.values() if expected == "refused"} == {"refused"}
    assert {observed for expected, observed in found.values() if expected == "allowed"} == {"allowed"}
    assert refused == {
        ("publish", "visitor"),
        ("report", "visitor"),
        ("edit", "visitor"),
        ("edit", "member"),
        ("delete", "visitor"),
        ("delete", "member"),
        ("finds_report", "visitor"),
        ("finds_report", "member"),
        ("take_down", "visitor"),
        ("take_down", "member"),
    }
    assert (walked.faults, walked.cleaned.left) == ([], ())


@pytest.mark.thorough
def test_what_the_settings_let_members_do_is_not_tried_by_them(walk_place):
    """On a wiki everybody edits."""
    walked = walk_place("roles", "edit_and_delete", roles='{ edit = "member", delete = "member" }')
    found = matrix(walked.trials)

    assert ("edit_and_delete", "edit", "member") not in {key for key, cell in found.items() if cell[0] == "refused"}
    assert found["edit_and_delete", "edit", "visitor"] == ("refused", "refused")


@pytest.mark.thorough
def test_what_anybody_may_delete_is_a_leak(walk_place):
    """Though the page shows the button to nobody else: the author looks, and their message is gone."""
    walked = walk_place("roles", "edit_and_delete", defects=["anybody_deletes"])
    found = matrix(walked.trials)
    leaks = [(act, role) for (_, act, role), (_, observed) in found.items() if observed == "leak"]
    (trial,) = (one for one in walked.trials if (one.act, one.tried_as, one.own_token) == ("delete", "member", True))

    assert leaks == [("delete", "member")]
    assert (trial.status, trial.effect, trial.shown) == (303, "yes", "no")


class Interface(Site):
    """Messages that scripts change by their number, sessions in a cookie; `refuses` says no with 200."""

    def __init__(self, *, refuses=False):
        super().__init__()
        self.refuses = refuses
        self.posts = {"31": "A plumber, please 0123456789"}
        self.add("/rules", "<h1>Rules</h1>")
        self.routes |= {"/": self.first, "/t/1": self.message, "/api/delete": self.delete, "/api/lock": self.lock}
        self.routes |= {"/enter": self.enter}

    @property
    def who(self):
        """Who asks."""
        return self.seen[-1][2].get("Cookie", "").removeprefix("who=")

    def enter(self):
        """Whoever asks is who they say."""
        name = self.seen[-1][1].partition("?")[2]
        return Answer(status=303, headers={"Location": "/", "Set-Cookie": f"who={name}; Path=/"})

    def first(self):
        """With a way out for whom it knows."""
        return Answer(page('<a href="/leave">Leave</a>' if self.who else '<a href="/enter">Enter</a>'))

    def message(self):
        """Its controls are added by script."""
        buttons = "".join(
            f"""b = document.createElement("button"); b.textContent = "{word}"; document.body.append(b);
            b.onclick = async () => {{
              const sent = {{ method: "POST", body: JSON.stringify({body}) }};
              const answer = await (await fetch("/api/{word.lower()}", sent)).json();
              b.textContent = answer.ok ? "Done" : "Refused"; }};"""
            for word, body in {"Delete": "{ id: 31 }", "Lock": "{ thread: 1 }"}.items()
        )
        return Answer(page(f"<p>{self.posts.get('31', '')}</p><script>let b; {buttons}</script>"))

    def delete(self):
        """Whoever knows the number may."""
        if self.who and not (self.refuses and self.who != "alice"):
            self.posts.pop(str(json.loads(self.seen[-1][3])["id"]), None)
        return self._say(self.who and not (self.refuses and self.who != "alice"))

    def lock(self):
        """For moderators."""
        return self._say(self.who == "mod" or (self.who and not self.refuses))

    def _say(self, done):
        headers = {"Content-Type": "application/json", "Location": "/api/log/1"}
        return Answer(json.dumps({"ok": bool(done)}), status=201 if done else 200, headers=headers)


INTERFACE = """
    sign_in_address = "/sign-in"

    def is_signed_in(self, member):
        return bool(member.page.get_by_role("link", name="Leave").count())

    def sign_in(self, member):
        member.goto(f"/enter?{member.account.login}")
        member.see(member.page.get_by_role("link", name="Leave"))

    def publish(self, member, text):
        from toolkit import Post
        return Post(address="/t/1", text="A plumber, please 0123456789", author=member.name, id="31")

    def delete(self, member, post):
        member.goto("/t/1")
        member.click(member.page.get_by_role("button", name="NAME"))
        member.see(member.page.get_by_role("button", name="Done"))

    def take_down(self, member, post):
        member.goto("/t/1")
        member.click(member.page.get_by_role("button", name="Lock"))
        member.see(member.page.get_by_role("button", name="Done"))
"""
ACCOUNTS = ", ".join(
    f'{name} = {{ login = "{login}", password_env = "NONE" }}'
    for name, login in {"alice": "alice", "bob": "bob", "moderator": "mod"}.items()
)


@pytest.fixture
def tried(live):
    """The matrix of a walk on such a site, and its trials."""

    def walk(*, refuses=False, button="Delete"):
        def journey(attempt):
            alice, moderator = attempt.member("alice"), attempt.member("moderator", role="moderator")
            alice.enter()
            moderator.enter()
            with alice.step("publish"):
                post = alice.platform.publish(alice, "")
            with moderator.step("look around"):
                moderator.goto("/rules")
            with moderator.step("lock"):
                moderator.platform.take_down(moderator, post)
            with alice.step("delete"):
                alice.platform.delete(alice, post)

        with serving(Interface(refuses=refuses)) as site:
            adapter = INTERFACE.replace("NAME", button)
            trials = live("roles", journey, site=site, adapter=adapter, accounts=f"{{ {ACCOUNTS} }}").read("trials")
        return {(act, role): observed for (_, act, role), (_, observed) in matrix(trials).items()}, trials

    return walk


def test_what_scripts_send_is_tried_by_its_number_and_compared_by_its_words(tried):
    """Who is told no with 200 is refused; what a moderator opens by themselves is no secret."""
    found, trials = tried(refuses=True)

    assert {found["delete", role] for role in ("visitor", "member")} == {"refused"}
    assert {found["take_down", role] for role in ("visitor", "member")} == {"refused"}
    assert not [one for one in trials if one.address == "/rules"]
    assert {one.shown for one in trials if one.tried_as == "member"} == {""}


@pytest.mark.thorough
def test_where_the_number_is_all_that_is_asked_it_leaks(tried):
    """CWE-639: the message of somebody else is gone; a decision is answered to a member as to a moderator."""
    found, _ = tried()

    assert (found["delete", "member"], found["take_down", "member"]) == ("leak", "leak")
    assert (found["delete", "visitor"], found["take_down", "visitor"]) == ("refused", "refused")


@pytest.mark.thorough
def test_what_names_no_content_is_not_tried_by_members_and_that_is_unknown(tried):
    """Nobody has looked whether another member could."""
    found, _ = tried(button="Lock")

    assert found["delete", "member"] == "unknown"
