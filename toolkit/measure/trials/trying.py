"""
One request tried by somebody who may not: how it is sent, what comes back, and whether anything became of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from toolkit.measure.trials.answers import alike, complains, shares
from toolkit.measure.trials.lower import Answer, Lower
from toolkit.measure.trials.pages import path_of, template
from toolkit.measure.trials.request import Caught
from toolkit.store import new_id

if TYPE_CHECKING:
    from toolkit.journeys import Post
    from toolkit.measure.member import Member
    from toolkit.measure.trials.pages import Page

BY_NUMBER = ("edit", "delete")
TAKEN = (404, 409, 410)  # what the rightful one is told where the lower one was first


@dataclass(slots=True, kw_only=True)
class Trial:
    """One request by one role; the rightful one's answer comes later."""

    caught: Caught
    allowed: str
    role: str
    rightful: bool = False
    status: int | None = None
    led_to: str = ""
    source: str | None = None
    sign_in: bool = False
    own_token: bool = False
    lacking: bool = False
    unproven: bool = False
    effect: str = ""
    shown: str = ""
    same: str = ""

    def answered(self, status: int, led_to: str, source: str | None = None) -> None:
        """What came back; the source later, or never."""
        self.status, self.led_to, self.source = status, led_to, source

    def same_as(self, rightful: Trial | None) -> str:
        """
        Whether this is the rightful role's answer: `yes`, `no`, or empty where that is not known.

        Both may be led to the very same page, which tells one that it is done and the other that it is not.
        """
        if self.same or self.rightful or rightful is None or not rightful.status or not self.status:
            return self.same
        passed = self.status < 400 and not self.sign_in
        if rightful.status in TAKEN:
            return "" if not passed else "no" if complains(self.source or "") else "yes"
        way = (self.status, template(self.led_to))
        if not passed or way != (rightful.status, template(rightful.led_to)):
            return "no"
        if not self.led_to:
            return alike(self.source or "", rightful.source)
        return "yes" if self.led_to != rightful.led_to else ""


@dataclass(slots=True, kw_only=True)
class Content:
    """Something that a member wrote, and their session to find it again."""

    address: str
    sign: str
    author: str
    reader: Lower

    def found(self) -> bool:
        """Whether its author finds it, saying what it said."""
        return self.sign in self.reader.reach(self.address).page.text

    def says(self, words: str) -> bool:
        """Whether its page has these words."""
        return sign_of(words) in self.reader.reach(self.address).page.text


@dataclass(slots=True, kw_only=True)
class Ground:
    """
    Where trials take place.

    Attributes:
        sign_in: Path of the sign-in page.
        contents: What members of the walk have written.
    """

    sign_in: str = ""
    contents: list[Content] = field(default_factory=list)

    def keep(self, post: Post, member: Member, reader: Lower) -> None:
        """Remember what a member wrote, as it is now."""
        address = post.address.partition("#")[0]
        same = [one for one in self.contents if (one.address, one.author) == (address, member.name)]
        for one in same:
            one.reader.close()
            self.contents.remove(one)
        self.contents.append(Content(address=address, sign=sign_of(post.text), author=member.name, reader=reader))

    def named_in(self, url: str) -> Content | None:
        """The content that an address is about."""
        path = urlsplit(url).path.rstrip("/") + "/"
        return next((one for one in self.contents if path.startswith(one.address.rstrip("/") + "/")), None)

    def content_of(self, caught: Caught) -> Content | None:
        """The content that a request is about: by its address, or by the number of what its author changes."""
        named, post = self.named_in(caught.url), caught.about
        if named or post is None or caught.verb not in BY_NUMBER or not caught.names(post):
            return named
        whole = (post.address.partition("#")[0], post.author)
        return next((one for one in self.contents if (one.address, one.author) == whole), None)

    def asks_to_sign_in(self, answer: Answer) -> bool:
        """Whether an answer leads to the sign-in page."""
        return bool(self.sign_in) and urlsplit(answer.led_to).path.rstrip("/").endswith(self.sign_in.rstrip("/"))

    def close(self) -> None:
        """Forget all sessions."""
        for one in self.contents:
            one.reader.close()


def try_change(
    ground: Ground, caught: Caught, *, allowed: str, role: str, lower: Lower, served: bool = True
) -> list[Trial]:
    """
    Have a lower role send a request that changes something: with a token of their own, then without one.

    Args:
        ground: Where.
        caught: The request, which has not gone on its way yet.
        allowed: The least role that may.
        role: That of who tries.
        lower: Who tries.
        served: Whether the rightful one's own page has the control as it is served, before scripts.
    """
    page = lower.open(path_of(caught.page))
    shown = _shown(page, caught.url, served=served)
    tokens = page.page.tokens or lower.open("/").page.tokens or lower.tokens
    # Who has no bearer is a visitor: that is no want of theirs.
    lacking = bool(caught.tokens and not tokens) or bool(caught.bearers and not lower.bearers and role != "visitor")
    trials = []
    for own in (tokens, {}) if caught.tokens and tokens else ({},):
        before = [one for one in ground.contents if one.found()]
        unsaid = [(one, words) for one in ground.contents for words in caught.said if not one.says(words)]
        answer = lower.send(caught, own)
        trial = Trial(caught=caught, allowed=allowed, role=role, shown=shown, own_token=bool(own), lacking=lacking)
        trial.unproven = lower.unproven
        trial.answered(answer.status, answer.led_to, answer.source)
        trial.sign_in = ground.asks_to_sign_in(answer)
        changed = not all(one.found() for one in before) or any(one.says(words) for one, words in unsaid)
        trial.effect = "yes" if changed else "no" if ground.content_of(caught) in before else ""
        trials.append(trial)
        if changed:
            break
    return trials


def try_document(
    ground: Ground, caught: Caught, *, allowed: str, role: str, lower: Lower, rightful: Lower
) -> Trial | None:
    """
    Have a lower role open what a moderator has opened; None where the page is for that role as well.

    Args:
        ground: Where.
        caught: The moderator's request.
        allowed: The least role that may.
        role: That of who tries.
        lower: Who tries.
        rightful: The moderator's session, for what the page is.
    """
    if ground.named_in(caught.url) or urlsplit(caught.url).path in ("", "/"):
        return None
    shown = _shown(lower.open(path_of(caught.page)), caught.url, served=offers(rightful, caught))
    answer = lower.open(path_of(caught.url))
    trial = Trial(caught=caught, allowed=allowed, role=role, shown=shown, unproven=lower.unproven)
    trial.answered(answer.status, answer.led_to)
    trial.sign_in = ground.asks_to_sign_in(answer)
    whole = rightful.open(path_of(caught.url))
    if shown == "yes" and answer.status == whole.status == 200 and answer.page.title == whole.page.title:
        return None
    trial.same = _holds(ground, answer, whole, lower=lower, rightful=rightful)
    return trial


def _holds(ground: Ground, answer: Answer, whole: Answer, *, lower: Lower, rightful: Lower) -> str:
    """Whether a lower one's document holds what the rightful one's document protects."""
    if whole.status != 200 or answer.status != 200:
        return "no" if whole.status == 200 else ""
    if not whole.page.text and not whole.page.targets:
        return alike(answer.source, whole.source) if answer.source[:1] in ("{", "[") else ""
    nowhere = rightful.open(f"/{new_id()}")
    known: list[Page] = [rightful.open("/").page, nowhere.page]
    known += [lower.open(one.address).page for one in ground.contents]
    return shares(answer.page, whole.page, known=known, signs=[one.sign for one in ground.contents])


def offers(lower: Lower, caught: Caught) -> bool:
    """Whether a page that this one can open has the very control of a request."""
    return path_of(caught.url) in lower.open(path_of(caught.page)).page.targets


def sign_of(words: str) -> str:
    """What tells these words from all others: the token at their end, or all of them."""
    last = words.rsplit(maxsplit=1)[-1].strip("[]") if words.split() else words
    return last if re.fullmatch(r"[0-9a-f]{10}", last) else " ".join(words.split())


def _shown(page: Answer, url: str, *, served: bool) -> str:
    if page.status != 200:
        return ""
    return "yes" if path_of(url) in page.page.targets else "no" if served else ""
