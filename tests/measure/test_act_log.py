"""What is written down of a member's acts: what they called, and where the page noticed it."""

import pytest

from toolkit.records import ActKind

pytestmark = pytest.mark.browser

FORM = """
<style>
body { margin: 0; height: 3000px }
input, select, button { box-sizing: border-box; position: absolute; left: 100px; width: 200px; height: 40px }
</style>
<input aria-label="Name" style="top: 100px">
<input type="checkbox" aria-label="Public" style="margin: 0; top: 200px; width: 20px; height: 20px">
<select aria-label="Reason" style="top: 300px"><option>a</option><option>b</option><option>c</option></select>
<button style="top: 400px"><span>Send</span></button>
<button style="top: 2400px">Far</button>
"""


def acts_of(attempt):
    return list(attempt.session.folder.read("acts"))


def test_each_act_has_its_control_just_before(site, walk):
    """
    Kind, box, window, options; the text is counted and not kept.
    """
    site.add("/", FORM)
    with walk() as attempt:
        alice = attempt.member("alice")
        page = alice.page
        with alice.step("fill in"):
            alice.goto("/")
            alice.fill(page.get_by_label("Name"), "Été à Québec")
            alice.check(page.get_by_label("Public"))
            alice.check(page.get_by_label("Public"))  # is on: nobody would do anything
            alice.choose(page.get_by_label("Reason"), "b")
            alice.click(page.get_by_role("button", name="Send"))
            alice.press("Escape")
        acts = acts_of(attempt)

    assert [act.kind for act in acts] == ["fill", "check", "choose", "click", "press"]
    assert [act.box for act in acts[:4]] == [
        (100, 100, 200, 40),
        (100, 200, 20, 20),
        (100, 300, 200, 40),
        (100, 400, 200, 40),
    ]
    assert {act.window for act in acts} == {(1280, 800)}
    assert [(act.keystrokes, act.options, act.key) for act in acts] == [
        (15, 0, ""),
        (0, 0, ""),
        (0, 3, ""),
        (0, 0, ""),
        (0, 0, "Escape"),
    ]
    assert [act.hand for act in acts] == ["mouse"] * 5
    assert "Québec" not in str(acts)


def test_the_same_control_is_told_from_another(site, walk):
    """
    Clicking into a field and typing there is one thought.
    """
    site.add("/", FORM)
    with walk() as attempt:
        alice = attempt.member("alice")
        name = alice.page.get_by_label("Name")
        with alice.step("write"):
            alice.goto("/")
            alice.click(name)
            alice.fill(name, "x")
            alice.click(alice.page.get_by_role("button", name="Send"))
        clicked, filled, sent = acts_of(attempt)

    assert clicked.widget == filled.widget != sent.widget
    assert clicked.view == filled.view == sent.view


def test_scrolling_to_a_control_counts(site, walk):
    """
    In heights of the window; what is in sight needs none.
    """
    site.add("/", FORM)
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("go far"):
            alice.goto("/")
            alice.click(alice.page.get_by_role("button", name="Send"))
            alice.click(alice.page.get_by_role("button", name="Far"))
        near, far = acts_of(attempt)

    assert near.viewports == 0
    assert 1.5 < far.viewports < 3


@pytest.mark.thorough
@pytest.mark.parametrize("by", ["#p12", "?scrollTo(0, 2400)", "?setTimeout(() => scrollTo(0, 2400), 100)"])
def test_what_the_page_scrolls_itself_is_nobodys_effort(site, walk, by):
    """
    It opens at a place, or goes there by script: whoever presses what is then in sight has not scrolled.
    """
    site.add("/", f'<a href="/topic{by}">Open</a>')
    site.add(
        "/topic",
        FORM
        + '<p id="p12" style="position: absolute; top: 2400px">12</p>'
        + "<script>eval(decodeURI(location.search.slice(1)))</script>",
    )
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("open"):
            alice.goto("/")
            alice.click(alice.page.get_by_role("link"))
            alice.page.wait_for_function("scrollY > 2000")
            alice.click(alice.page.get_by_role("button", name="Far"))
        _, far = acts_of(attempt)

    assert far.viewports == 0


def test_scrolling_within_a_pane_counts(site, walk):
    """
    Columns, chats and dialogs scroll in themselves; so does a field that takes the focus there.
    """
    pane = '<div style="height: 400px; overflow: auto"><div style="height: 3000px; position: relative">%s</div></div>'
    far, name = '<button style="position: absolute; top: 1600px">Far</button>', '<input aria-label="Name">'
    site.add("/", pane % (name + far))
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("go far"):
            alice.goto("/")
            alice.click(alice.page.get_by_role("button"))
            alice.fill(alice.page.get_by_label("Name"), "x")
            alice.fill(alice.page.get_by_label("Name"), "y")
        far, back, again = acts_of(attempt)

    assert 1 < far.viewports < 2.5
    assert 1 < back.viewports < 2.5
    assert again.viewports == 0


def test_a_field_that_takes_the_focus_by_itself_has_it_however_soon_it_is_filled(site, walk):
    """
    On a busy machine a script is sooner than the browser: here it never does what the attribute asks for.
    """
    late = "<script>for (const field of document.querySelectorAll('input')) field.autofocus = true</script>"
    site.add("/", f'<input aria-label="First"><input aria-label="Second">{late}')
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("write"):
            alice.goto("/")
            alice.fill(alice.page.get_by_label("First"), "has it")
            alice.fill(alice.page.get_by_label("Second"), "is gone to")
        acts = acts_of(attempt)

    assert [act.focused for act in acts] == [True, False]


def test_whether_a_field_had_the_focus_is_known(site, walk):
    """
    One that was clicked has it, one that is reached by Tab, too; else the pointer had to go there.
    """
    site.add("/", '<input aria-label="First" autofocus><input aria-label="Second"><input aria-label="Third">')
    with walk() as attempt:
        alice = attempt.member("alice")
        first, second, third = (alice.page.get_by_label(name) for name in ("First", "Second", "Third"))
        with alice.step("write"):
            alice.goto("/")
            alice.fill(first, "takes the focus by itself")
            alice.fill(second, "is gone to")
            alice.press("Tab")
            alice.fill(third, "is come to")
            alice.fill(third, "")
            alice.click(first)
            alice.fill(first, "clicked")
        acts = acts_of(attempt)

    assert [act.focused for act in acts] == [True, False, None, True, True, None, True]
    assert acts[0].widget != acts[1].widget  # that the first one is left is no part of filling the second
    assert acts[4].keystrokes == 3


def test_a_finger_goes_to_a_field_before_it_fills_it(site, walk):
    """
    Its tap is a part of filling.
    """
    site.add("/", '<input aria-label="Name">')
    with walk(persona="mobile") as attempt:
        alice = attempt.member("alice")
        with alice.step("write"):
            alice.goto("/")
            alice.fill(alice.page.get_by_label("Name"), "x")
        (act,) = acts_of(attempt)

    assert (act.hand, act.focused) == ("touch", False)


def test_the_act_that_left_the_page_is_known(site, walk):
    """
    The document is gone when the step ends: it told the next one.
    """
    site.add("/", '<a href="/posts/12" style="position:absolute; left:50px; top:60px">Twelve</a>')
    site.add("/posts/12", '<h1>Twelve</h1><a href="/posts/13">Next</a>')
    site.add("/posts/13", "<h1>Thirteen</h1>")
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("follow"):
            alice.goto("/")
            alice.click(alice.page.get_by_role("link", name="Twelve"))
            alice.click(alice.page.get_by_role("link", name="Next"))
            alice.see(alice.page.get_by_role("heading", name="Thirteen"))
        first, second = acts_of(attempt)

    assert first.box[:2] == (50, 60)
    assert first.view.endswith(" /")
    assert second.view.endswith(" /posts/#")


def test_what_the_page_cannot_notice_is_kept_without_a_box(site, walk):
    """
    A control in a frame.
    """
    site.add("/", '<iframe src="/inside" title="x"></iframe>')
    site.add("/inside", "<button>Inside</button>")
    with walk() as attempt:
        alice = attempt.member("alice")
        with alice.step("press"):
            alice.goto("/")
            alice.click(alice.page.frame_locator("iframe").get_by_role("button"))
        (act,) = acts_of(attempt)

    assert (act.kind, act.box, act.widget) == (ActKind.CLICK, None, "")


def test_an_act_that_could_not_be_carried_out_is_none(site, walk):
    """
    The control was covered: nobody clicked it.
    """
    site.add("/", '<button>x</button><div style="position:fixed; inset:0"></div>')
    with walk() as attempt:
        alice = attempt.member("alice")
        with pytest.raises(Exception, match="Timeout"), alice.step("press"):  # noqa: PT012 - the step ends with it
            alice.goto("/")
            alice.click(alice.page.get_by_role("button"))

        assert acts_of(attempt) == []


def test_signing_in_on_the_way_is_no_effort_of_the_journey(site, walk):
    """
    `enter` signs in once a run, in whichever journey comes first.
    """
    site.add("/", FORM)
    signing = """
    def is_signed_in(self, member):
        return False

    def sign_in(self, member):
        member.fill(member.page.get_by_label("Name"), "alice")
"""
    with walk(adapter_body=signing) as attempt:
        alice = attempt.member("alice")
        alice.enter()
        with alice.step("send"):
            alice.click(alice.page.get_by_role("button", name="Send"))

        assert [act.kind for act in acts_of(attempt)] == ["click"]


def test_what_is_done_before_a_step_is_no_part_of_its_effort(site, walk):
    """
    A journey may need a message to react to; writing it is nobody's effort of reacting.
    """
    site.add("/", FORM)
    with walk() as attempt:
        alice = attempt.member("alice")
        alice.goto("/")
        alice.fill(alice.page.get_by_label("Name"), "Something to begin with")
        with alice.step("send"):
            alice.click(alice.page.get_by_role("button", name="Send"))
        acts = acts_of(attempt)

    assert [act.kind for act in acts] == ["click"]
