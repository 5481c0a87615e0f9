"""
What a first visit leaves and whom it calls before anything was chosen.

Why:
    A question that is asked after the answer was taken is a lie; whoever only looked in is already known.
How:
    Only in a context that began empty, and only at the end of a first step in which nothing was done but look: requests
    to other sites; cookies that last longer than a day, or that are another site's, and entries of the local storage,
    whose values look like a number for this browser (eight characters or more, letters and digits mixed, or digits
    alone). Names are told, values never.
Limits:
    Fingerprinting leaves nothing to see. A setting that looks like a number is taken for one. Sites are told apart by
    the last two labels of their names, three under the double suffixes listed.
Source:
    Directive 2002/58/EC, art. 5(3); Québec, Act P-39.1, s. 8.1; EDPB Guidelines 2/2023.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from toolkit.measure.probes._probe import Seen, StepWindow

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page, Request

LASTING_S = 24 * 3600
DAY_S = 24 * 3600
MOST_NAMED = 12
DOUBLE_SUFFIXES = ("co.uk", "gc.ca", "qc.ca", "on.ca", "com.au", "gouv.fr", "co.jp", "com.br")
_MIXED = re.compile(r"(?=[^A-Za-z]*[A-Za-z])(?=[^0-9]*[0-9])[A-Za-z0-9_.%+/=-]{8,}")
_DIGITS = re.compile(r"[0-9.]{10,}")
READ_STORAGE = "() => { try { return Object.entries(localStorage) } catch { return [] } }"


class Probe:
    """Looks once: at the end of a first step that was only a look."""

    def __init__(self) -> None:
        self._context: BrowserContext | None = None
        self._called: Counter[str] = Counter()
        self._looked = False

    def attach(self, context: BrowserContext, page: Page) -> None:
        """Listen from the first document on, where nothing was brought along."""
        del page  # windows that it opens are the member's, too
        if context.cookies() or context.storage_state()["origins"]:
            return
        self._context = context
        context.on("request", self._on_request)

    def collect(self, page: Page, steps: list[StepWindow]) -> Iterable[Seen]:
        """Two rows at the first step: sites called, and identifiers kept."""
        if self._looked or self._context is None or not page.url.startswith("http"):
            return
        self._looked = True
        if len(steps) != 1 or steps[0].trusted_actions:
            return
        own = site(page.url)
        others = {name: count for name, count in self._called.items() if name != own}
        kept = [*_cookies(self._context.cookies(), own), *_stored(page.evaluate(READ_STORAGE))]
        for name, value, words in (
            ("third_party_requests", sum(others.values()), sorted(others)),
            ("identifiers_kept", len(kept), sorted(kept)),
        ):
            detail = "; ".join(words[:MOST_NAMED])
            yield Seen(step_id=steps[0].id, name=name, value=float(value), unit="count", detail=detail)

    def _on_request(self, request: Request) -> None:
        if request.url.startswith(("http", "ws")):
            self._called[site(request.url)] += 1


def site(address: str) -> str:
    """
    The site that an address belongs to.

    Example:
        >>> site("https://www.example.org/feed"), site("https://forum.ville.qc.ca/"), site("http://127.0.0.1:8080/")
        ('example.org', 'ville.qc.ca', '127.0.0.1')
    """
    host = (urlsplit(address).hostname or address.lstrip(".")).lower()
    labels = host.split(".")
    if labels[-1].isdigit() or len(labels) < 3:
        return host
    kept = 3 if ".".join(labels[-2:]) in DOUBLE_SUFFIXES else 2
    return ".".join(labels[-kept:])


def identifies(value: str) -> bool:
    """
    Whether a value looks like a number for this browser.

    Example:
        >>> identifies("9f86d081884c7d65"), identifies("fr-CA"), identifies("accepted-all")
        (True, False, False)
    """
    return bool(_MIXED.search(value) or _DIGITS.search(value))


def _cookies(cookies: Iterable[Mapping[str, Any]], own: str) -> Iterable[str]:  # Any: Playwright's cookies
    for cookie in cookies:
        lasts_s = cookie["expires"] - time.time()
        of = site(cookie["domain"])
        if identifies(cookie["value"]) and (of != own or lasts_s > LASTING_S):
            lasts = f"{lasts_s / DAY_S:.0f} d" if lasts_s > 0 else "session"
            yield f"{cookie['name']} ({of}, {lasts})"


def _stored(entries: Iterable[tuple[str, str]]) -> Iterable[str]:
    return (f"{name} (localStorage)" for name, value in entries if identifies(value))
