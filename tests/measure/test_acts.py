"""What platforms ask of a member beside clicking: windows, dialogs, files, hidden menus, doubled controls."""

from __future__ import annotations

import pytest

from tests.measure.site import Answer, page
from toolkit.measure import recorder
from toolkit.measure._scripts import script
from toolkit.measure.acts import ArrivalError
from toolkit.records import Outcome

pytestmark = pytest.mark.browser

POPUP = "<button onclick=\"open('/report', 'report', 'width=400,height=300')\">Report</button>"
FORM = "<h1>Report</h1><label>Why <input></label><button onclick='window.close()'>Send</button>"


def test_a_window_is_gone_through_and_left(site, walk):
    """A report that is written in a window of its own: the step that ends in it is seen there, the next is back."""
    site.add("/", f"<h1>Post</h1>{POPUP}")
    site.add("/report", FORM + "<script>console.error('broken')</script>")
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        with alice.step("open the report"):
            alice.opens(alice.page.get_by_role("button"))
        with alice.step("send it"):
            alice.fill(alice.page.get_by_label("Why"), "Spam")
            alice.click(alice.page.get_by_role("button", name="Send"))
            alice.see(alice.page.get_by_role("heading", name="Post"))

        first, second = attempt.session.folder.read("steps")
        rules = {row.url for row in attempt.session.folder.read("rules")}
        errors = [row.detail for row in attempt.session.folder.read("observations") if row.name == "console_errors"]

        assert (first.url, second.url) == (f"{site.url}/report", f"{site.url}/")
        assert f"{site.url}/report" in rules
        assert errors == ["broken"]


def closed(site, walk, button, **how):
    """The step in which somebody closes a window by this button."""
    site.add("/", f"<h1>Post</h1>{POPUP}")
    site.add("/report", f"<h1>Report</h1>{button}")
    with walk(**how) as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        alice.opens(alice.page.get_by_role("button"))
        with alice.step("close it"):
            alice.click(alice.page.get_by_role("button", name="Close"))

        (step,) = attempt.session.folder.read("steps")
    return step


def test_a_window_that_closes_while_it_is_looked_at_is_left(site, walk, monkeypatch):
    """Whoever presses Close does not wait for the window to be gone; the step ends in the one below."""
    slow = "() => new Promise((done) => setTimeout(() => done(false), 300))"
    monkeypatch.setattr(recorder, "script", lambda name: slow if name == "busy" else script(name))
    step = closed(site, walk, "<button onclick='setTimeout(() => window.close(), 100)'>Close</button>")

    assert (step.outcome, step.url) == ("passed", f"{site.url}/")


@pytest.mark.parametrize("persona", ["desktop", "mobile", "keyboard", "screen_reader"])
def test_a_window_that_closes_under_the_hand_is_left(site, walk, persona):
    """It is gone before the key, the button or the finger is up again: that was the act, and it is done."""
    button = "<button onpointerdown='window.close()' onkeydown='window.close()'>Close</button>"
    step = closed(site, walk, button, persona=persona)

    assert (step.outcome, step.url) == ("passed", f"{site.url}/")


def test_a_window_with_an_error_page_is_no_arrival(site, walk):
    """Its answer came before anybody could listen, and is asked for."""
    site.add("/", POPUP)
    site.routes["/report"] = Answer(page("<h1>Sorry</h1>"), status=500)
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        with pytest.raises(ArrivalError, match="500"), alice.step("open the report"):
            alice.opens(alice.page.get_by_role("button"))

        assert attempt.session.folder.read("steps")[0].outcome is Outcome.FAILED


@pytest.mark.parametrize(("yes", "seen"), [(True, "gone"), (False, "kept")])
def test_a_question_of_the_browser_is_answered(site, walk, yes, seen):
    """Deleting asks by `confirm`."""
    site.add("/", "<button onclick=\"this.textContent = confirm('Sure?') ? 'gone' : 'kept'\">Delete</button>")
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        with alice.answering(yes=yes):
            alice.click(alice.page.get_by_role("button"))
        alice.see(alice.page.get_by_role("button", name=seen))


def test_a_prompt_is_answered_with_words(site, walk):
    """The rare platform that asks for the reason so."""
    site.add("/", "<button onclick=\"this.textContent = prompt('Why?')\">Report</button>")
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        with alice.answering(yes=True, text="Spam"):
            alice.click(alice.page.get_by_role("button"))
        alice.see(alice.page.get_by_role("button", name="Spam"))


def test_a_question_that_does_not_come_is_told(site, walk):
    """Deleting without asking is a difference that somebody should know of."""
    site.add("/", "<button>Delete</button>")
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        with pytest.raises(ArrivalError, match="was not"), alice.answering(yes=True):
            alice.click(alice.page.get_by_role("button"))


def test_a_file_that_is_handed_over_can_be_read(site, walk):
    """One's own data."""
    site.add("/", "<a href='/export'>Export</a>")
    headers = {"Content-Type": "application/json", "Content-Disposition": "attachment; filename=me.json"}
    site.routes["/export"] = Answer('{"name": "Alice"}', headers=headers)
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        with alice.step("export"):
            path = alice.downloads(alice.page.get_by_role("link"))

        assert path.read_text() == '{"name": "Alice"}'


def test_a_menu_that_hides_is_brought_up(site, walk):
    """Shown while the pointer rests on its parent."""
    style = "<style>ul { display: none } nav:hover ul { display: block }</style>"
    site.add("/", f"{style}<nav><span>More</span><ul><li><a href='/next'>Edit</a></li></ul></nav>")
    site.add("/next", "<h1>Edit</h1>")
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        alice.reveal(alice.page.get_by_text("More"))
        alice.click(alice.page.get_by_role("link", name="Edit"))
        alice.see(alice.page.get_by_role("heading", name="Edit"))


def test_the_copy_that_can_be_seen_is_taken(site, walk):
    """A button for narrow windows stands hidden before the one for wide ones."""
    site.add("/", "<button hidden>Track</button><button onclick=\"this.textContent = 'Tracked'\">Track</button>")
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        alice.click(alice.visible(alice.page.get_by_text("Track")))
        alice.see(alice.page.get_by_role("button", name="Tracked"))


def test_an_editor_in_a_frame_is_a_field(site, walk):
    """Many forums' editors are a page within the page."""
    editor = page("<p><br></p><script>document.body.contentEditable = true</script>").replace('"', "&quot;")
    site.add("/", f'<iframe title="Message" srcdoc="{editor}"></iframe>')
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        body = alice.page.frame_locator("iframe").locator("body")
        alice.fill(body, "Hello")
        alice.see(body.filter(has_text="Hello"))
