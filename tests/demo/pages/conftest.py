"""Somebody at a browser on a running La Place, who can look at every page with axe."""

import secrets
from pathlib import Path

import axe_playwright_python
import pytest

from toolkit.demo.launch import serving
from toolkit.measure.browser import find_for, launch_options

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
# One walk, each of its states on two screens: whoever walks in the other language sees the other two.
NARROW_DARK, WIDE_LIGHT, NARROW_LIGHT, WIDE_DARK = (320, "dark"), (1280, "light"), (320, "light"), (1280, "dark")
WALKS = [
    pytest.param(("fr-CA", NARROW_DARK, WIDE_LIGHT), id="fr"),
    pytest.param(("en-CA", NARROW_LIGHT, WIDE_DARK), id="en", marks=pytest.mark.thorough),
]


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

    def __init__(self, chromium, server, *screens, **options):
        options = {"viewport": {"width": 1280, "height": 900}, "locale": "en-CA", **options}
        self.context = chromium.new_context(base_url=server.url, **options)
        self.page = self.context.new_page()
        self.password = server.password
        self.faults = {}
        self.screens = screens or ((1280, "light"),)
        self.turn_to(self.screens[0])
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

    def turn_to(self, screen):
        width, scheme = screen
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme=scheme)

    def look(self, state):
        self.page.evaluate(AXE)
        for screen in reversed(self.screens):  # the last one is that of the walk
            self.turn_to(screen)
            if told := self.page.evaluate(EVERY_RULE):
                self.faults[state, screen] = told

    def look_at(self, *addresses):
        for address in addresses:
            self.page.goto(address)
            self.look(address)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.context.close()


@pytest.fixture(params=WALKS)
def person(request, chromium, server):
    locale, *screens = request.param
    with Person(chromium, server, *screens, locale=locale) as somebody:
        yield somebody


@pytest.fixture
def visit(chromium, server):
    """Makes somebody come to the square."""

    def come(**options):
        return Person(chromium, server, **options)

    return come
