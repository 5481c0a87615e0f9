"""
The way to send again after a fault: the control that sent, one that says so, or that of a message which stands failed.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING
from urllib.parse import urldefrag

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

TRY_MS = 1_000  # for a control that is there, to see whether anything lies over it
# Names of controls that send again, in French and English.
AGAIN = re.compile(r"re-?try|(try|send|post) again|re-?send|r[ée]essayer|renvoyer|(à|de) nouveau$", re.IGNORECASE)
ENTRY = "() => window.navigation?.currentEntry?.key ?? ''"
DIALOG = "dialog[open], [role=dialog], [role=alertdialog]"
# Whether a control stands in a message with this token: not merely in a form or a list together with one.
BELONGS = """(control, token) => {
  const WIDE = "form, main, body, ul, ol, table, [role=main], [role=feed], [role=log], [role=list]";
  const FIELD = "textarea, input:not([type=hidden]), [contenteditable=''], [contenteditable=true]";
  for (let at = control.parentElement; at && !at.matches(WIDE) && !at.querySelector(FIELD); at = at.parentElement) {
    if (at.innerText.includes(token)) return true;
  }
  return false;
}"""


def entry(page: Page) -> str:
    """Which place in the history of the window this page has; empty where the browser does not tell."""
    from playwright.sync_api import Error

    with suppress(Error):
        return str(page.evaluate(ENTRY))
    return ""


def back(page: Page, address: str, place: str) -> bool:
    """
    Go back from the browser's page about what failed; whether that leads to where the act was.

    What is sent to the form's own address puts the browser's page in the place of the form: Back leads past it, perhaps
    to an earlier visit of the same page, and the way to send again is the browser's.

    Args:
        page: Where the browser tells of it.
        address: Of the page of the act.
        place: In the history, as `entry` gives it.
    """
    page.go_back(wait_until="domcontentloaded")
    if place and (here := entry(page)):
        return here == place
    return urldefrag(page.url).url == urldefrag(address).url


def bring_up(usual: Locator | None, openers: list[Locator]) -> None:
    """
    Open again what the act was in, as it was opened the first time: a question, a form that was folded away.

    Args:
        usual: The control of the act.
        openers: What was used before it on the same page, the last first.
    """
    from playwright.sync_api import Error

    if usual is None or usual.first.is_visible():
        return
    opener = next((one.first for one in openers if one.first.is_visible()), None)
    if opener is not None:
        with suppress(Error):  # then it does not open
            opener.click(timeout=TRY_MS)
            usual.first.wait_for(state="visible", timeout=TRY_MS)


def beside(page: Page, token: str | None) -> Locator | None:
    """The control beside a message that stands where it was to appear, and offers to send it again."""
    if not token:
        return None
    for control in _again(page):
        if control.evaluate(BELONGS, token):
            return control
    return None


def control(page: Page, usual: Locator | None, token: str | None) -> Locator | None:
    """
    What sends again: beside the message, else where it was sent, else by its name; None where there is nothing.

    Args:
        page: After the fault; a dialog that lies over it is answered or put away.
        usual: What has sent it; None where that was a key.
        token: In the text.
    """
    candidates = [beside(page, token), usual.first if usual else None]
    for one in candidates:
        if one and one.is_visible() and one.is_enabled() and (found := _reach(page, one)):
            return found
    return next((found for one in _again(page) if one.is_enabled() and (found := _reach(page, one))), None)


def _again(page: Page) -> list[Locator]:
    named = page.get_by_role("button", name=AGAIN).or_(page.get_by_role("link", name=AGAIN))
    return named.filter(visible=True).all()


def _reach(page: Page, one: Locator) -> Locator | None:
    """The control, if nothing lies over it; else what a dialog over it offers; None where that stays in the way."""
    if _is_free(one):
        return one
    dialog = page.locator(DIALOG).filter(visible=True)
    offered = dialog.get_by_role("button", name=AGAIN)
    if offered.count():
        return offered.first
    page.keyboard.press("Escape")
    if _is_free(one) or not dialog.count():
        return one
    closing = dialog.last.get_by_role("button")
    if closing.count() == 1:
        closing.click(timeout=TRY_MS)
    return one if _is_free(one) else None


def _is_free(one: Locator) -> bool:
    from playwright.sync_api import TimeoutError as Late

    try:
        one.click(trial=True, timeout=TRY_MS)
    except Late:
        return False
    return True
