"""
La Place over plain HTTP: finding and removing what a run left.
"""

from __future__ import annotations

import html
import re
from typing import TYPE_CHECKING
from urllib.parse import unquote
from weakref import WeakSet

from toolkit.errors import ToolkitError
from toolkit.journeys import Account, Unsupported
from toolkit.records import LedgerEntry

if TYPE_CHECKING:
    import requests

TIMEOUT_S = 15
_FOUND = re.compile(r'<article class="post" id="post-(\d+)"')
_TOKEN = re.compile(r'name="csrf_token" value="([^"]+)"')
_NAME = re.compile(r'<input id="profile-display_name"[^>]* value="([^"]*)"')


class Cleaner:
    """Signs in once a session, and undoes one entry of the ledger after the other."""

    def __init__(self) -> None:
        self._inside: WeakSet[requests.Session] = WeakSet()

    def look_up(self, http: requests.Session, base_url: str, token: str, account: Account) -> tuple[str, str] | None:
        """Search knows messages; an answer goes with the message it hangs on."""
        self._enter(http, base_url, account)
        results = http.get(f"{base_url}/search", params={"q": token}, timeout=TIMEOUT_S).text
        found = _FOUND.search(results)
        return ("post", f"/posts/{found[1]}") if found else None

    def copies(self, http: requests.Session, base_url: str, token: str, account: Account) -> int:
        """As many messages as the search finds; of answers, which it does not find, nothing is known."""
        self._enter(http, base_url, account)
        results = http.get(f"{base_url}/search", params={"q": token}, timeout=TIMEOUT_S).text
        found = len(set(_FOUND.findall(results)))
        if not found:
            raise Unsupported("copies")
        return found

    def remove(self, http: requests.Session, base_url: str, entry: LedgerEntry, account: Account) -> None:
        """Undo what one entry tells; what is gone already is well."""
        if entry.kind == "account":
            self._remove_account(http, base_url, account)
            return
        self._enter(http, base_url, account)
        path, _, detail = entry.address.partition("#" if entry.kind == "reply" else " ")
        if entry.kind == "setting":
            self._post(http, base_url, path, dict([detail.split("=", 1)]))
        elif entry.kind == "profile":
            self._restore_profile(http, base_url, path, unquote(detail))
        elif entry.kind in ("block", "follow"):
            self._post(http, base_url, f"{path}/un{entry.kind}", {}, page="/about")
        elif entry.kind == "reply":
            self._post(http, base_url, f"{path}/replies/{detail.removeprefix('reply-')}/delete", {}, page=path)
        elif entry.kind == "letter":
            raise ToolkitError("letters cannot be taken back")
        else:
            self._post(http, base_url, f"{path}/delete", {}, page=path)

    def _restore_profile(self, http: requests.Session, base_url: str, path: str, bio: str) -> None:
        name = _NAME.search(http.get(base_url + path, timeout=TIMEOUT_S).text)
        if name is None:
            raise ToolkitError(f"{path}: no display name on the page")
        self._post(http, base_url, path, {"display_name": html.unescape(name[1]), "bio": bio})

    def _remove_account(self, http: requests.Session, base_url: str, account: Account) -> None:
        from toolkit.measure.accounts import passwords_of

        if http.get(f"{base_url}/members/{account.login}", timeout=TIMEOUT_S).status_code == 404:
            return
        for password in passwords_of(account):
            if self._signed_in(http, base_url, account, password):
                path = "/settings/data"
                self._post(http, base_url, f"{path}/delete", {"password": password}, page=path)
                return
        raise ToolkitError(f"{account.login} cannot sign in at {base_url}/login")

    def _enter(self, http: requests.Session, base_url: str, account: Account) -> None:
        from toolkit.measure.accounts import password_of

        if http in self._inside:
            return
        if not self._signed_in(http, base_url, account, password_of(account)):
            raise ToolkitError(f"{account.login} cannot sign in at {base_url}/login")
        self._inside.add(http)

    def _signed_in(self, http: requests.Session, base_url: str, account: Account, password: str) -> bool:
        form = {"username": account.login, "password": password, "next": "/"}
        answer = self._post(http, base_url, "/login", form, refused=(422,))
        return answer is None or "/logout" in answer.text

    def _post(
        self,
        http: requests.Session,
        base_url: str,
        path: str,
        data: dict[str, str],
        *,
        page: str | None = None,
        refused: tuple[int, ...] = (),
    ) -> requests.Response | None:
        """Send a form as its page would; None when the page is gone already, and so is what was to be removed."""
        form = http.get(base_url + (page or path), timeout=TIMEOUT_S)
        if form.status_code == 404:
            return None
        token = _TOKEN.search(form.text)
        if token is None:
            raise ToolkitError(f"{page or path}: no form token on the page (status {form.status_code})")
        answer = http.post(base_url + path, data={**data, "csrf_token": token[1]}, timeout=TIMEOUT_S)
        if answer.status_code >= 400 and answer.status_code not in (404, *refused):
            raise ToolkitError(f"POST {path} answered {answer.status_code}")
        return answer
