"""
Sessions over plain HTTP that stand for others: lower roles who try, and authors who look whether their words are whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote, urljoin

import requests

from toolkit.measure.health import http_session
from toolkit.measure.trials.pages import TOKEN, Page, path_of, read
from toolkit.measure.trials.request import Caught

if TYPE_CHECKING:
    from toolkit.settings import Settings

TIMEOUT_S = 15.0
MOST_MOVES = 5


class Answer(NamedTuple):
    """What the platform answered: 0 for nothing; where a redirection leads, as a path; the page, and its source."""

    status: int
    led_to: str
    page: Page
    source: str = ""


class Lower:
    """
    Somebody's session.

    Args:
        settings: Where the platform is, and how it is reached.
        cookies: As Playwright's storage state has them; none for a visitor.
        bearers: Headers that tell who somebody is, by name in small letters.

    Attributes:
        unproven: Nothing has shown that the platform knows them, who should be known to it.
    """

    def __init__(
        self,
        settings: Settings,
        cookies: Iterable[Mapping[str, Any]] = (),  # Any: JSON values
        bearers: Mapping[str, str] | None = None,
    ) -> None:
        self.unproven = False
        self.bearers = dict(bearers or {})
        self._base = settings.base_url
        self._http: requests.Session = http_session(settings)
        for cookie in cookies:
            domain = cookie["domain"]
            # A host without a dot is compared under this name (RFC 2965, as http.cookiejar has it).
            known_as = domain if "." in domain else f"{domain}.local"
            self._http.cookies.set(cookie["name"], cookie["value"], domain=known_as, path=cookie["path"])

    @property
    def tokens(self) -> dict[str, str]:
        """Tokens that the platform keeps in cookies, for scripts to send them back."""
        return {one.name: unquote(one.value) for one in self._http.cookies if one.value and TOKEN.search(one.name)}

    def open(self, address: str) -> Answer:
        """Look at a page."""
        return self._ask("GET", address, {}, b"")

    def reach(self, address: str) -> Answer:
        """Look at a page, wherever on the platform it is to be found by now."""
        answer = self.open(address)
        for _ in range(MOST_MOVES):
            if not answer.led_to:
                break
            answer = self.open(answer.led_to)
        return answer

    def send(self, caught: Caught, tokens: Mapping[str, str]) -> Answer:
        """Send somebody's request as one's own."""
        headers, body = caught.sent_with(tokens)
        return self._ask(caught.method, caught.url, headers, body)

    def close(self) -> None:
        """Be gone."""
        self._http.close()

    def _ask(self, method: str, address: str, headers: Mapping[str, str], body: bytes) -> Answer:
        url = urljoin(f"{self._base}/", address)
        mine = {**headers, **self.bearers}
        try:
            answer = self._http.request(
                method, url, headers=mine, data=body or None, timeout=TIMEOUT_S, allow_redirects=False
            )
        except requests.RequestException:
            return Answer(0, "", Page())
        led_to = answer.headers.get("location", "") if answer.is_redirect else ""
        shown = read(answer.text, url) if "html" in answer.headers.get("content-type", "html") else Page()
        return Answer(answer.status_code, path_of(urljoin(url, led_to)) if led_to else "", shown, answer.text)
