"""
One verb as it is carried out: how many clicks it takes, what stands on the page just before each act.
"""

from __future__ import annotations

import contextlib
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from toolkit.measure._scripts import script
from toolkit.measure.listening import Carried
from toolkit.measure.regard.notes import page_of
from toolkit.measure.regard.words import GOOD_FAITH, NAMED
from toolkit.records import ActKind

if TYPE_CHECKING:
    from toolkit.journeys import Post
    from toolkit.measure.member import Member

POINTED = (ActKind.CLICK, ActKind.REVEAL)
FIELDS = (ActKind.FILL, ActKind.CHECK, ActKind.CHOOSE, ActKind.UPLOAD)
READ = ("report", "sign_up")  # verbs whose pages are read before each act
WEIGHED = ("answer_consent",)  # verbs whose controls are weighed
CHOICES = ("radio", "select-one", "select-multiple", "textarea")


@dataclass(slots=True, kw_only=True)
class Watched:
    """
    A verb under way.

    Attributes:
        clicks: On controls that are no fields.
        ways: Of them, those before the first field.
        touched: Fields that were set.
        page: The page before the last act, where it is read.
        ticked: The most boxes seen ticked beforehand.
        weight: Area and contrast of the control pointed at last, where it is weighed.
    """

    carried: Carried
    clicks: int = 0
    ways: int = 0
    touched: int = 0
    page: dict[str, Any] = field(default_factory=dict)  # Any: JSON from the page
    ticked: list[str] = field(default_factory=list)
    weight: dict[str, float] = field(default_factory=dict)
    acted: float = field(default_factory=time.perf_counter)

    def acting(self, member: Member, kind: ActKind) -> None:
        """Just before an act."""
        if self.carried.verb in READ:
            page = page_of(member)
            ticked = [str(name) for name in page["ticked"]]
            self.ticked = max(self.ticked, ticked, key=len)
            self.page = page if not self.page or _fields(page) >= _fields(self.page) else self.page
        if self.carried.verb in WEIGHED and kind is ActKind.CLICK and member.sought is not None:
            with contextlib.suppress(Exception):  # gone, or never there: the act itself will tell
                self.weight = member.sought.first.evaluate(script("weight"))

    def acted_on(self, kind: ActKind) -> None:
        """Just after an act."""
        self.acted = time.perf_counter()
        if kind in FIELDS:
            self.touched += 1
        if kind in POINTED:
            self.clicks += 1
            self.ways += not self.touched

    @property
    def waited_s(self) -> float:
        """Seconds since the last act."""
        return time.perf_counter() - self.acted

    def form(self, post: Post, *, known: bool) -> dict[str, float]:
        """
        What the form of reporting has, by item.

        Args:
            post: What is reported.
            known: Whether the platform knows who reports.
        """
        page = self.page or {"fields": [], "words": "", "actions": [], "url": ""}
        fields = [one for one in page["fields"] if one["seen"]]
        labels = [one["label"] for one in fields]
        named = [page["words"], page["url"], *page["actions"], *(one["value"] for one in page["fields"])]
        asked = any(one["type"] == "email" or NAMED.search(one["label"]) for one in fields)
        return {
            "report_reason": float(any(one["type"] in CHOICES for one in fields)),
            "report_address": float(any(post.text in text or post.address in text for text in named)),
            "report_identity": float(known or asked),
            "report_good_faith": float(any(GOOD_FAITH.search(text) for text in (*labels, page["words"]))),
        }


def _fields(page: dict[str, Any]) -> int:  # Any: as above
    return sum(one["seen"] and one["type"] in CHOICES for one in page["fields"])
