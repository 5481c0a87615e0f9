"""Rules about a state as somebody has it: each with pages that keep it and pages that break it."""

from __future__ import annotations

import pytest

from toolkit.measure.engines.dynamic import _rule
from toolkit.measure.personas._persona import load
from toolkit.records import Outcome

pytestmark = pytest.mark.browser

LONG = "A sentence that is long enough to need more than one line in a narrow window. " * 3
FILM = "@keyframes to { to { transform: translateX(40px) } } @keyframes pale { to { opacity: .5 } }"
SIZE = "width: 40px; height: 40px;"
KEPT = {
    "low_vision": {
        "text that wraps": f"<p>{LONG}</p>",
        "a table that scrolls by itself": '<div style="overflow-x: auto"><table style="width: 900px"><td>1</td></div>',
        "a skip link far to the left": '<a href="#m" style="position: absolute; left: -9999px">Skip</a><p id="m">',
        "a wide thing that is hidden": f'<p hidden style="width: 900px">{LONG}</p>',
    },
    "desktop": {
        "heights that grow": f'<div style="overflow: hidden; width: 200px">{LONG}</div>',
        "cut off before as well": f'<div style="overflow: hidden; height: 20px; width: 200px">{LONG}</div>',
        "scrolls by itself": f'<div style="overflow: auto; height: 40px; width: 200px">{LONG}</div>',
    },
    "reduced_motion": {
        "nothing moves": "<p>Text</p>",
        "it listens": f"<style>{FILM} @media (prefers-reduced-motion: no-preference) {{"
        " i { animation: to 1s infinite } }</style><i>o</i>",
        "it only fades": f"<style>{FILM} i {{ animation: pale 1s infinite }}</style><i>o</i>",
    },
    "forced_colors": {
        "text": "<button>Send</button>",
        "a border": '<button style="border: 2px solid; width: 40px; height: 40px"></button>',
        "a picture": '<button style="border: 0; width: 40px; height: 40px; background: url(data:,)"></button>',
    },
}
BROKEN = {
    "low_vision": {
        "a least width": f'<p style="min-width: 700px">{LONG}</p>',
        "no wrapping": '<p style="white-space: nowrap">' + LONG + "</p>",
        "two columns that stay side by side": '<div style="display: flex; gap: 20px">'
        '<p style="flex: 0 0 300px">One</p><p style="flex: 0 0 300px">Two</p></div>',
    },
    "desktop": {
        "a fixed height": '<div style="overflow: hidden; height: 48px; width: 150px; font: 16px/1.5 monospace">'
        "Just two lines here, no more.</div>",
        "one line, cut": '<span style="display: inline-block; overflow: hidden; white-space: nowrap; width: 15ch; '
        'font: 16px monospace">Fifteen letters</span>',
    },
    "reduced_motion": {
        "it never stops": f"<style>{FILM} i {{ display: inline-block; animation: to 1s infinite }}</style><i>o</i>",
    },
    "forced_colors": {
        "a background only": f'<button style="border: 0; {SIZE} background: #063" aria-label="Send"></button>',
        "a mask": f'<p><a href="/x" aria-label="Like" style="display: inline-block; {SIZE} background: red; '
        'mask: linear-gradient(#000, #000)"></a></p>',
    },
}
RULES = {
    "low_vision": "reflow",
    "desktop": "text_spacing",
    "reduced_motion": "motion",
    "forced_colors": "forced_colors",
}


def looked(new_context, persona, body):
    """What the persona's own rule says of a page."""
    chosen = load(persona)
    page = new_context(viewport={"width": chosen.width, "height": chosen.height}, **chosen.context).new_page()
    page.set_content(f'<!doctype html><html lang="en"><body>{body}</body></html>')
    rows = _rule.look(page, chosen, step_id="s", state="t", disabled=())
    return [row for row in rows if row.rule == RULES[persona]]


@pytest.mark.parametrize(("persona", "name"), [(who, name) for who, pages in KEPT.items() for name in pages])
def test_a_page_that_keeps_the_rule_passes(new_context, persona, name):
    """One row that says so: a rule that was not asked has none."""
    assert [row.outcome for row in looked(new_context, persona, KEPT[persona][name])] == [Outcome.PASSED]


@pytest.mark.parametrize(("persona", "name"), [(who, name) for who, pages in BROKEN.items() for name in pages])
def test_a_page_that_breaks_the_rule_fails_with_the_element(new_context, persona, name):
    """Where it is, and what it looks like, so that somebody can go there."""
    rows = looked(new_context, persona, BROKEN[persona][name])

    assert {row.outcome for row in rows} == {Outcome.FAILED}
    assert all(row.selector and row.html and row.box for row in rows)


def test_a_page_that_cannot_scroll_is_left_to_a_person(new_context):
    """Its text is cut off, unless it is shown elsewhere: nobody can tell by machine."""
    body = f'<style>html, body {{ overflow-x: hidden }}</style><p style="width: 700px">{LONG}</p>'

    assert {row.outcome for row in looked(new_context, "low_vision", body)} == {Outcome.CANT_TELL}


def test_what_needs_two_dimensions_is_left_to_a_person(new_context):
    """A table of figures may be wider than its window."""
    rows = looked(new_context, "low_vision", '<table style="width: 900px"><tr><td>1</td><td>2</td></tr></table>')

    assert {row.outcome for row in rows} == {Outcome.CANT_TELL}


def test_a_rule_is_only_asked_as_whom_it_concerns(new_context):
    """At 1280 pixels nothing is said of 320."""
    page = new_context().new_page()
    page.set_content(f'<p style="min-width: 2000px">{LONG}</p>')
    rows = _rule.look(page, load("desktop"), step_id="s", state="t", disabled=())

    assert {row.rule for row in rows} == {"text_spacing"}


def test_text_spacing_leaves_the_page_as_it_was(new_context):
    """The next picture shows what the member saw."""
    page = new_context().new_page()
    page.set_content(f"<p>{LONG}</p>")
    before = page.locator("p").bounding_box()
    _rule.look(page, load("desktop"), step_id="s", state="t", disabled=())

    assert page.locator("p").bounding_box() == before
