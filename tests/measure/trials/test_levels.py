"""Who may do what, where nobody has said so."""

from __future__ import annotations

import pytest

from toolkit.journeys import VERBS
from toolkit.measure.trials.levels import BY_VERB, least_role
from toolkit.measure.trials.pages import read
from toolkit.measure.trials.request import Caught


@pytest.mark.parametrize(
    ("verb", "about", "least"),
    [
        ("publish", {}, "member"),
        ("sign_in", {}, "visitor"),
        ("edit", {}, "author"),
        ("take_down", {"role": "moderator"}, "moderator"),
        ("publish", {"settled": {"publish": "visitor"}}, "visitor"),
        ("", {"role": "moderator"}, "moderator"),
        ("", {"signed_in": False}, "visitor"),
        ("", {"own": True}, "author"),
        ("", {}, "member"),
    ],
)
def test_the_verb_tells_then_who_does_it(verb, about, least):
    """The settings have the last word."""
    usual = {"role": "member", "signed_in": True, "own": False, "settled": {}}

    assert least_role(verb, **{**usual, **about}) == least


def test_what_falls_on_the_one_who_does_it_is_never_for_its_author():
    """Another member who tried it would lose their own account, or their own settings."""
    own = ("delete_account", "set_privacy", "describe", "block", "follow", "export_data")

    assert {BY_VERB.get(verb, "member") for verb in own} == {"member"}
    assert set(BY_VERB) - set(VERBS) <= {"take_down", "told_reasons", "offered_appeal", "answer_consent", "read_rules"}


def test_a_page_is_read_for_its_targets_tokens_and_words():
    """As it is served; what scripts would add is not there."""
    page = read(
        '<title>A page</title><a href="x?y=1">X</a><form action="/posts"><input type="hidden" name="csrf" value="v">'
        "<button formaction='/drafts'>D</button></form><script>no words</script><p>Some&nbsp;words</p>",
        "http://a.example/b/c",
    )

    assert page.targets == {"/b/x?y=1", "/posts", "/drafts"}
    assert (page.title, page.tokens, page.text) == ("A page", {"csrf": "v"}, "X D Some words")


@pytest.mark.parametrize(
    ("kind", "body", "whole"),
    [
        ("multipart/form-data; boundary=x", b"", False),
        ("multipart/form-data; boundary=x", b"--x", True),
        ("application/x-www-form-urlencoded", b"", True),
        ("", b"", True),
    ],
)
def test_a_form_whose_file_was_not_handed_over_is_not_tried(kind, body, whole):
    """An empty body would be refused for another reason."""
    caught = Caught(
        member="alice", verb="publish", method="POST", url="/", page="/", headers={"content-type": kind}, body=body
    )

    assert caught.whole is whole


def test_tokens_are_exchanged_wherever_they_stand():
    """In a form of any kind, written plainly or as in an address, and in a header."""
    part = b'--x\r\nContent-Disposition: form-data; name="csrf_token"\r\n\r\nold/1\r\n--x--'
    headers = {"content-type": "multipart/form-data; boundary=x", "X-CSRF-Token": "old/1", "Cookie": "who=alice"}
    caught = Caught(member="alice", verb="react", method="POST", url="/", page="/", headers=headers, body=part)
    sent_headers, sent = caught.sent_with({"csrf_token": "new"})

    assert (sent, sent_headers["X-CSRF-Token"]) == (part.replace(b"old/1", b"new"), "new")
    assert "Cookie" not in sent_headers


def test_of_several_tokens_the_one_that_goes_by_the_name_is_sent():
    """A header is not called as the field is; the name of a parameter and the page's own nonce are none."""
    page = read(
        '<meta name="csp-nonce" content="n"><meta name="csrf-param" content="authenticity_token">'
        '<meta name="form-nonce" content="other"><meta name="csrf-token" content="mine">',
        "http://a.example/",
    )
    caught = Caught(
        member="alice", verb="react", method="POST", url="/", page="/", headers={"X-CSRF-Token": "old"}, body=b""
    )

    assert page.tokens == {"form-nonce": "other", "csrf-token": "mine"}
    assert caught.sent_with(page.tokens)[0] == {"X-CSRF-Token": "mine"}
