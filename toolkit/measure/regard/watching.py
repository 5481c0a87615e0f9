"""
One verb as it is carried out: how many clicks it takes, what stands on the page just before each act.
"""

from __future__ import annotations

import contextlib
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from toolkit.measure._scripts import script
from toolkit.measure.listening import Carried
from toolkit.measure.regard.words import AGREEING, GOOD_FAITH, NAMED
from toolkit.records import ActKind

if TYPE_CHECKING:
    from toolkit.journeys import Post
    from toolkit.measure.act_log import Done
    from toolkit.measure.member import Member

POINTED = (ActKind.CLICK, ActKind.REVEAL)
FIELDS = (ActKind.FILL, ActKind.CHECK, ActKind.CHOOSE, ActKind.UPLOAD)
READ = ("report", "sign_up")  # verbs whose pages are read before each act
WEIGHED = ("answer_consent",)  # verbs whose controls are weighed
NO_FORM: dict[str, Any] = {  # Any: JSON from the page
    "kind": "dialog", "fields": [], "words": "", "main": "", "actions": [], "url": "", "boxes": []
}  # fmt: skip
CHOICES = ("radio", "select-one", "select-multiple", "textarea")


@dataclass(slots=True, kw_only=True)
class Watched:
    """
    A verb under way.

    Attributes:
        clicks: On controls that are no fields.
        ways: Of them, those before the first field.
        touched: Fields that were set.
        page: The form around what was acted upon, where it is read.
        began_at: Address of the page where the first act was.
        boxes: Boxes by name and place, and whether they were ticked when they were first met.
        weight: Area and contrast of the control pointed at last, where it is weighed.
        wrote: When requests that change something were sent, in milliseconds of the clock.
    """

    carried: Carried
    clicks: int = 0
    ways: int = 0
    touched: int = 0
    page: dict[str, Any] = field(default_factory=dict)  # Any: JSON from the page
    began_at: str = ""
    boxes: dict[tuple[str, int], bool] = field(default_factory=dict)
    weight: dict[str, float] = field(default_factory=dict)
    wrote: list[float] = field(default_factory=list)
    acted: float = field(default_factory=time.perf_counter)

    def acting(self, member: Member, kind: ActKind) -> None:
        """Just before an act."""
        if self.carried.verb in READ:
            self.read(form_of(member), kind)
        if self.carried.verb in WEIGHED and kind is ActKind.CLICK and member.sought is not None:
            with contextlib.suppress(Exception):  # gone, or never there: the act itself will tell
                self.weight = member.sought.first.evaluate(script("weight"))

    def read(self, form: dict[str, Any], kind: ActKind) -> None:  # Any: JSON from the page
        """
        Heed the form that an act takes place in: that of the first field that is set, or of the last click.

        Args:
            form: As the page tells it; of no kind where the control stands in none.
            kind: What is going to be done.
        """
        self.began_at = self.began_at or form["url"]
        if not form["kind"] and kind not in FIELDS:
            return
        first = not self.touched
        if not self.page or first or _fields(form) >= _fields(self.page):
            self.page = form
        named = Counter[str]()
        for box in form["boxes"]:
            key = (box["name"], named[box["name"]])
            named[box["name"]] += 1
            self.boxes.setdefault(key, box["on"] and (not box["choice"] or bool(AGREEING.search(box["name"]))))

    def acted_on(self, kind: ActKind) -> None:
        """Just after an act."""
        self.acted = time.perf_counter()
        if kind in FIELDS:
            self.touched += 1
        if kind in POINTED:
            self.clicks += 1
            self.ways += not self.touched

    @property
    def ticked(self) -> list[str]:
        """Boxes that were ticked before anybody had touched them, and choices that had already agreed."""
        return [name for (name, _), on in self.boxes.items() if on]

    def waited_s(self, acts: Sequence[Done]) -> float:
        """
        Seconds until what was sent was seen to be there: from the last act that sent something to the first look after.

        Args:
            acts: What the member has done; where none sent anything, it is the time since the last act.
        """
        ends = [*(one.began_ms for one in acts[1:]), float("inf")]
        for act, end in reversed(list(zip(acts, ends, strict=False))):
            if act.seen_ms is not None and any(act.began_ms <= at < end for at in self.wrote):
                return max(0.0, act.seen_ms - act.ended_ms) / 1000
        return time.perf_counter() - self.acted

    def form(self, post: Post, *, known: bool) -> dict[str, float]:
        """
        What the form of reporting has, by item; whether it names the content is unknown where it lies over it.

        Args:
            post: What is reported.
            known: Whether the platform knows who reports.
        """
        page = self.page or NO_FORM
        over = page["kind"] == "dialog" or _path(page["url"]) in {_path(self.began_at), _path(post.address)}
        words = page["words"] if over else f"{page['words']} {page['main']}"
        fields = [one for one in page["fields"] if one["seen"]]
        labels = [one["label"] for one in fields]
        asked = any(one["type"] == "email" or NAMED.search(one["label"]) for one in fields)
        has = {
            "report_reason": float(any(one["type"] in CHOICES for one in fields)),
            "report_identity": float(known or asked),
            "report_good_faith": float(any(GOOD_FAITH.search(text) for text in (*labels, words))),
        }
        named = _names(post, page, words)
        return has if over and not named else {**has, "report_address": float(named)}


def _names(post: Post, page: dict[str, Any], words: str) -> bool:  # Any: JSON from the page
    """Whether a form says which content it is about: by its words, its number or its address."""
    values = [one["value"] for one in page["fields"]]
    addresses = [*page["actions"], *values, *([page["url"]] if _path(page["url"]) != _path(post.address) else [])]
    by_number = bool(post.id) and post.id in values
    return by_number or post.text in words or any(post.address in one for one in addresses)


def _path(address: str) -> str:
    return urlsplit(address).path.rstrip("/")


def form_of(member: Member) -> dict[str, Any]:  # Any: JSON from the page
    """The form around what a member looked for last, as it is now."""
    found = member.sought.first.element_handles() if member.sought is not None else []
    frame = found[0].owner_frame() if found else None
    seen = (frame or member.page).evaluate(script("trust"), found[0] if frame else None)
    form: dict[str, Any] = seen["form"]  # Any: as above
    return form


def _fields(page: dict[str, Any]) -> int:  # Any: as above
    return sum(one["seen"] and one["type"] in CHOICES for one in page["fields"])
