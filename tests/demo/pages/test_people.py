"""What axe cannot see: focus, announcements, pages without scripts, and what must not move."""

import pytest

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("scripts", [True, False])
def test_refusing_to_be_counted_takes_one_press_of_a_button_like_the_other(visit, scripts):
    """
    Same size, same style, nothing lost of what was typed, and told to who does not see it.
    """
    sizes = "(buttons) => buttons.map((b) => [b.offsetWidth, b.offsetHeight, getComputedStyle(b).backgroundColor])"
    with visit(java_script_enabled=scripts) as visitor:
        visitor.page.goto("/login")
        visitor.page.fill("#login-username", "half typed")
        buttons = visitor.page.locator(".consent button")
        refuse, accept = buttons.evaluate_all(sizes)
        buttons.first.click()
        visitor.page.get_by_text("your visits are not counted").wait_for()
        typed = visitor.page.input_value("#login-username")
        visitor.page.goto("/about")

        assert refuse == accept
        assert typed == ("half typed" if scripts else "")
        assert buttons.count() == 0


def test_news_is_announced_without_moving_the_page(person, visit):
    """
    What comes in while somebody reads must not push away what they read.
    """
    page = person.sign_in("alice2").page
    with visit().sign_in("bob2") as bob:
        page.goto("/")
        before = page.locator("article").first.bounding_box()
        bob.publish("News from the wharf")
    page.get_by_role("status").get_by_role("button").wait_for()
    person.look("news")

    assert page.locator("article").first.bounding_box() == before
    assert person.faults == {}


def test_a_letter_that_comes_in_is_counted_and_told_without_moving_the_page(person, visit):
    """
    The count stands beside its link; who does not see it hears it once.
    """
    page = person.sign_up().page
    page.goto("/")
    links = page.get_by_role("banner").get_by_role("link")
    before = [links.nth(n).bounding_box() for n in range(links.count())]
    address = page.get_by_role("banner").locator("a[href^='/members/']").get_attribute("href")
    with visit().sign_in("bob4") as bob:
        bob.page.goto(address.replace("members", "messages"))
        bob.page.fill("#letter-text", "Hello")
        bob.submit()
    page.locator("[data-badge=messages]").get_by_text("1", exact=True).wait_for()
    person.look("letter announced")
    heard = page.locator(".badge-news").inner_text()

    assert heard in ("1 unread notification, 1 unread message", "1 notification non lue, 1 message non lu")
    assert [links.nth(n).bounding_box() for n in range(links.count())] == before
    assert person.faults == {}


def test_a_keyboard_is_enough_to_publish(visit):
    """
    From the top of the page, over the skip link, with nothing but Tab and Enter.
    """
    with visit().sign_in("alice3") as alice:
        keyboard = alice.page.keyboard
        for key in ("Tab", "Enter", "Tab"):
            keyboard.press(key)
        focused = alice.page.evaluate("document.activeElement.id")
        keyboard.type("By keyboard alone")
        for key in ("Tab", "Tab", "Enter"):  # over the door to a picture
            keyboard.press(key)
        alice.page.get_by_role("status").filter(has_text="Message published").wait_for()

        assert focused == "compose-text"
        assert alice.page.locator("article .post-text").inner_text() == "By keyboard alone"


def test_every_stop_of_the_keyboard_shows_where_it_is(visit):
    """
    Twenty presses of Tab: each leaves an outline to be seen.
    """
    outline = "[document.activeElement].map(getComputedStyle).map((s) => s.outlineStyle + ' ' + s.outlineWidth)[0]"
    with visit().sign_in("alice4") as alice:
        seen = set()
        for _ in range(20):
            alice.page.keyboard.press("Tab")
            seen.add(alice.page.evaluate(outline))

    assert seen == {"solid 3px"}


def test_a_faulty_form_moves_the_focus_to_its_summary(visit):
    """
    And the summary's link moves it on to the field.
    """
    with visit() as visitor:
        visitor.page.goto("/signup")
        visitor.submit()
        summary = visitor.page.evaluate("document.activeElement.getAttribute('role')")
        visitor.page.keyboard.press("Tab")
        visitor.page.keyboard.press("Enter")

        assert summary == "alert"
        assert visitor.page.evaluate("document.activeElement.id") == "signup-username"


def test_the_platform_works_without_scripts(visit):
    """
    Old phones, strict browsers, a lost connection halfway.
    """
    with visit(java_script_enabled=False).sign_in("alice5") as alice:
        alice.publish("No script needed")
        alice.page.locator(".react button").click()
        pressed = alice.page.locator(".react button").get_attribute("aria-pressed")

        assert pressed == "true"


def test_markup_of_members_never_runs(visit):
    """
    Asked of a browser, which knows more ways to run a script than a parser.
    """
    attack = (
        """<img src=x onerror=alert(1)><svg onload=alert(2)>"><script>alert(3)</script>{{7*7}}javascript:alert(4)"""
    )
    with visit().sign_in("alice6") as alice:
        alice.page.on("dialog", lambda dialog: alice.faults.update({dialog.message: "ran"}) or dialog.dismiss())
        alice.publish(attack)
        shown = alice.page.locator("article .post-text").inner_text()
        alice.page.goto("/search?q=onerror")
        alice.page.locator("mark").first.wait_for()

        assert shown == attack
        assert alice.faults == {}
