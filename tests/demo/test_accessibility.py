"""La Place is the reference of good: every page and state, at two widths, in two schemes, against every axe rule."""

import secrets
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
import pytest

from toolkit.demo.launch import serving
from toolkit.demo.seed import scenes
from toolkit.measure.browser import find_for, launch_options

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
EVERY_RULE = """
async () => {
  const rules = Object.fromEntries(axe.getRules().map((rule) => [rule.ruleId, { enabled: true }]));
  const { violations, incomplete } = await axe.run(document, { rules, resultTypes: ["violations", "incomplete"] });
  const told = [...violations, ...incomplete].map((rule) => `${rule.id}: ${rule.nodes[0].target.join(" ")}`);
  const { scrollWidth, clientWidth } = document.documentElement;
  return scrollWidth > clientWidth ? [...told, `overflow: ${scrollWidth} of ${clientWidth}`] : told;
}
"""
MODES = [(1280, "light", "fr-CA"), (1280, "dark", "en-CA"), (320, "light", "en-CA"), (320, "dark", "fr-CA")]


@pytest.fixture(scope="module")
def server():
    with serving() as running:
        yield running


@pytest.fixture(scope="module")
def chromium(playwright):
    started = playwright.chromium.launch(**launch_options(find_for(playwright.chromium)))
    yield started
    started.close()


class Person:
    """Somebody at a browser who looks at every page with axe."""

    def __init__(self, chromium, server, **options):
        options = {"viewport": {"width": 1280, "height": 900}, "locale": "en-CA", **options}
        self.context = chromium.new_context(base_url=server.url, **options)
        self.page = self.context.new_page()
        self.password = server.password
        self.faults = {}
        self.page.on("console", self._heard)

    def _heard(self, message):
        if message.type == "error" and "status of 4" not in message.text:
            self.faults[f"console of {self.page.url}"] = message.text

    def sign_in(self, username):
        self.page.goto("/login")
        self.page.fill("#login-username", username)
        self.page.fill("#login-password", self.password)
        self.submit()
        return self

    def sign_up(self):
        username = f"guest.{secrets.token_hex(4)}"
        self.page.goto("/signup")
        for field, typed in {"username": username, "display_name": username, "email": f"{username}@example.ca"}.items():
            self.page.fill(f"#signup-{field}", typed)
        self.page.fill("#signup-password", self.password)
        self.page.check("#signup-conduct")
        self.submit()
        return self

    def submit(self):
        self.page.locator("main button.primary").click()
        self.page.wait_for_load_state()

    def publish(self, text):
        self.page.goto("/")
        self.page.fill("#compose-text", text)
        self.submit()

    def look(self, state):
        self.page.evaluate(AXE)
        if told := self.page.evaluate(EVERY_RULE):
            self.faults[state] = told

    def look_at(self, *addresses):
        for address in addresses:
            self.page.goto(address)
            self.look(address)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()


@pytest.fixture(params=MODES, ids=lambda mode: "-".join(map(str, mode)))
def person(request, chromium, server):
    width, scheme, locale = request.param
    options = {"viewport": {"width": width, "height": 900}, "color_scheme": scheme, "locale": locale}
    with Person(chromium, server, **options) as somebody:
        yield somebody


def test_axe_finds_nothing_on_what_visitors_meet(person):
    """
    Whoever cannot get in has no other way round.
    """
    person.look_at(
        "/", "/?page=3", "/posts/1995", "/members/bob", "/about", "/help", "/conduct", "/nowhere", "/login", "/signup"
    )
    person.look_at("/search", "/search?q=rue", "/search?q=zzzzzz")
    for address in ("/login", "/signup"):
        person.page.goto(address)
        person.submit()
        person.look(f"{address} with faults")

    assert person.faults == {}


def test_axe_finds_nothing_on_what_members_meet(person):
    """
    The journeys of publishing, answering, reporting and privacy, with their confirmations and errors.
    """
    page = person.sign_in("alice").page
    person.look("signed in")
    person.submit()
    person.look("empty message")
    page.fill("#compose-text", "https://example.ca/" + "a-very-long-address/" * 20)
    person.submit()
    person.look("published")
    page.locator("summary").click()
    person.look("about to delete")
    page.locator(".react button").click()
    page.locator("[aria-pressed=true]").wait_for()
    page.fill("#reply-text", "Hello")
    person.submit()
    person.look("liked and answered")
    page.goto("/posts/1996/report")
    person.look("report")
    person.submit()
    person.look("report with faults")
    page.check("#reason-danger")
    person.submit()
    person.look("receipt")
    page.goto("/settings/privacy")
    person.submit()
    person.look("privacy saved")
    person.look_at("/", "/members/alice", "/search?q=alice", "/moderation")

    assert person.faults == {}


def test_axe_finds_nothing_on_pictures_and_editing(person):
    """
    From the open form with its faults to the edited message.
    """
    page = person.sign_in("alice7").page
    page.locator(".attach summary").click()
    person.look("form of a picture")
    page.fill("#compose-text", "Sunrise")
    page.set_input_files("#compose-picture", {"name": "a.png", "mimeType": "image/png", "buffer": scenes.dawn()})
    person.submit()
    person.look("picture without its text")
    page.set_input_files("#compose-picture", {"name": "a.png", "mimeType": "image/png", "buffer": scenes.dawn()})
    page.fill("#compose-alternative", "The sun rises behind the hills.")
    person.submit()
    person.look("picture published")
    page.get_by_role("main").locator("a[href$='/edit']").click()
    person.look("editing")
    page.fill("#edit-alternative", "")
    person.submit()
    person.look("editing with a fault")
    page.fill("#edit-alternative", "Dawn.")
    person.submit()
    person.look("edited")
    page.goto("/")
    page.locator(".post img").first.wait_for()
    person.look("picture in the feed")

    assert person.faults == {}


def test_axe_finds_nothing_on_messages_and_notifications(person, chromium, server):
    """
    Empty, with a fault, with what is new, and with what was read.
    """
    page = person.sign_up().page
    address = page.get_by_role("banner").locator("a[href^='/members/']").get_attribute("href")
    person.look_at("/messages", "/notifications", "/messages/bob3")
    person.submit()
    person.look("empty letter")
    page.fill("#letter-text", "https://example.ca/" + "a-very-long-address/" * 20)
    person.submit()
    person.look("letter sent")
    person.publish("Who has a ladder?")
    with Person(chromium, server).sign_in("bob3") as bob:
        bob.page.goto(address.replace("members", "messages"))
        bob.page.fill("#letter-text", "Hello")
        bob.submit()
        bob.page.goto(urlsplit(page.url).path)
        bob.page.locator(".react button").click()
        bob.page.locator("[aria-pressed=true]").wait_for()
    person.look_at("/", "/messages", "/notifications", "/messages/bob3", "/notifications")

    assert person.faults == {}


def test_axe_finds_nothing_from_a_removal_to_the_answer_of_its_appeal(person, chromium, server):
    """
    Whoever is told no must be able to read why.
    """
    page = person.sign_up().page
    person.publish("To be taken down")
    address = urlsplit(page.url).path
    with Person(chromium, server).sign_in("moderator2") as moderator:
        queue = moderator.page
        queue.goto(f"{address}/report")
        queue.check("#reason-other")
        moderator.submit()
        queue.goto("/moderation")
        report = queue.get_by_role("article").filter(has=queue.locator(f"a[href='{address}']"))
        report.locator("button[value=remove]").click()
        queue.get_by_role("alert").wait_for()
        moderator.look("decision with faults")
        report.locator("select").select_option("truth")
        report.locator("textarea").fill("No source is given.")
        report.locator("button[value=remove]").click()
        queue.get_by_role("status").wait_for()
        person.look_at("/notifications", address)
        person.submit()
        person.look("appeal with a fault")
        page.fill("#appeal-text", "Here is one.")
        person.submit()
        person.look("appeal sent")
        moderator.look_at("/moderation")
        report.locator("button[value=uphold]").click()
        queue.get_by_role("alert").wait_for()
        moderator.look("answer with a fault")
        report.locator("textarea").fill("It is a rumour.")
        report.locator("button[value=uphold]").click()
        queue.get_by_role("status").wait_for()
        person.look_at("/notifications", address)

        assert moderator.faults == {}
    assert person.faults == {}


def test_axe_finds_nothing_on_a_page_that_expired(person):
    """
    It holds what was written, to be copied.
    """
    page = person.sign_in("alice8").page
    person.context.clear_cookies()
    page.fill("#compose-text", "Half a page")
    person.submit()
    person.look("expired")

    assert page.locator("#draft").input_value() == "Half a page"
    assert person.faults == {}


def test_axe_finds_nothing_on_the_moderation_queue(person, chromium, server):
    """
    Moderators use screen readers too.
    """
    with Person(chromium, server).sign_in("bob") as bob:
        bob.page.goto("/posts/1997/report")
        bob.page.check("#reason-other")
        bob.page.fill("#report-details", "Twice the same")
        bob.submit()
    person.sign_in("moderator")
    person.look_at("/", "/moderation", "/posts/1997")
    person.page.goto("/moderation")
    person.page.locator("button[value=keep]").last.click()
    person.page.get_by_role("status").wait_for()
    person.look("decided")

    assert person.faults == {}


def test_axe_finds_nothing_on_the_way_to_a_new_password(person):
    """
    Whoever forgot a password has often forgotten it because passwords are hard for them.
    """
    page = person.page
    page.goto("/password/forgotten")
    person.submit()
    person.look("address with a fault")
    page.fill("#password-email", "load1@riviere-aux-geais.example")
    person.submit()
    person.look("link sent")
    page.goto("/mail")
    person.look("mail")
    page.locator(".letter a").first.click()
    page.wait_for_load_state()
    link = page.url
    person.submit()
    person.look("password with a fault")
    page.fill("#password-password", person.password)
    person.submit()
    person.look("signed in anew")
    person.look_at(link)

    assert person.faults == {}


def test_axe_finds_nothing_on_the_settings(person):
    """
    From the hub to the last page, with their confirmations and errors; the account is made for it and deleted by it.
    """
    page = person.page
    person.sign_up()
    person.look("signed up")
    person.look_at("/settings", "/settings/privacy", "/settings/blocked", "/cookies", "/settings/profile")
    page.fill("#profile-display_name", "")
    person.submit()
    person.look("profile with a fault")
    page.fill("#profile-display_name", "Zoé Lavoie")
    page.fill("#profile-bio", "https://example.ca/" + "a-very-long-address/" * 10)
    person.submit()
    person.look("profile saved")
    page.get_by_role("main").get_by_role("link").last.click()
    page.wait_for_load_state()
    person.look("own page")
    page.goto("/settings/data")
    page.locator("button.destroy").click()
    page.get_by_role("alert").wait_for()
    person.look("deletion with a fault")
    page.fill("#data-password", person.password)
    page.locator("button.destroy").click()
    page.locator(".notice").wait_for()
    person.look("deleted")

    assert person.faults == {}


def test_axe_finds_nothing_on_following_and_blocking(person):
    """
    Buttons that change their word once pressed, and pages that lose their messages.
    """
    page = person.sign_up().page
    person.look_at("/?show=followed", "/members/bob7", "/members/bob8")
    page.locator("form[action$='/follow'] button").click()
    page.get_by_role("status").wait_for()
    person.look("followed")
    person.look_at("/?show=followed")
    page.goto("/members/bob7")
    page.locator("form[action$='/block'] button").click()
    page.get_by_role("status").wait_for()
    person.look("blocked")
    person.look_at("/settings/blocked")

    assert person.faults == {}


@pytest.mark.parametrize("scripts", [True, False])
def test_refusing_to_be_counted_takes_one_press_of_a_button_like_the_other(chromium, server, scripts):
    """
    Same size, same style, nothing lost of what was typed, and told to who does not see it.
    """
    sizes = "(buttons) => buttons.map((b) => [b.offsetWidth, b.offsetHeight, getComputedStyle(b).backgroundColor])"
    with Person(chromium, server, java_script_enabled=scripts) as visitor:
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


def test_news_is_announced_without_moving_the_page(person, chromium, server):
    """
    What comes in while somebody reads must not push away what they read.
    """
    page = person.sign_in("alice2").page
    with Person(chromium, server).sign_in("bob2") as bob:
        page.goto("/")
        before = page.locator("article").first.bounding_box()
        bob.publish("News from the wharf")
    page.get_by_role("status").get_by_role("button").wait_for()
    person.look("news")

    assert page.locator("article").first.bounding_box() == before
    assert person.faults == {}


def test_a_letter_that_comes_in_is_counted_and_told_without_moving_the_page(person, chromium, server):
    """
    The count stands beside its link; who does not see it hears it once.
    """
    page = person.sign_up().page
    page.goto("/")
    links = page.get_by_role("banner").get_by_role("link")
    before = [links.nth(n).bounding_box() for n in range(links.count())]
    address = page.get_by_role("banner").locator("a[href^='/members/']").get_attribute("href")
    with Person(chromium, server).sign_in("bob4") as bob:
        bob.page.goto(address.replace("members", "messages"))
        bob.page.fill("#letter-text", "Hello")
        bob.submit()
    page.locator("[data-badge=messages]").get_by_text("1", exact=True).wait_for()
    person.look("letter announced")
    heard = page.locator(".badge-news").inner_text()

    assert heard in ("1 unread notification, 1 unread message", "1 notification non lue, 1 message non lu")
    assert [links.nth(n).bounding_box() for n in range(links.count())] == before
    assert person.faults == {}


def test_a_keyboard_is_enough_to_publish(chromium, server):
    """
    From the top of the page, over the skip link, with nothing but Tab and Enter.
    """
    with Person(chromium, server).sign_in("alice3") as alice:
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


def test_every_stop_of_the_keyboard_shows_where_it_is(chromium, server):
    """
    Twenty presses of Tab: each leaves an outline to be seen.
    """
    outline = "[document.activeElement].map(getComputedStyle).map((s) => s.outlineStyle + ' ' + s.outlineWidth)[0]"
    with Person(chromium, server).sign_in("alice4") as alice:
        seen = set()
        for _ in range(20):
            alice.page.keyboard.press("Tab")
            seen.add(alice.page.evaluate(outline))

    assert seen == {"solid 3px"}


def test_a_faulty_form_moves_the_focus_to_its_summary(chromium, server):
    """
    And the summary's link moves it on to the field.
    """
    with Person(chromium, server) as visitor:
        visitor.page.goto("/signup")
        visitor.submit()
        summary = visitor.page.evaluate("document.activeElement.getAttribute('role')")
        visitor.page.keyboard.press("Tab")
        visitor.page.keyboard.press("Enter")

        assert summary == "alert"
        assert visitor.page.evaluate("document.activeElement.id") == "signup-username"


def test_the_platform_works_without_scripts(chromium, server):
    """
    Old phones, strict browsers, a lost connection halfway.
    """
    with Person(chromium, server, java_script_enabled=False).sign_in("alice5") as alice:
        alice.publish("No script needed")
        alice.page.locator(".react button").click()
        pressed = alice.page.locator(".react button").get_attribute("aria-pressed")

        assert pressed == "true"


def test_markup_of_members_never_runs(chromium, server):
    """
    Asked of a browser, which knows more ways to run a script than a parser.
    """
    attack = (
        """<img src=x onerror=alert(1)><svg onload=alert(2)>"><script>alert(3)</script>{{7*7}}javascript:alert(4)"""
    )
    with Person(chromium, server).sign_in("alice6") as alice:
        alice.page.on("dialog", lambda dialog: alice.faults.update({dialog.message: "ran"}) or dialog.dismiss())
        alice.publish(attack)
        shown = alice.page.locator("article .post-text").inner_text()
        alice.page.goto("/search?q=onerror")
        alice.page.locator("mark").first.wait_for()

        assert shown == attack
        assert alice.faults == {}
