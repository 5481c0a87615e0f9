"""One request tried by somebody who may not, on servers that keep it to whom it is for, and on servers that do not."""

from __future__ import annotations

import dataclasses
from urllib.parse import urlencode

import pandas as pd
import pytest

from tests.measure.trials.forum import TOKENS, Forum, serving
from toolkit.journeys import Post
from toolkit.measure.trials.lower import Lower
from toolkit.measure.trials.request import Caught
from toolkit.measure.trials.trying import Content, Ground, Trial, try_change, try_document
from toolkit.records import RoleTrial
from toolkit.score.roles import judged
from toolkit.settings import load

pytestmark = pytest.mark.process
KIND = {"content-type": "application/x-www-form-urlencoded"}


class Trials:
    """Trials on one forum."""

    def __init__(self, forum):
        self.forum = forum
        self.settings = load(None, overrides={"platform.base_url": forum.url}, environ={})
        alice = self.session("alice")
        content = Content(address="/posts/1", sign="0123456789", author="alice", reader=alice)
        self.ground = Ground(sign_in="/login", contents=[content])

    def session(self, who):
        """Somebody's session."""
        cookie = {"name": "who", "value": who, "domain": "127.0.0.1", "path": "/"}
        return Lower(self.settings, [cookie] if who else [])

    def caught(self, who, path, page, method="POST", verb="delete"):
        """A request of somebody, on its way."""
        body = urlencode({"csrf_token": TOKENS[who]}).encode() if method == "POST" else b""
        return Caught(
            member=who,
            verb=verb,
            method=method,
            url=self.forum.url + path,
            page=self.forum.url + page,
            headers=KIND,
            body=body,
        )

    def observed(self, caught, *, allowed, who):
        """What came of it, the worst of the trials; the rightful one acts afterwards."""
        role = "member" if who else "visitor"
        trials = try_change(self.ground, caught, allowed=allowed, role=role, lower=self.session(who))
        rightful = Trial(caught=caught, allowed=allowed, role=allowed, rightful=True)
        owner = "alice" if allowed == "author" else "mod"
        answer = self.session(owner).send(caught, caught.tokens)
        rightful.answered(answer.status, answer.led_to)
        found = _judged([(trial, rightful) for trial in trials])
        return "leak" if "leak" in found else "unknown" if "unknown" in found else "refused"


def _judged(trials):
    made = [
        RoleTrial(
            id=str(number),
            attempt_id="a",
            journey="j",
            persona="desktop",
            engine="chromium",
            step="s",
            act=trial.caught.verb,
            allowed=trial.allowed,
            tried_as=trial.role,
            method=trial.caught.method,
            address=trial.caught.url,
            status=trial.status,
            at="",
            led_to=trial.led_to,
            sign_in=trial.sign_in,
            same=trial.same_as(rightful),
            effect=trial.effect,
            own_token=trial.own_token,
            lacking=trial.lacking,
            unproven=trial.unproven,
        )
        for number, (trial, rightful) in enumerate(trials)
    ]
    return judged(trials=pd.DataFrame([dataclasses.asdict(one) for one in made]))["observed"].tolist()


@pytest.fixture
def trials():
    """Trials on a forum with one hole, or none."""
    with serving(Forum()) as forum:
        yield lambda hole="none": setattr(forum, "hole", hole) or Trials(forum)


@pytest.mark.parametrize(
    ("hole", "who", "observed"),
    [
        ("none", "bob", "refused"),
        ("none", "", "refused"),
        ("idor", "bob", "leak"),
        ("idor", "", "refused"),
        ("csrf_only", "bob", "leak"),
        ("csrf_only", "", "leak"),
        ("page_only", "bob", "leak"),
        ("silent", "bob", "refused"),
        ("shown", "bob", "refused"),
    ],
)
def test_deleting_what_somebody_else_wrote(trials, hole, who, observed):
    """What becomes of the message decides: a refusal that is answered like a success is one all the same."""
    tried = trials(hole)
    caught = tried.caught("alice", "/posts/1/delete", "/posts/1")

    assert tried.observed(caught, allowed="author", who=who) == observed


@pytest.mark.parametrize(("hole", "observed"), [("silent", "refused"), ("idor", "leak")])
def test_a_message_is_looked_for_where_its_address_leads(trials, hole, observed):
    """Forums lead from the number of a message to its place on a page, whoever has asked for what."""
    tried = trials(hole)
    tried.ground.contents[0].address = "/p/1"
    caught = tried.caught("alice", "/p/1/delete", "/posts/1")

    assert tried.observed(caught, allowed="author", who="bob") == observed


def test_being_led_to_the_same_page_proves_nothing(trials):
    """It tells one that it is done, and the other that it is not: without a look at the message nobody knows."""
    tried = trials("silent")
    tried.ground.contents.clear()
    caught = tried.caught("alice", "/posts/1/delete", "/posts/1")

    assert tried.observed(caught, allowed="author", who="bob") == "unknown"


@pytest.mark.parametrize(("hole", "observed"), [("none", "refused"), ("no_role", "leak")])
def test_deciding_what_only_moderators_decide(trials, hole, observed):
    """Nothing can be read back here: who is answered as the moderator, or takes their place, has got through."""
    tried = trials(hole)
    caught = tried.caught("mod", "/moderation/7", "/moderation", verb="take_down")

    assert tried.observed(caught, allowed="moderator", who="bob") == observed


@pytest.mark.parametrize(("hole", "same"), [("none", "no"), ("no_role", "yes"), ("shell", "")])
def test_opening_what_only_moderators_open(trials, hole, same):
    """The page is told by what it holds; one that scripts fill tells nothing."""
    tried = trials(hole)
    caught = tried.caught("mod", "/moderation", "/", method="GET", verb="finds_report")
    bob, moderator = tried.session("bob"), tried.session("mod")
    found = try_document(tried.ground, caught, allowed="moderator", role="member", lower=bob, rightful=moderator)

    assert found.same == same


@pytest.mark.parametrize(("hole", "shown"), [("none", "no"), ("shown", "yes")])
def test_whether_the_control_is_in_the_page_of_the_other(trials, hole, shown):
    """By the very address that its form leads to."""
    tried = trials(hole)
    caught = tried.caught("alice", "/posts/1/delete", "/posts/1")
    made = try_change(tried.ground, caught, allowed="author", role="member", lower=tried.session("bob"))

    assert {one.shown for one in made} == {shown}


def test_a_control_that_scripts_add_is_not_said_to_be_missing(trials):
    """The page of the one who has it is served without it, too."""
    tried = trials()
    caught = tried.caught("alice", "/posts/1/delete", "/posts/1")
    bob = tried.session("bob")
    made = try_change(tried.ground, caught, allowed="author", role="member", lower=bob, served=False)

    assert {one.shown for one in made} == {""}


@pytest.mark.parametrize(
    ("path", "body", "verb", "named"),
    [
        ("/posts/1/delete", b"", "react", True),
        ("/api/v1/statuses/31", b"", "delete", True),
        ("/api/v1/statuses/31", b"", "react", False),
        ("/api/v1/statuses/32", b"", "delete", False),
        ("/ajax?do=delete&pid=31", b"", "delete", True),
        ("/graphql", b'{"variables": {"ids": [31]}}', "edit", True),
        ("/graphql", b'{"variables": {"ids": [32]}}', "edit", False),
    ],
)
def test_content_is_named_by_its_address_or_by_its_number(trials, path, body, verb, named):
    """The number alone says something only of what its author changes: 31 may be anything else elsewhere."""
    ground = trials().ground
    post = Post(address="/posts/1", text="A plumber, please", author="alice", id="31")
    url = f"http://a.example{path}"
    caught = Caught(member="alice", verb=verb, method="POST", url=url, page="/", headers={}, body=body, about=post)

    assert (ground.content_of(caught) is not None) is named


def test_a_token_of_ones_own_is_tried_then_none(trials):
    """Protection by the token alone is none for whoever has a token."""
    tried = trials()
    caught = tried.caught("alice", "/posts/1/delete", "/posts/1")
    made = try_change(tried.ground, caught, allowed="author", role="member", lower=tried.session("bob"))

    assert [one.own_token for one in made] == [True, False]
    assert caught.sent_with({"csrf_token": "mine"})[1] == b"csrf_token=mine"
    assert caught.sent_with({})[1] == b"csrf_token="
