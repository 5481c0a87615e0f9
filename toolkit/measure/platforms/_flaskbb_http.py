"""FlaskBB without a browser: finds and removes what a run left there."""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from toolkit.errors import ToolkitError
from toolkit.journeys import Unsupported

if TYPE_CHECKING:
    import requests

    from toolkit.journeys import Account
    from toolkit.records import LedgerEntry

SIGN_IN = "/auth/login"
TIMEOUT_S = 15
_TOKEN = re.compile(r'name="csrf-token" content="([^"]+)"')
_DETAIL = re.compile(r'name="(birthday|gender|location|website|avatar)"[^>]*value="([^"]*)"')
_SIGNATURE = re.compile(r'name="signature"[^>]*>\s*(.*?)</textarea>', re.DOTALL)
_POST = re.compile(r'class="post-content post_body clearfix" id="pid(\d+)">(.*?)</div>', re.DOTALL)


def look_up(http: requests.Session, base_url: str, token: str, account: Account) -> tuple[str, str] | None:
    """Kind and address of the post with this token; search knows them all."""
    found = _found(http, base_url, token, account)
    return ("reply", f"/post/{found[0]}") if found else None


def copies(http: requests.Session, base_url: str, token: str, account: Account) -> int:
    """
    As many posts as the search finds; a topic is its first post.

    Raises:
        Unsupported: It finds none: what stands elsewhere, in a profile, it does not know.
    """
    found = _found(http, base_url, token, account)
    if not found:
        raise Unsupported("copies")
    return len(found)


def _found(http: requests.Session, base_url: str, token: str, account: Account) -> list[str]:
    """Numbers of the posts with this token."""
    enter(http, base_url, account)
    results = send(http, base_url, "/search", {"search_types": "post", "search_query": token}).text
    posts = (number for number, words in _POST.findall(results) if token in html.unescape(words))
    return list(dict.fromkeys(posts))


def remove(http: requests.Session, base_url: str, entry: LedgerEntry, account: Account) -> None:
    """
    Delete a reply or a moderator's topic, put back what stood in the notes.

    Raises:
        ToolkitError: FlaskBB does not let this member delete that.
    """
    if entry.kind == "account":
        raise ToolkitError("FlaskBB lets only administrators delete an account")
    enter(http, base_url, account)
    if entry.kind == "notes":
        _put_back(http, base_url, entry)
    else:
        _delete(http, base_url, entry, account)


def _put_back(http: requests.Session, base_url: str, entry: LedgerEntry) -> None:
    """The form holds all details of the member; the others stay as they are."""
    path, _, notes = entry.address.partition(" notes=")
    page = http.get(base_url + path, timeout=TIMEOUT_S).text
    fields = {name: html.unescape(value) for name, value in _DETAIL.findall(page)}
    if signature := _SIGNATURE.search(page):
        fields["signature"] = html.unescape(signature[1])
    send(http, base_url, path, {**fields, "notes": unquote(notes)})


def _delete(http: requests.Session, base_url: str, entry: LedgerEntry, account: Account) -> None:
    if not _is_there(http, base_url, entry):
        return
    send(http, base_url, f"{entry.address}/delete", {})
    if _is_there(http, base_url, entry):
        raise ToolkitError(f"FlaskBB does not let {account.login} delete {entry.address}")


def _is_there(http: requests.Session, base_url: str, entry: LedgerEntry) -> bool:
    """What is not there is answered with status 200 and an error in words: only the topic itself tells."""
    shown = http.get(base_url + entry.address, timeout=TIMEOUT_S).text
    mark = f'id="pid{entry.address.rpartition("/")[2]}"' if entry.kind == "reply" else 'class="topic-view"'
    return mark in shown


def enter(http: requests.Session, base_url: str, account: Account) -> None:
    """Be signed in."""
    from toolkit.measure.accounts import password_of

    if "/auth/logout" in http.get(base_url, timeout=TIMEOUT_S).text:
        return
    fields = {"login": account.login, "password": password_of(account)}
    if "/auth/logout" not in send(http, base_url, SIGN_IN, fields).text:
        raise ToolkitError(f"{account.login} cannot sign in at {base_url}{SIGN_IN}")


def send(http: requests.Session, base_url: str, path: str, fields: dict[str, str]) -> requests.Response:
    """Send a form as a page would."""
    token = _TOKEN.search(http.get(base_url, timeout=TIMEOUT_S).text)
    if token is None:
        raise ToolkitError(f"{base_url}: no form token on the page")
    answer = http.post(base_url + path, data={**fields, "csrf_token": token[1]}, timeout=TIMEOUT_S)
    if answer.status_code >= 400 and answer.status_code != 404:
        raise ToolkitError(f"POST {path} answered {answer.status_code}")
    return answer
