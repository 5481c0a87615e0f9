"""
How many times a message is on the platform, asked independently of the page that has just told of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from toolkit.journeys import Unsupported
from toolkit.measure.health import http_session
from toolkit.records import LedgerEntry, now
from toolkit.store import new_id

if TYPE_CHECKING:
    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member

# Whole messages, not what stands around them: the innermost elements that hold the token, fields left out.
COUNT = """(token) => {
  const holders = [...document.querySelectorAll("body *")].filter((element) =>
    !element.matches("textarea, input, script, style, title") && element.textContent.includes(token) &&
    ![...element.children].some((child) => child.textContent.includes(token)));
  return holders.filter((element) => element.checkVisibility()).length;
}"""


def count(attempt: Attempt, member: Member, token: str, *, around: str) -> int | None:
    """
    Copies of what carries this token: by the adapter over HTTP, else on the pages where it would stand.

    Args:
        attempt: Whose platform and settings.
        member: Who wrote it.
        token: In the text.
        around: Address of the page it was written on.

    Returns:
        None where it cannot be told.
    """
    over_http = _over_http(attempt, member, token)
    return over_http if over_http is not None else _on_pages(member, token, around)


def _over_http(attempt: Attempt, member: Member, token: str) -> int | None:
    settings, platform = attempt.session.settings, attempt.session.platform
    if member.account is None:
        return None
    try:
        with http_session(settings) as http:
            return platform.copies(http, settings.base_url, token, member.account)
    except Unsupported:
        return None


def _on_pages(member: Member, token: str, around: str) -> int | None:
    page = member.page.context.new_page()
    try:
        seen = []
        for address in dict.fromkeys([around, member.page.url]):
            if address.startswith("http"):
                page.goto(_plain(address))
                seen.append(int(page.evaluate(COUNT, token)))
        return max(seen, default=None) or None
    finally:
        page.close()


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
