"""
La Place in a process of its own, a browser, and a member whose attempt is recorded as in any run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, Page, sync_playwright

from toolkit.demo.launch import PASSWORD_VARIABLE, serving
from toolkit.journeys import Journey
from toolkit.measure.attempt import Attempt, Identity
from toolkit.measure.browser import find_for, launch_options
from toolkit.measure.context import LOCALES
from toolkit.measure.member import Member
from toolkit.measure.session import Session
from toolkit.settings import load
from toolkit.store import Results
from toolkit.suite import locate


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """
    Where a benchmark takes place.

    Attributes:
        url: Of the platform.
        alice: A signed-in member of an attempt with everything on: probes, HAR, pictures, axe.
        page: A signed-in page of plain Playwright: same browser, same account, nothing attached.
    """

    url: str
    alice: Member
    page: Page


@contextmanager
def town() -> Iterator[Town]:
    """Everything started, and ended whatever happens; what was measured is thrown away."""
    with ExitStack() as stack:
        scratch = Path(stack.enter_context(TemporaryDirectory(prefix="virage-bench-")))
        server = stack.enter_context(serving())
        playwright = stack.enter_context(sync_playwright())
        browser = playwright.chromium.launch(**launch_options(find_for(playwright.chromium)))
        stack.callback(browser.close)
        attempt = _attempt(stack, browser, scratch, url=server.url, password=server.password)
        alice = attempt.member("alice")
        alice.enter()
        yield Town(url=server.url, alice=alice, page=plain_page(alice.page, language=alice.language))


def _attempt(stack: ExitStack, browser: Browser, scratch: Path, *, url: str, password: str) -> Attempt:
    overrides: dict[str, object] = {"platform.base_url": url, "journeys.journey_timeout_s": "600"}
    settings = load(locate() / "virage.toml", overrides=overrides, environ={})
    stack.enter_context(_variable(PASSWORD_VARIABLE, password))
    session = Session(settings, Results(scratch).create())
    stack.callback(session.close)
    identity = Identity(journey="benchmark", declared=Journey(goal="compare"), engine="chromium", number=1)
    attempt = Attempt(session, identity, browser.new_context)
    stack.callback(attempt.close)
    attempt.begin()
    return attempt


@contextmanager
def _variable(name: str, value: str) -> Iterator[None]:
    """An environment variable, set until the block ends."""
    from unittest.mock import patch

    with patch.dict("os.environ", {name: value}):
        yield


def plain_page(like: Page, *, language: str = "fr", scripts: Sequence[str] = ()) -> Page:
    """
    At the feed, as anyone would open it who has the session and the window of another page.

    Args:
        like: The other page.
        language: Of the browser.
        scripts: What runs in every document.
    """
    assert like.context.browser is not None
    context = like.context.browser.new_context(
        base_url=like.url,
        locale=LOCALES[language],
        viewport=like.viewport_size,
        storage_state=like.context.storage_state(),
    )
    for text in scripts:
        context.add_init_script(text)
    page = context.new_page()
    page.goto("/")
    return page
