"""
A day that members live together: who does what to whom, and how each act is done.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from toolkit.journeys import Post
    from toolkit.measure.member import Member


class Act(NamedTuple):
    """
    One act of the day.

    Attributes:
        name: A verb of the platform.
        actor: Who does it.
        other: To whom, or to whose message.
    """

    name: str
    actor: str
    other: str


# Alice and bob write, meet, and fall out; what is done to one's own message concerns nobody else.
MORNING = (
    Act("publish", "alice", ""),
    Act("react", "bob", "alice"),
    Act("reply", "bob", "alice"),
    Act("reply", "alice", "alice"),
    Act("follow", "bob", "alice"),
    Act("write_to", "bob", "alice"),
    Act("publish", "bob", ""),
    Act("report", "alice", "bob"),
    Act("take_down", "moderator", "bob"),
    Act("block", "alice", "bob"),
)
# What bob still tries once he is blocked.
EVENING = (Act("reply", "bob", "alice"), Act("write_to", "bob", "alice"))
NIGHT = Act("night", "", "")  # nobody does anything any more


@dataclass(kw_only=True)
class Cast:
    """
    Those who live the day, and what they have written.

    Attributes:
        members: By name.
        posts: The message of each.
        reported: Who reported whose message.
        answered: Who has answered whose message.
    """

    members: dict[str, Member]
    posts: dict[str, Post] = field(default_factory=dict)
    reported: dict[str, str] = field(default_factory=dict)
    answered: dict[str, set[str]] = field(default_factory=dict)

    def do(self, act: Act) -> None:
        """
        Carry out one act.

        Raises:
            Unsupported: The platform has no such act.
        """
        getattr(self, f"_{act.name}", self._to_member)(act)

    def told(self, act: Act, roles: Sequence[str]) -> set[str]:
        """Who is to be notified of it: those who have one of the roles, and never the one who acted."""
        names = {
            "author": {act.other},
            "other": {act.other},
            "reporter": {self.reported.get(act.other, "")},
            "participants": {act.other, *self.answered.get(act.other, ())},
        }
        return {name for role in roles for name in names[role]} - {act.actor, ""}

    def _publish(self, act: Act) -> None:
        actor = self.members[act.actor]
        self.posts[act.actor] = actor.has_published(actor.compose("Journée portes ouvertes à la caserne."))

    def _reply(self, act: Act) -> None:
        actor = self.members[act.actor]
        actor.reply(self.posts[act.other], actor.compose("J’y serai."))
        self.answered.setdefault(act.other, set()).add(act.actor)

    def _write_to(self, act: Act) -> None:
        actor = self.members[act.actor]
        actor.write_to(self.members[act.other], actor.compose("On y va ensemble ?"))

    def _react(self, act: Act) -> None:
        self.members[act.actor].react(self.posts[act.other])

    def _report(self, act: Act) -> None:
        actor = self.members[act.actor]
        actor.goto("/")
        actor.report(self.posts[act.other])
        self.reported[act.other] = act.actor

    def _take_down(self, act: Act) -> None:
        actor = self.members[act.actor]
        actor.goto("/")
        actor.take_down(self.posts[act.other])

    def _to_member(self, act: Act) -> None:
        verb: Callable[[Member], None] = getattr(self.members[act.actor], act.name)
        verb(self.members[act.other])
