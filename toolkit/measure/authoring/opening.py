"""
Codegen at the right page, signed in where the verb begins signed in, with advice on what to do there.
"""

from __future__ import annotations

import inspect
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.journeys import Platform
from toolkit.measure.authoring import codegen, known, script, signing_in
from toolkit.measure.authoring.wish import Wish, account_of, login_to_type
from toolkit.measure.browser import find_for
from toolkit.measure.platforms import load_platform
from toolkit.settings import Settings

if TYPE_CHECKING:
    from toolkit.measure.browser import Found

STRANGERS = ("sign_in", "sign_up", "reset_password")  # verbs that begin signed out


def record(wish: Wish, settings: Settings, *, can_sign_in: bool, say: Callable[[str], None]) -> script.Script:
    """
    Let a person click a verb through.

    Args:
        wish: What is to be recorded.
        settings: Where, in which browser, with which account.
        can_sign_in: Whether the adapter's `sign_in` is written.
        say: Told what the person has to know.

    Raises:
        PreconditionFailed: No window could be opened.
        UsageError: What was recorded cannot be read.
    """
    with tempfile.TemporaryDirectory(prefix="virage-") as name:  # what was typed is in it: it goes whatever happens
        folder = Path(name)
        browser = _browser(settings)
        state = None if wish.verb in STRANGERS else signing_in.saved_state(settings, wish.who)
        if state is None and can_sign_in and wish.verb not in STRANGERS:
            say(f"Signing in as {wish.who} …")
            state = signing_in.sign_in(settings, wish.who, folder)
        path = folder / "recorded.py"
        words = codegen.command(settings, address=address(wish, settings), script=path, state=state)
        for line in advice(wish, settings):
            say(line)
        codegen.record(words, browser)
        return script.read(path.read_text(encoding="utf-8") if path.exists() else "", "recording")


def _browser(settings: Settings) -> Found:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        return find_for(getattr(playwright, settings.journeys.engines[0]))


def address(wish: Wish, settings: Settings) -> str:
    """Where a recording begins: where it was asked to, the sign-in page for `sign_in`, else the platform's address."""
    start = wish.at or (load_platform(settings).sign_in_address if wish.verb == "sign_in" else "")
    return start if "://" in start else settings.base_url + (start or "/")


def advice(wish: Wish, settings: Settings) -> Iterator[str]:
    """What the person has to know: what to do, which words to type, how to end."""
    sentence = (inspect.getdoc(getattr(Platform, wish.verb)) or "").partition("\n")[0]
    yield f"In the window that opens, do as a member would: {sentence[:1].lower()}{sentence[1:]}"
    for expression, words in known.samples(wish.verb, wish.typed).items():
        yield f"  where the verb is given {expression}: {words}"
    account = account_of(wish, settings)
    if wish.verb in STRANGERS or "password" in known.parameters(wish.verb):
        yield f"  login: {login_to_type(wish, settings, account)}; password: the value of {account.password_env}"
    if wish.verb == "reset_password":
        yield "  the other password: the same with -2 at its end"
    if known.returns(wish.verb) == "Post" and wish.verb != "edit":
        yield "  end on the page of what you published, so that its address can be read there"
    yield "End with “Assert visibility” (the eye in the bar) on what proves that it worked, then close the window."
