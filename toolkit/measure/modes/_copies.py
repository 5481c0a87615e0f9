"""
How many times a message is on the platform, asked independently of the page that has just told of it.
"""

from __future__ import annotations

import time
from collections.abc import Mapping
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from toolkit.journeys import Unsupported
from toolkit.measure.health import http_session
from toolkit.measure.targets import numberless
from toolkit.records import LedgerEntry, now
from toolkit.store import new_id

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member

PATIENCE_S = 5.0
STEADY_S = 0.6
GLANCE_MS = 100
# Whole messages, not what stands around them: the innermost elements that hold the token, fields left out.
COUNT = """(token) => {
  const holders = [...document.querySelectorAll("body *")].filter((element) =>
    !element.matches("textarea, input, script, style, title") && element.textContent.includes(token) &&
    ![...element.children].some((child) => child.textContent.includes(token)));
  return holders.filter((element) => element.checkVisibility()).length;
}"""


def count(
    attempt: Attempt, member: Member, token: str, *, around: str, usual: Mapping[str, int] | None = None
) -> int | None:
    """
    Copies of what carries this token: by the adapter over HTTP, else on the pages where it would stand.

    Args:
        attempt: Whose platform and settings.
        member: Who wrote it.
        token: In the text.
        around: Address of the page it was written on.
        usual: What `once` has told; without it, every element that holds the text is a copy.

    Returns:
        None where it cannot be told.
    """
    over_http = _over_http(attempt, member, token)
    if over_http is not None:
        return over_http
    places = [around, member.page.url]
    found = _on_pages(member, token, places)
    if usual is None:
        return max(found.values(), default=None) or None
    seen = [_messages(n, usual.get(numberless(place), 0)) for place, n in found.items()]
    return max((n for n in seen if n is not None), default=None) or None


def once(attempt: Attempt, member: Member, token: str, places: list[str]) -> dict[str, int]:
    """
    How many elements hold a message that is there once: a title stands above it, too, and beside it.

    Args:
        attempt: Whose platform and settings.
        member: Who wrote it.
        token: In the text.
        places: Addresses of pages.

    Returns:
        By the pages' paths without numbers; nothing where the adapter counts.
    """
    if _over_http(attempt, member, token) is not None:
        return {}
    found: dict[str, int] = {}
    for place, n in _on_pages(member, token, places).items():
        found[numberless(place)] = max(n, found.get(numberless(place), 0))
    return found


def _messages(elements: int, usual: int) -> int | None:
    """Messages, where one takes as many elements as usual; None where nobody knows how many one takes."""
    if elements and usual:
        return max(1, int(elements / usual + 0.5))
    return elements if elements <= 1 else None


def _over_http(attempt: Attempt, member: Member, token: str) -> int | None:
    settings, platform = attempt.session.settings, attempt.session.platform
    if member.account is None:
        return None
    try:
        with http_session(settings) as http:
            return platform.copies(http, settings.base_url, token, member.account)
    except Unsupported:
        return None


def _on_pages(member: Member, token: str, places: list[str]) -> dict[str, int]:
    """Elements that hold it, by the address of the page."""
    page = member.page.context.new_page()
    try:
        found = {}
        for address in dict.fromkeys(_plain(place) for place in places if place.startswith("http")):
            page.goto(address)
            found[address] = _elements(page, token)
        return found
    finally:
        page.close()


def _elements(page: Page, token: str) -> int:
    """Once nothing changes any more: what is drawn by script is not there when the page is loaded."""
    end, found, since, idle = time.perf_counter() + PATIENCE_S, -1, 0.0, False
    while True:
        now = time.perf_counter()
        seen = int(page.evaluate(COUNT, token))
        if seen != found:
            found, since = seen, now
        if now > end or (now - since > STEADY_S and (found or idle)):
            return found
        idle = _is_idle(page)


def _is_idle(page: Page) -> bool:
    """Whether it asks for nothing more; a moment later."""
    from playwright.sync_api import TimeoutError as Late

    page.wait_for_timeout(GLANCE_MS)
    try:
        page.wait_for_load_state("networkidle", timeout=GLANCE_MS)
    except Late:
        return False
    return True


def _plain(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}{parts.path}" + (f"?{parts.query}" if parts.query else "")


def note(attempt: Attempt, member: Member, token: str, copies: int) -> None:
    """Write every copy into the ledger as it was written before: each is looked up, and removed, for itself."""
    login = member.account.login if member.account else member.name
    for _ in range(copies):
        attempt.session.writer.write(
            LedgerEntry(id=new_id(), event="intended", kind="text", member=login, address=token, at=now())
        )
