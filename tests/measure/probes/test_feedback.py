"""What answers a press: good pages and bad ones, over real sockets in a real browser."""

from math import inf

import pytest

from tests.measure.site import Answer, page
from toolkit.measure.act_log import Done
from toolkit.measure.probes.feedback import Answered, Told
from toolkit.records import ActKind

pytestmark = pytest.mark.browser

SCRIPT = """<button>Go</button><p id="out" style="min-height:1em"></p>
<script>
const out = document.getElementById("out");
const later = (ms, text) => setTimeout(() => { out.textContent = text; }, ms);
document.querySelector("button").addEventListener("click", () => { %s });
</script>"""


@pytest.fixture
def numbers():
    """A function that gives what was observed of an attempt, by name; each must stand there once."""

    def of(attempt):
        rows = [row for row in attempt.session.folder.read("observations") if row.name in NAMES]
        assert len({(row.name, row.step_id, row.document) for row in rows}) == len(rows)
        return {row.name: (row.value, row.detail) for row in rows}

    return of


NAMES = ("first_answer", "result", "settled", "dead_clicks", "rage_clicks")


def go(alice, words=None, *, wait_ms=0, rest_ms=0, at="/"):
    """Open the page, press its button, and see these words; without any, stay until it is known that nothing came."""
    with alice.step("go"):
        alice.goto(at)
        alice.page.wait_for_timeout(wait_ms)
        alice.click(alice.page.get_by_role("button", name="Go"))
        if words:
            alice.see(alice.page.get_by_text(words))
            alice.page.wait_for_timeout(rest_ms)
        else:
            alice.page.wait_for_timeout(1_050)


def test_a_spinner_answers_before_the_result(site, walk, numbers):
    """
    Two numbers: that it was heard, and what came of it.
    """
    site.add("/", SCRIPT % "later(0, 'one moment'); later(700, 'done'); later(1000, 'done, really')")
    with walk() as attempt:
        go(attempt.member("alice"), "done", rest_ms=1_500)
        found = numbers(attempt)

    assert found["first_answer"][0] < 500
    assert 700 <= found["result"][0] <= found["settled"][0]
    assert found["settled"][0] >= 1000
    assert "dead_clicks" not in found


def test_an_answer_that_is_late_is_late(site, walk, numbers):
    """
    Nothing moves for more than a second: what came then was no sign that the press was heard.
    """
    site.add("/", SCRIPT % "later(1200, 'done')")
    with walk() as attempt:
        go(attempt.member("alice"), "done")
        found = numbers(attempt)

    assert found["first_answer"][0] >= 1200
    assert found["dead_clicks"] == (1.0, "Go")


HIDDEN = {
    "out of the viewport": "out.style.cssText = 'position:absolute; top:5000px'; later(20, 'done')",
    "an attribute that nobody sees": "setTimeout(() => { out.id = out.dataset.a = out.ariaDescription = 'x'; }, 20)",
    "the title": "setTimeout(() => { document.title = 'done'; }, 20)",
    "words that are hidden": "out.style.display = 'none'; later(20, 'done')",
    "the same words": "later(20, out.textContent)",
}


@pytest.mark.thorough
@pytest.mark.parametrize("what", sorted(HIDDEN))
def test_what_nobody_sees_is_no_answer(site, walk, numbers, what):
    """
    It moves in the document, and not before anybody's eyes.
    """
    head, _, tail = HIDDEN[what].rpartition("; ") if "out.style" in HIDDEN[what] else ("", "", HIDDEN[what])
    site.add("/", (SCRIPT % tail).replace("const later", f"{head}; const later"))
    with walk() as attempt:
        go(attempt.member("alice"))
        found = numbers(attempt)

    assert found["first_answer"][1] == "none"
    assert found["dead_clicks"] == (1.0, "Go")


@pytest.mark.thorough
@pytest.mark.parametrize(
    "own",
    [
        "setInterval(() => { clock.textContent = String(Date.now()); }, 1000)",
        "(function turn() { clock.style.marginLeft = `${Date.now() % 90}px`; requestAnimationFrame(turn); })()",
        "setInterval(() => { clock.innerHTML = `<b>${Date.now()}</b>`; }, 300)",
    ],
)
def test_what_moves_by_itself_answers_nobody(site, walk, numbers, own):
    """
    A clock, an animation, a ticker: they moved before the press, too.
    """
    clock = f"<p id='clock'>0</p><script>const clock = document.getElementById('clock'); {own};</script>"
    site.add("/", clock + SCRIPT % "later(1500, 'done')")
    with walk() as attempt:
        go(attempt.member("alice"), "done", wait_ms=3200)
        found = numbers(attempt)

    assert found["first_answer"][0] >= 1500


@pytest.mark.parametrize(
    "control",
    [
        "<label><input type='checkbox'> Go</label>",
        "<style>#more:not(:checked) ~ div { display: none }</style><input id='more' type='checkbox' hidden>"
        "<label for='more'>Go</label><div style='height:500px; background:red'>done</div>",
        "<style>nav div { display: none } nav:focus-within div { display: block; height: 500px }</style>"
        "<nav><button>Go</button><div>done</div></nav>",
        "<details><summary>Go</summary>done</details>",
        "<a href='#far'>Go</a><p style='margin-top:3000px' id='far'>done</p>",
        "<label>Go <input></label>",
    ],
)
def test_an_answer_by_style_or_by_the_browser_alone_is_one(site, walk, numbers, control):
    """
    No script, and the document does not change: a switch, a menu, a jump, a field that takes the focus.
    """
    site.add("/", control)
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("go"):
            alice.goto("/")
            alice.click(alice.page.get_by_text("Go"))
            alice.page.wait_for_timeout(600)
        found = numbers(attempt)

    value, detail = found["first_answer"]
    assert (value < 500, detail) == (True, None)
    assert "dead_clicks" not in found


def test_a_picture_that_was_on_its_way_is_no_answer(site, walk, numbers):
    """
    It comes after the press, and would have come without it.
    """
    site.add("/", "<img src='/late.svg' alt='x' width='100' height='100'><button>Go</button>")
    picture = "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"
    site.routes["/late.svg"] = Answer(picture, headers={"Content-Type": "image/svg+xml"}, delay_s=0.7)
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("go"):
            alice.page.goto(site.url, wait_until="domcontentloaded")
            alice.click(alice.page.get_by_role("button", name="Go"))
            alice.page.wait_for_timeout(1_200)
            there = alice.page.evaluate("document.images[0].complete && document.images[0].naturalWidth > 0")
        found = numbers(attempt)

    assert there
    assert found["dead_clicks"] == (1.0, "Go")


def test_a_press_that_nothing_answers_is_dead(site, walk, numbers):
    """
    Under a strict content policy, too.
    """
    site.routes["/"] = Answer(
        page("<button>Go</button>"),
        headers={"Content-Security-Policy": "default-src 'none'; require-trusted-types-for 'script'"},
    )
    with walk() as attempt:
        go(attempt.member("alice"))
        found = numbers(attempt)

    assert found["dead_clicks"] == (1.0, "Go")
    assert found["first_answer"][0] >= 1000
    assert found["first_answer"][1] == "none"


@pytest.mark.parametrize("delay_s", [0.0, 0.8])
def test_another_document_is_an_answer(site, walk, numbers, delay_s):
    """
    The press went away with its page, and the next one was told; also by a form that leads back to its own address.
    """
    form = '<form method="post" action="/"><button>Go</button></form>'
    answers = iter([Answer(page(form)), Answer(page(form + "<p>done</p>"), delay_s=delay_s)])
    site.routes["/"] = lambda: next(answers)
    with walk() as attempt:
        go(attempt.member("alice"), "done")
        found = numbers(attempt)

    assert delay_s * 1000 <= found["first_answer"][0] <= found["settled"][0]
    assert found["first_answer"][0] <= found["result"][0] + 100
    assert "dead_clicks" not in found


def test_the_button_says_so_before_the_form_leads_on(site, walk, numbers):
    """
    The answer was in the document that is gone.
    """
    site.add(
        "/",
        '<form action="/next"><button onclick="setTimeout(() => { this.textContent = `Going` })">Go</button></form>',
    )
    site.add("/next", "done", delay_s=0.9)
    with walk() as attempt:
        go(attempt.member("alice"), "done")
        found = numbers(attempt)

    assert found["first_answer"][0] < 700 < 900 <= found["result"][0]


def test_what_came_where_nobody_looks_is_the_answer_once_it_is_seen(site, walk, numbers):
    """
    In a frame; the member waited for it, and it came.
    """
    later = "setTimeout(() => { document.querySelector('iframe').contentDocument.body.textContent = 'done'; }, 500)"
    site.add("/", SCRIPT % later + "<iframe title='x' srcdoc='<p>wait'></iframe>")
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("go"):
            alice.goto("/")
            alice.click(alice.page.get_by_role("button", name="Go"))
            alice.see(alice.page.frame_locator("iframe").get_by_text("done"))
            alice.page.wait_for_timeout(600)
        found = numbers(attempt)

    assert found["first_answer"][0] >= 500
    assert found["first_answer"][1] is None
    assert "dead_clicks" not in found


@pytest.mark.thorough
def test_another_view_is_an_answer(site, walk, numbers):
    """
    An address without another document; the same address once more is none.
    """
    site.add("/", SCRIPT % "history.pushState({}, '', location.search + '?'); later(900, 'done')")
    site.add("/same", SCRIPT % "history.replaceState({}, ''); later(900, 'done')")
    with walk() as attempt:
        alice = attempt.member("alice")
        go(alice, "done")
        found = numbers(attempt)
        go(alice, "done", at="/same")
        same = numbers(attempt)

    assert found["first_answer"][0] < 700 < 900 <= found["result"][0]
    assert same["first_answer"][0] >= 900


@pytest.mark.thorough
def test_rest_waits_for_requests(site, walk, numbers):
    """
    Quiet while something is still to come is none.
    """
    site.add("/slow", "x", delay_s=0.8)
    site.add(
        "/", SCRIPT % "out.textContent = 'done'; fetch('/slow').then(() => { out.textContent = 'done, and more'; })"
    )
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("go"):
            alice.goto("/")
            alice.click(alice.page.get_by_role("button", name="Go"))
            alice.see(alice.page.get_by_text("done", exact=True))
            alice.page.wait_for_timeout(1200)
        found = numbers(attempt)

    assert found["result"][0] < 700 < 800 <= found["settled"][0]


def told_of(*, calls=(), polls=()):
    """A press at 0 answered at 100, its result at 200, looked at 2000; one request is still open."""
    press = {"at": 0.0, "changed": 0, "opaque": False, "label": "Go", "widget": "go"}
    open_ones = [*calls] or [300.0]
    told = Told(answers=[100.0], requests=[(start, inf) for start in open_ones], calls=[*calls], polls=[*polls])
    act = Done(kind=ActKind.CLICK, began_ms=0.0, ended_ms=10.0, seen_ms=200.0)
    return {seen.name: seen.value for seen in Answered(told, act, press, until=2000.0).numbers("s", "", 200.0)}


@pytest.mark.parametrize(
    ("open_ones", "settled"),
    [
        ({}, None),  # a picture that is still to come
        ({"calls": [50.0]}, None),  # what the press asked for
        ({"calls": [300.0]}, 100.0),
        ({"calls": [50.0], "polls": [50.0]}, 100.0),
        ({"calls": [50.0, 300.0], "polls": [50.0]}, 100.0),
    ],
)
def test_a_long_poll_is_not_waited_for(open_ones, settled):
    """
    It is open as long as the page is; what the press asked for and is not there yet keeps the page from rest.
    """
    assert told_of(**open_ones).get("settled") == settled


@pytest.mark.thorough
def test_a_page_that_polls_comes_to_rest(site, walk, numbers):
    """
    Each document asks anew, at an address of its own; the second look knows it.
    """
    site.add("/poll/4f1a", "x", delay_s=3)
    site.add("/poll/77be", "x", delay_s=3)
    site.add("/", "<script>fetch('/poll/4f1a')</script><a href='/there'>Go</a>")
    site.add("/there", "<script>fetch('/poll/77be')</script><h1>There</h1>")
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("come"):
            alice.goto("/")
            alice.page.wait_for_timeout(300)
        with alice.step("go"):
            alice.click(alice.page.get_by_role("link", name="Go"))
            alice.see(alice.page.get_by_role("heading", name="There"))
            alice.page.wait_for_timeout(900)
        found = numbers(attempt)

    assert "settled" in found


def test_acts_of_one_step_are_rows_of_their_own(site, walk):
    """
    Each with what was done and to what; filling by script is no press.
    """
    site.add(
        "/",
        '<label>Name <input id="name"></label><label><input type="checkbox" id="all"> All</label>'
        + SCRIPT % "later(0, 'done')",
    )
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("go"):
            alice.goto("/")
            alice.fill(alice.page.get_by_label("Name"), "x")
            alice.check(alice.page.get_by_label("All"))
            alice.click(alice.page.get_by_role("button", name="Go"))
            alice.see(alice.page.get_by_text("done"))
            alice.press("Escape")
        rows = [row for row in attempt.session.folder.read("observations") if row.name == "result"]

    kinds = [row.document.split()[0] for row in rows]
    assert [kind for kind in kinds if kind != "1-check"] == ["2-click", "3-press"]


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("act", "page_text"),
    [
        ("opens", '<a href="/next" target="_blank">Go</a>'),
        ("downloads", '<a href="/next" download>Go</a>'),
        ("dialog", "<button onclick=\"confirm('Sure?')\">Go</button>"),
        ("list", "<label>Go <select><option>a<option>b</select></label>"),
    ],
)
def test_what_answers_outside_the_document_is_an_answer(site, walk, numbers, act, page_text):
    """
    Another window, a file, a dialog or a list of the browser's own: the document has nothing to show.
    """
    site.add("/", page_text)
    site.add("/next", "done")
    with walk() as attempt:
        alice = attempt.member("alice")
        go_there = alice.page.get_by_text("Go").first
        with alice.step("go"):
            alice.goto("/")
            if act == "dialog":
                with alice.answering(yes=False):
                    alice.click(go_there)
            elif act == "list":
                alice.click(alice.page.get_by_role("combobox"))
            else:
                getattr(alice, act)(go_there)
            alice.page.wait_for_timeout(1200)
        found = numbers(attempt)

    assert "dead_clicks" not in found
    assert found.get("first_answer", (0, None))[1] is None


def test_three_presses_at_one_place_are_rage(site, walk, numbers):
    """
    A sign of it only: somebody may have a reason. Three presses far from each other are none.
    """
    site.add("/", SCRIPT % "out.textContent += 'x'" + "<button style='margin:200px'>Far</button>")
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("far"):
            alice.goto("/")
            for name in ("Go", "Far", "Go"):
                alice.click(alice.page.get_by_role("button", name=name))
        assert "rage_clicks" not in numbers(attempt)
        with alice.step("go"):
            alice.page.get_by_role("button", name="Go").click(click_count=4, delay=1)

        assert numbers(attempt)["rage_clicks"] == (1.0, "Go")


def test_presses_that_each_lead_on_are_no_rage(site, walk, numbers):
    """
    Page after page has its link where the last one had it.
    """
    for number in range(4):
        site.add(f"/{number}", f"<a href='/{number + 1}'>Go</a>")
    site.add("/4", "done")
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("go"):
            alice.goto("/0")
            for _ in range(4):
                alice.page.get_by_role("link", name="Go").click()
        assert "rage_clicks" not in numbers(attempt)


def test_a_step_that_failed_has_no_result(site, walk, numbers):
    """
    Nobody arrived; that nothing answered is kept.
    """
    site.add("/", "<button>Go</button>")
    with walk(**{"journeys.step_timeout_s": "2"}) as attempt:
        with pytest.raises(AssertionError):
            go(attempt.member("alice"), "done")
        found = numbers(attempt)

    assert set(found) == {"first_answer", "dead_clicks"}
    assert found["first_answer"][1] == "none"
