"""Presses in a row are the presses that a person makes one by one: no more, no fewer, and the same is told of them."""

from __future__ import annotations

import asyncio
import json
from concurrent.futures import ThreadPoolExecutor

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
        "let held = false; trap.onfocus = () => held = true; setInterval(() => held && trap.focus(), 5)"
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


class Line:
    """Stands for the line to a browser: an event has come when the line has had its turn; then the row may end."""

    def __init__(self, ends_after, *, hears=True):
        self.ends_after, self.hears = ends_after, hears
        self.sent, self.under_way, self.most = [], 0, 0
        self.passing = None

    async def send(self, event):
        self.sent.append((event["type"], event["key"]))
        self.under_way += 1
        self.most = max(self.most, self.under_way)
        await asyncio.sleep(0)
        self.under_way -= 1
        if len(self.sent) >= self.ends_after and not self.passing.done():
            self.passing.set_result(None)

    async def heard(self):
        return self.hears * len(self.sent)

    def pressed(self, key, most):
        """How many times it was pressed, at most so often."""

        async def run():
            self.passing = asyncio.get_running_loop().create_future()
            stream = row.Stream(send=self.send, heard=self.heard, passing=self.passing)
            await stream.press(key, most)
            return stream.count

        with ThreadPoolExecutor(1) as apart:  # a browser that was opened before has a loop in this thread
            return apart.submit(asyncio.run, run()).result()


def test_the_keys_of_a_row_go_down_and_up_in_turn():
    """No key is held but Shift, and that from before the first to after the last."""
    forth, back = Line(1_000), Line(1_000)

    assert (forth.pressed("Tab", 2), back.pressed("Shift+Tab", 2)) == (2, 2)
    assert forth.sent == [("rawKeyDown", "Tab"), ("keyUp", "Tab")] * 2
    assert back.sent == [("rawKeyDown", "Shift"), *forth.sent, ("keyUp", "Shift")]


def test_a_row_ends_when_there_is_something_to_decide():
    """Of many presses that may come, no more are sent than were under way; all of them have come when it ends."""
    line = Line(60)

    assert 30 <= line.pressed("Tab", 400) <= 30 + row.UNDER_WAY
    assert line.most <= 2 * row.UNDER_WAY
    assert line.under_way == 0


def test_a_row_begins_with_few_keys():
    """Where the control is the next stop, hardly any are sent in vain."""
    assert Line(1).pressed("Tab", 400) <= row.FIRST_UNDER_WAY + 2


def test_a_row_ends_where_nobody_hears_it():
    """It is not pressed four hundred times past the control."""
    assert Line(1_000, hears=False).pressed("Tab", 400) == row.HEARD_BY


def test_a_row_ends_where_the_page_has_gone():
    """What cannot be sent is told, and not tried four hundred times."""
    line = Line(1_000)

    async def gone(event):
        line.sent.append(event)
        raise ConnectionError("the page has gone")

    line.send = gone
    with pytest.raises(ConnectionError, match="gone"):
        line.pressed("Tab", 400)

    assert len(line.sent) <= 4 * row.UNDER_WAY


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
def test_a_page_that_takes_the_keys_away_is_walked_press_by_press(new_context):
    """Its listener came before the scripts: they cannot look between two presses, and every press has come."""
    page = new_context().new_page()
    first = "<script>addEventListener('keydown', (event) => event.stopImmediatePropagation(), true)</script>"
    shown(page, COUNTS + first + BUTTONS)

    keys = clicked(page, "b20")[1]

    assert keys == "Tab ×21, Enter"
    assert page.title() == "20"
    assert page.evaluate("heard.keydown") == 21


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
