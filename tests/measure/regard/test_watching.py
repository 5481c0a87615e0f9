"""One verb as it is carried out: its clicks, and what a form of reporting asks."""

from __future__ import annotations

import pytest

from toolkit.journeys import Post
from toolkit.measure.listening import Carried
from toolkit.measure.regard.life import _run_down
from toolkit.measure.regard.watching import Watched
from toolkit.records import ActKind

POST = Post(address="/posts/1", text="Win a thousand dollars", author="alice")


def field(kind="radio", label="Fraud", value=""):
    return {"type": kind, "name": "n", "label": label, "seen": kind != "hidden", "value": value}


def page(*fields, words="", url="/posts/1/report", actions=()):
    return {"fields": list(fields), "words": words, "url": url, "actions": list(actions), "ticked": []}


def form(shown, *, known=False):
    watched = Watched(carried=Carried(verb="report", arguments=(POST,)), page=shown)
    return {item.removeprefix("report_"): value for item, value in watched.form(POST, known=known).items()}


def test_clicks_before_the_first_field_are_the_way_to_the_form():
    """What comes after it is filling in and sending."""
    watched = Watched(carried=Carried(verb="report", arguments=(POST,)))
    for kind in (ActKind.CLICK, ActKind.CLICK, ActKind.CHECK, ActKind.CLICK, ActKind.FILL):
        watched.acted_on(kind)

    assert (watched.ways, watched.clicks, watched.touched) == (2, 3, 2)


@pytest.mark.parametrize(
    ("shown", "has"),
    [
        (page(), {"reason": 0, "address": 1, "identity": 0, "good_faith": 0}),
        (page(url="/report"), {"address": 0}),
        (page(field()), {"reason": 1}),
        (page(field("textarea")), {"reason": 1}),
        (page(field("hidden", value="http://a.example/posts/1"), url="/report"), {"address": 1, "reason": 0}),
        (page(words="Win a thousand dollars", url="/report"), {"address": 1}),
        (page(field("email", "Courriel")), {"identity": 1}),
        (page(field("text", "Votre nom")), {"identity": 1}),
        (page(field("checkbox", "Je déclare de bonne foi que c’est exact")), {"good_faith": 1}),
    ],
)
def test_what_the_form_has(shown, has):
    """Reasons, the content, who reports, good faith."""
    found = form(shown)

    assert {item: found[item] for item in has} == has


def test_who_is_signed_in_is_known():
    """Nobody need ask them for a name."""
    assert form(page(), known=True)["identity"] == 1


@pytest.mark.parametrize(
    ("before", "after", "pressing"),
    [
        (["10:00"], ["09:59"], ["10:00"]),
        (["0:10:00"], ["0:09:58"], ["0:10:00"]),
        (["09:59"], ["10:00"], []),
        (["14:30"], ["14:30"], []),
        (["14:30"], ["09:15"], []),
        ([], [], []),
    ],
)
def test_a_countdown_is_a_clock_that_runs_down(before, after, pressing):
    """Not the time of day, nor that of another message that has moved up."""
    assert _run_down(before, after) == pressing
