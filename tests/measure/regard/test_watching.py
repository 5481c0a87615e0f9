"""One verb as it is carried out: its clicks, and what a form of reporting asks."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from toolkit.journeys import Post
from toolkit.measure.act_log import Done
from toolkit.measure.listening import Carried
from toolkit.measure.regard.life import _run_down
from toolkit.measure.regard.watching import Watched, form_of
from toolkit.records import ActKind

POST = Post(address="/posts/1", text="Win a thousand dollars", author="alice", id="71")


def field(kind="radio", label="Fraud", value=""):
    return {"type": kind, "name": "n", "label": label, "seen": kind != "hidden", "value": value}


def shown_form(*fields, words="", url="/posts/1/report", actions=(), kind="form", main="", boxes=()):
    return {
        "kind": kind,
        "fields": list(fields),
        "words": words,
        "main": main,
        "url": url,
        "actions": list(actions),
        "boxes": [{"name": name, "on": on, "choice": choice} for name, on, choice in boxes],
    }


def watched_of(*read, verb="report"):
    """A verb whose acts took place in these forms."""
    watched = Watched(carried=Carried(verb=verb, arguments=(POST,)))
    for kind, shown in read:
        watched.read(shown, kind)
        watched.acted_on(kind)
    return watched


def form(shown, *, known=False, began="/posts/1"):
    watched = watched_of((ActKind.CLICK, shown_form(url=began, kind="")), (ActKind.CHECK, shown))
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
        (shown_form(), {"reason": 0, "address": 1, "identity": 0, "good_faith": 0}),
        (shown_form(url="/report"), {"address": 0}),
        (shown_form(field()), {"reason": 1}),
        (shown_form(field("textarea")), {"reason": 1}),
        (shown_form(field("hidden", value="http://a.example/posts/1"), url="/report"), {"address": 1, "reason": 0}),
        (shown_form(main="Win a thousand dollars", url="/report"), {"address": 1}),
        (shown_form(field("hidden", value="71"), url="/report"), {"address": 1}),
        (shown_form(words="Win a thousand dollars", url="/posts/1", kind="dialog"), {"address": 1}),
        (shown_form(field("email", "Courriel")), {"identity": 1}),
        (shown_form(field("text", "Votre nom")), {"identity": 1}),
        (shown_form(field("checkbox", "Je déclare de bonne foi que c’est exact")), {"good_faith": 1}),
    ],
)
def test_what_the_form_has(shown, has):
    """Reasons, the content, who reports, good faith."""
    found = form(shown)

    assert {item: found[item] for item in has} == has


@pytest.mark.parametrize(
    ("shown", "began"),
    [
        (shown_form(field(), url="/posts/1", main="Win a thousand dollars", kind="dialog"), "/posts/1"),
        (shown_form(field(), url="/posts/1", main="Win a thousand dollars"), "/posts/1"),
        (shown_form(field(), url="/feed?page=2", main="Win a thousand dollars"), "/feed"),
    ],
)
def test_whether_a_form_over_the_content_names_it_is_unknown(shown, began):
    """The page below does, for everybody; what its script sends along is not seen."""
    found = form(shown, began=began)

    assert "address" not in found
    assert found["reason"] == 1


def test_a_field_elsewhere_on_the_page_is_none_of_the_form():
    """One press reports; where one may answer beside it, no reason is asked for."""
    pressed = watched_of(
        (ActKind.CLICK, shown_form(field("textarea"), kind="")), (ActKind.CLICK, shown_form(kind="dialog"))
    )
    shut = watched_of(
        (ActKind.CHECK, shown_form(field())), (ActKind.CLICK, shown_form(field())), (ActKind.CLICK, shown_form())
    )

    assert pressed.form(POST, known=True)["report_reason"] == 0
    assert shut.form(POST, known=True)["report_reason"] == 1


def test_a_box_is_ticked_beforehand_only_before_anybody_touched_it():
    """What a member has ticked themselves stands ticked before their next act; a choice counts where it agrees."""
    first = shown_form(
        boxes=[("Rules", False, False), ("News", True, False), ("Yes, send", True, True), ("En", True, True)]
    )
    later = shown_form(boxes=[("Rules", True, False), ("News", False, False)])
    watched = watched_of((ActKind.CHECK, first), (ActKind.CLICK, later), verb="sign_up")

    assert watched.ticked == ["News", "Yes, send"]


def done(began, ended, seen=None):
    return Done(kind=ActKind.CLICK, began_ms=began, ended_ms=ended, seen_ms=seen)


@pytest.mark.parametrize(
    ("acts", "wrote", "waited"),
    [
        ([done(0, 10), done(100, 150, 3150), done(3200, 3210)], [120], 3.0),
        ([done(100, 150, 160), done(200, 250, 1250)], [110, 220], 1.0),
        ([done(100, 150, 400), done(500, 510)], [160, 505], 0.25),
    ],
)
def test_the_receipt_is_waited_for_from_what_was_sent_to_the_first_look(acts, wrote, waited):
    """Closing it afterwards is not the way to it."""
    watched = watched_of()
    watched.wrote = wrote

    assert watched.waited_s(acts) == waited


def test_where_nothing_was_sent_it_is_the_time_since_the_last_act(monkeypatch):
    """A platform may send by other ways than requests."""
    watched = watched_of()
    monkeypatch.setattr("time.perf_counter", lambda: watched.acted + 2)

    assert watched.waited_s([done(0, 10, 20)]) == watched.waited_s([]) == 2


PAGE = """<main><p>Win a thousand dollars</p><form id=reply><textarea></textarea><button>Answer</button></form>
<a href="#">Report</a><button id=one>Flag</button>
<form id=join><label><input type=checkbox checked>News</label><div role=checkbox aria-checked=true>Mail</div>
<label><input type=radio name=r checked>Yes</label><input id=name></form>
<button form=join id=send>Join</button></main>"""


@pytest.mark.browser
@pytest.mark.parametrize(
    ("target", "dialog", "kind", "fields"),
    [
        ("a", "", "", 4),
        ("#one", "", "", 4),
        ("#reply button", "", "form", 1),
        ("#name", "", "form", 3),
        ("#send", "", "form", 3),
        ("#one", "<div role=dialog>Why?<select></select></div>", "dialog", 1),
        ("[role=dialog] button", "<div role=dialog><form><button>Yes</button></form></div>", "dialog", 0),
        ("#nowhere", "", "", 4),
    ],
)
def test_a_control_stands_in_its_dialog_or_in_its_form(page, target, dialog, kind, fields):
    """Else in the dialog on top, else in none: then all of the page is told."""
    page.set_content(PAGE + dialog)
    found = form_of(SimpleNamespace(page=page, sought=page.locator(target)))

    assert (found["kind"], len(found["fields"])) == (kind, fields)


@pytest.mark.browser
def test_boxes_and_choices_are_told_as_they_are(page):
    """Those of scripts as well as those of the browser."""
    page.set_content(PAGE)
    found = form_of(SimpleNamespace(page=page, sought=page.locator("#name")))

    assert [(one["name"], one["on"], one["choice"]) for one in found["boxes"]] == [
        ("News", True, False),
        ("Mail", True, False),
        ("Yes", True, True),
    ]


def test_who_is_signed_in_is_known():
    """Nobody need ask them for a name."""
    assert form(shown_form(), known=True)["identity"] == 1


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
