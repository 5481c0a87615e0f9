"""
What members are about to publish, and the act by which they did.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from toolkit.journeys import Post
from toolkit.measure.sightings import Sightings
from toolkit.measure.waiting import Published

if TYPE_CHECKING:
    from playwright.sync_api import Request

    from toolkit.measure.member import Member

# What adapters call it in the ledger, and what it is: a message of its own, or an answer to one.
KINDS = {"post": "post", "topic": "post", "thread": "post", "reply": "reply", "answer": "reply", "comment": "reply"}
LETTERS = ("letter", "message", "conversation")  # what is for one member only
READING = ("GET", "HEAD", "OPTIONS")


class Composed(NamedTuple):
    """A text that somebody is going to publish."""

    text: str
    token: str


class Announced(NamedTuple):
    """What the adapter says was created, perhaps just before it is sent; `to` is whom it is for."""

    author: Member
    kind: str
    post: Post
    token: str
    to: str = ""
    parent: Post | None = None


class Sending:
    """
    The members who take part in an attempt, as they publish.

    Args:
        run: The run's id.
    """

    def __init__(self, run: str) -> None:
        self._run = run
        self._composed: dict[str, Composed] = {}  # by the author's name
        self._requests: dict[str, Request] = {}  # by token
        self._for_few: set[str] = set()  # who has changed who may read them
        self.seen: dict[str, Sightings] = {}  # by the member's name
        self.posts: dict[str, Post] = {}  # by address
        self.announced: list[Announced] = []
        self.writing_to: dict[str, str] = {}  # names, of the author and of the other
        self.answering: dict[str, Post] = {}  # by the author's name, while they do

    def joined(self, member: Member) -> None:
        """Their pages tell what they see, from the first one on, and what they send."""
        self.seen[member.name] = Sightings(member.page.context, self._run)
        member.page.context.on("request", self._requested)

    def composed(self, member: Member, text: str, token: str) -> None:
        """They have thought of a text."""
        self._composed[member.name] = Composed(text, token)

    def _requested(self, request: Request) -> None:
        if request.method in READING:
            return
        body = request.post_data_buffer or b""
        for _, token in self._composed.values():
            if token.encode() in body:
                self._requests[token] = request

    def published(self, member: Member, kind: str, address: str) -> None:
        """
        It stands there, or is about to.

        What stood there before has been changed only; what is not for everybody is not waited for.
        """
        if kind == "setting":
            self._for_few.add(member.name)
        if kind in LETTERS:
            self._written(member, address)
        composed = self._composed.get(member.name) if kind in KINDS else None
        if composed is None or address in self.posts or member.name in self._for_few:
            return
        kind = "reply" if member.name in self.answering else KINDS[kind]
        parent = self._parent(member, address) if kind == "reply" else None
        to = parent.author if parent else ""
        post = Post(address=address, text=composed.text, author=member.name)
        self.posts[address] = post
        self.announced.append(Announced(member, kind, post, composed.token, to, parent))

    def _parent(self, member: Member, address: str) -> Post | None:
        """The message that an answer is to: the one that the verb was given, else the one on whose page it stands."""
        return self.answering.get(member.name) or self.posts.get(address.partition("#")[0])

    def _written(self, member: Member, address: str) -> None:
        composed, to = self._composed.get(member.name), self.writing_to.get(member.name)
        if composed is not None and to is not None:
            post = Post(address=address, text=composed.text, author=member.name)
            self.announced.append(Announced(member, "letter", post, composed.token, to))

    def reacted(self, member: Member, post: Post) -> Published | None:
        """
        Somebody has reacted to a message, by their last act; None where their own page did not see them act.

        What is not for everybody is not waited for, nor what somebody does with their own.
        """
        at_ms = self.seen[member.name].last_act(before=math.inf)
        if at_ms is None or post.author in self._for_few or post.author == member.name:
            return None
        return Published(kind="reaction", author=member, token="", post=post, at_ms=at_ms, to=post.author)

    def sent(self) -> list[Published]:
        """What was announced, and has been sent by now, each once."""
        found, left = [], []
        for one in self.announced:
            at_ms = self._act(one)
            if at_ms is None:
                left.append(one)
            else:
                author, kind, post, token, to, parent = one
                found.append(
                    Published(kind=kind, author=author, token=token, post=post, at_ms=at_ms, to=to, parent=parent)
                )
        self.announced = left
        return found

    def _act(self, one: Announced) -> float | None:
        """When the author published it: the last act before the request, or before they saw it themselves."""
        seen = self.seen[one.author.name]
        echo = seen.first("dom", since=0.0, token=one.token)
        request = self._requests.get(one.token)
        started = request.timing["startTime"] if request else 0.0
        before = started if started > 0 else echo.at if echo else None
        return None if before is None else seen.last_act(before=before)
