"""Presses in a row are the presses that a person makes one by one: no more, no fewer, and the same is told of them."""

from __future__ import annotations

import json

import pytest

from tests.measure.hands import focus_pages, native_pages, pattern_pages
from toolkit.measure.hands.keyboard import Hand
from toolkit.measure.keyboard import row
from toolkit.measure.keyboard.faults import KeyboardError

BUTTONS = "".join(f"<button onclick=\"document.title = '{number}'\">b{number}</button>" for number in range(40))
TRAP = "<input id=trap aria-label=trap><script>{}</script>"
BY_ITSELF = {
    "a moment later": TRAP.format("trap.onblur = () => setTimeout(() => trap.focus(), 0)"),
    "with the next frame": TRAP.format("trap.onblur = () => requestAnimationFrame(() => trap.focus())"),
    "at once": TRAP.format("trap.onblur = () => Promise.resolve().then(() => trap.focus())"),
    "now and then": TRAP.format(
        "let held = false; trap.onfocus = () => held = true; setInterval(() => held && trap.focus(), 30)"
    ),
}
# Listens where nobody comes before it but who was there before the page.
COUNTS = """<script>
window.heard = { keydown: 0, keyup: 0 };
const hears = (event) => { heard[event.type] += event.key === "Tab"; };
for (const type of ["keydown", "keyup"]) addEventListener(type, hears, true);
</script>"""


@pytest.fixture
def page(new_context):
    """A page that the hand's scripts came to first."""
    context = new_context()
    context.set_default_timeout(3_000)
    Hand().attach(context)
    return context.new_page()


@pytest.fixture
def one_by_one(monkeypatch):
    """No rows from now on."""

    def stop():
        monkeypatch.setattr(row, "possible", lambda page: False)

    return stop


def shown(page, html):
    """A page with this in it, loaded as any page is."""
    page.route("http://row.test/", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    page.goto("http://row.test/")


def clicked(page, name):
    """What is told of a click on a button, and the keys of it."""
    hand = Hand()
    hand.click(page.get_by_role("button", name=name, exact=True))
    told = hand.told()
    return [note.name for note in told], json.loads(told[-1].detail)["keys"]


def test_the_events_of_a_row_are_keys_that_go_down_and_up():
    """No key is held but Shift, and that from before the first to after the last."""
    back = [(event["type"], event["key"]) for event in row.events("Shift+Tab", 2)]

    assert [event["type"] for event in row.events("Tab", 2)] == ["rawKeyDown", "keyUp"] * 2
    assert back == [
        ("rawKeyDown", "Shift"),
        *[("rawKeyDown", "Tab"), ("keyUp", "Tab")] * 2,
        ("keyUp", "Shift"),
    ]


@pytest.mark.browser
@pytest.mark.parametrize("number", [0, 5, 6, 29, 39])
def test_the_page_gets_as_many_presses_as_are_told(page, number):
    """What is sent beyond the control never comes to it; no listener of its own hears more."""
    shown(page, COUNTS + BUTTONS)
    keys = clicked(page, f"b{number}")[1]

    assert keys == f"Tab ×{number + 1}, Enter".replace(" ×1,", ",")
    assert page.evaluate("heard") == {"keydown": number + 1, "keyup": number + 1}
    assert page.title() == str(number)


@pytest.mark.browser
def test_it_goes_back_in_rows(page):
    """From the foot of a page towards its head."""
    shown(page, COUNTS + BUTTONS)
    page.get_by_role("button", name="b39", exact=True).focus()

    assert clicked(page, "b10")[1] == "Shift+Tab ×29, Enter"
    assert page.evaluate("heard") == {"keydown": 29, "keyup": 29}


@pytest.mark.browser
def test_a_link_past_the_head_is_told_from_the_first_stop_of_a_row(page):
    """It is passed without a halt."""
    shown(page, f'<a href="#main">Skip</a>{BUTTONS}<main id="main">Main</main>')

    assert clicked(page, "b3") == (["skip_link", "focus_change", "focus_covered", "keyboard_presses"], "Tab ×5, Enter")


@pytest.mark.browser
@pytest.mark.parametrize("html", BY_ITSELF.values(), ids=BY_ITSELF)
def test_a_page_that_takes_the_focus_back_is_not_outrun(page, html):
    """However late it does: beyond it there are more stops than a row has presses."""
    shown(page, f"<button>first</button>{html}{BUTTONS}")

    with pytest.raises(KeyboardError, match="trapped"):
        clicked(page, "b35")


@pytest.mark.browser
def test_a_page_that_moves_the_focus_on_is_followed(page):
    """Its own jumps, which a row may be far beyond of, are no rounds and no traps."""
    jumps = "<button id=jump>jump</button><script>jump.onfocus = () => setTimeout(() => over.focus(), 10)</script>"
    shown(page, f"{jumps}{BUTTONS}<button id=over>over</button><button onclick='document.title = 1'>end</button>")

    keys = clicked(page, "end")[1]

    assert "Escape" not in keys
    assert page.title() == "1"


@pytest.mark.browser
def test_a_document_that_is_written_anew_is_listened_to_again(page):
    """`document.open` takes all listeners away, and leaves the scripts' names."""
    shown(page, "<p>before</p>")
    page.set_content(COUNTS + BUTTONS)

    assert clicked(page, "b20")[1] == "Tab ×21, Enter"
    assert page.evaluate("document.title") == "20"


@pytest.mark.browser
@pytest.mark.thorough
def test_small_pages_are_told_alike_by_rows_and_press_by_press(page, one_by_one):
    """All notes of all fixtures that are well; of what is not, the words, since a round may begin elsewhere."""
    fixtures = [*native_pages.FIXTURES, *pattern_pages.FIXTURES, *focus_pages.FIXTURES]
    by_rows = [told(page, fixture) for fixture in fixtures]
    one_by_one()

    assert by_rows == [told(page, fixture) for fixture in fixtures]


def told(page, fixture):
    """What is told of a small page; presses count where the control was come to."""
    shown(page, fixture.html)
    hand, failed = Hand(), False
    try:
        fixture.act(hand, page)
    except KeyboardError:
        failed = True
    hand.rest(page)
    notes = [(note.name, None if failed and note.name.startswith("keyboard") else note.value) for note in hand.told()]
    return fixture.name, notes
