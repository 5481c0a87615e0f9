"""
Sessions over plain HTTP that stand for others: lower roles who try, and authors who look whether their words are whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import urljoin

import requests

from toolkit.measure.health import http_session
from toolkit.measure.trials.pages import Page, path_of, read
from toolkit.measure.trials.request import Caught

if TYPE_CHECKING:
    from toolkit.settings import Settings

TIMEOUT_S = 15.0


class Answer(NamedTuple):
    """What the platform answered: 0 for nothing; where a redirection leads, as a path."""

    status: int
    led_to: str
    page: Page


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Some content as its author finds it."""

    status: int
    text: str


class Lower:
    """
    Somebody's session.

    Args:
        settings: Where the platform is, and how it is reached.
        cookies: As Playwright's storage state has them; none for a visitor.
    """

    def __init__(self, settings: Settings, cookies: Iterable[Mapping[str, Any]] = ()) -> None:  # Any: JSON values
        self._base = settings.base_url
        self._http: requests.Session = http_session(settings)
        for cookie in cookies:
            self._http.cookies.set(cookie["name"], cookie["value"], domain=cookie["domain"], path=cookie["path"])

    def open(self, address: str) -> Answer:
        """Look at a page."""
        return self._ask("GET", address, {}, b"")

    def send(self, caught: Caught, tokens: Mapping[str, str]) -> Answer:
        """Send somebody's request as one's own."""
        headers, body = caught.sent_with(tokens)
        return self._ask(caught.method, caught.url, headers, body)

    def close(self) -> None:
        """Be gone."""
        self._http.close()

    def _ask(self, method: str, address: str, headers: Mapping[str, str], body: bytes) -> Answer:
        url = urljoin(f"{self._base}/", address)
        try:
            answer = self._http.request(
                method, url, headers=headers, data=body or None, timeout=TIMEOUT_S, allow_redirects=False
            )
        except requests.RequestException:
            return Answer(0, "", Page())
        led_to = answer.headers.get("location", "") if answer.is_redirect else ""
        shown = read(answer.text, url) if "html" in answer.headers.get("content-type", "html") else Page()
        return Answer(answer.status_code, path_of(urljoin(url, led_to)) if led_to else "", shown)
