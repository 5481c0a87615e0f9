"""Who may do what, where nobody has said so."""

from __future__ import annotations

import pytest

from toolkit.journeys import VERBS
from toolkit.measure.trials.levels import BY_VERB, least_role
from toolkit.measure.trials.pages import read


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
