"""
What pages tell of texts that a run published: when each was there, painted and in view, and when news were told of.

Every page of a context tells at once, through a binding, so that nothing is lost with a document. Times are the page's
own, since the epoch; pages of one machine agree on them.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, get_args

from toolkit.measure._scripts import script

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from toolkit.journeys import Lookout

Count = Literal["badge", "letters", "reactions"]
What = Literal["act", "dom", "painted", "view", "notice", Count]
TELL = "__virageTell"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """One thing that a page noticed; `count` is the number that it shows, None where that is cut short."""

    page: Page
    what: What
    at: float
    token: str = ""
    count: int | None = 0


class Sightings:
    """
    All that the pages of one context tell.

    Args:
        context: Whose pages; those that are opened from here on.
        run: The run's id, which stands before the token in every text of the run.
    """

    def __init__(self, context: BrowserContext, run: str) -> None:
        self._seen: list[Sighting] = []
        context.expose_binding(TELL, self._told)
        context.add_init_script(script("watch").replace("%RUN%", run))

    def _told(self, source: dict[str, Any], words: str) -> None:  # Any: Playwright's frame, page and context
        self._seen.append(Sighting(page=source["page"], **json.loads(words)))

    def first(self, what: What, *, since: float, token: str = "", page: Page | None = None) -> Sighting | None:
        """
        The earliest sighting from a moment on.

        Args:
            what: Of which kind.
            since: Not before, milliseconds since the epoch.
            token: Of which text; empty where none is meant.
            page: In which window; in any by default.
        """
        mine = (s for s in self._seen if s.what == what and s.token == token and s.at >= since)
        return min((s for s in mine if page is None or s.page is page), key=lambda s: s.at, default=None)

    def grown(self, what: Count, *, since: float, above: int, page: Page) -> Sighting | None:
        """The earliest moment at which a count showed more than so many: what is cut short from then on does, too."""
        mine = (s for s in self._seen if s.what == what and s.page is page and s.at >= since)
        return min((s for s in mine if s.count is None or s.count > above), key=lambda s: s.at, default=None)

    def last(self, what: What, *, since: float, until: float, page: Page) -> Sighting | None:
        """The latest sighting between two moments."""
        mine = (s for s in self._seen if s.what == what and s.page is page and since <= s.at <= until)
        return max(mine, key=lambda s: s.at, default=None)

    def last_act(self, *, before: float) -> float | None:
        """When somebody acted last, not later than this."""
        return max((s.at for s in self._seen if s.what == "act" and s.at <= before), default=None)


def arm(page: Page, lookout: Lookout) -> float:
    """From this moment on, which is given, this window tells of news, too; what it says of them already is none."""
    chosen = f"window.__virageLookout = {json.dumps(lookout.as_selectors())}"
    page.add_init_script(chosen)
    armed = "window.__virageWatch.arm(); return performance.timeOrigin + performance.now();"
    return float(page.evaluate(f"() => {{ {chosen}; {armed} }}"))


def counts(page: Page) -> dict[Count, int | None]:
    """What the page counts, as it stands; None where it does not say how many."""
    return {name: page.evaluate("(name) => window.__virageWatch.count(name)", name) for name in get_args(Count)}


def copies(page: Page, token: str, address: str) -> int:
    """How many messages of a page have the text, or lead to it."""
    return int(page.evaluate("([token, address]) => window.__virageWatch.copies(token, address)", [token, address]))


def stands(page: Page) -> bool:
    """Whether the page says now that there is news."""
    return bool(page.evaluate("() => window.__virageWatch.stands()"))


def led(page: Page, address: str) -> float | None:
    """When a link to this address was first painted in a message of the page."""
    at = page.evaluate("(address) => window.__virageWatch.led(address)", address)
    return None if at is None else float(at)


def order(page: Page, tokens: list[str]) -> list[str]:
    """Those of the texts that stand on the page, from its top."""
    return list(page.evaluate("(tokens) => window.__virageWatch.order(tokens)", tokens))
