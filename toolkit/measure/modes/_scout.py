"""
The walk before the faults: which request of which step changes something, or brings what the step is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from contextlib import suppress
from typing import TYPE_CHECKING

from toolkit.measure.looking import Look, look
from toolkit.measure.modes import _copies
from toolkit.measure.modes._background import Background
from toolkit.measure.targets import Target, carries, numberless, operation_of, vehicle_of
from toolkit.records import FaultKind, Vehicle

if TYPE_CHECKING:
    from playwright.sync_api import Request

    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member
    from toolkit.records import ActKind

COMING = "enter"  # being on the platform is nobody's goal
TURN_MS = 50


class Scout:
    """
    Watches every member of one attempt; all that it asks of the platform is how a message looks that is there once.

    Args:
        attempt: The walk.

    Attributes:
        usual: The page at the end of each step.
        once: How many elements of each page hold the one message of a step, by the page's path without numbers.
    """

    def __init__(self, attempt: Attempt) -> None:
        self._attempt = attempt
        self._base_url = attempt.session.settings.base_url  # what others are asked for is not its business
        self._acts: Counter[tuple[str, str]] = Counter()
        self._kinds: dict[tuple[str, str], ActKind] = {}  # of each step's last act
        self._texts: dict[tuple[str, str], str] = {}
        self._found: dict[tuple[str, str], list[Target]] = {}
        self._background = Background()
        self._places: dict[tuple[str, str], list[str]] = {}
        self._aside = False  # whether it is a window of ours that asks
        self.usual: dict[tuple[str, str], Look] = {}
        self.once: dict[tuple[str, str], dict[str, int]] = {}

    def joined(self, member: Member) -> None:
        """Listen to what their windows ask for."""
        context = member.page.context
        context.on("request", lambda request: self._heard(member, request))
        context.on("requestfinished", self._background.answered)
        context.on("requestfailed", self._background.answered)

    def acting(self, member: Member, kind: ActKind) -> None:
        """They are about to do something."""
        self._background.acting(member.name)
        if step := member.step_under_way:
            self._acts[member.name, step] += 1
            self._kinds[member.name, step] = kind
            if (member.name, step) in self._texts:
                self._places.setdefault((member.name, step), []).append(member.page.url)

    def acted(self, member: Member) -> None:
        """They have done it; what it has sent is heard before the next one begins."""
        turn(member)
        self._background.acted(member.name)

    def composed(self, member: Member, token: str) -> None:
        """They have written something that can be found again."""
        if step := member.step_under_way:
            self._texts[member.name, step] = token

    def stepped(self, member: Member, step: str) -> None:
        """The page as it is when nothing goes wrong: what is on it then is no message."""
        here = (member.name, step)
        self.usual[here] = look(member.page)
        if token := self._texts.get(here):
            self._aside = True
            try:
                places = [*self._places.get(here, ()), member.page.url]
                self.once[here] = _copies.once(self._attempt, member, token, places)
            finally:
                self._aside = False

    def _heard(self, member: Member, request: Request) -> None:
        vehicle, step = vehicle_of(request), member.step_under_way or ""
        if vehicle is None or self._aside or not request.url.startswith(self._base_url):
            return
        token = self._texts.get((member.name, step), "")
        target = Target(
            member=member.name,
            step=step,
            act=self._acts[member.name, step],
            method=request.method,
            path=numberless(request.url),
            vehicle=vehicle,
            text=bool(token),
            carries=carries(request, token),
            operation=operation_of(request),
            by=self._kinds.get((member.name, step)),
        )
        if vehicle is Vehicle.DOCUMENT:
            self._background.loaded(member.name)
            self._leave((member.name, step), request)
        else:
            self._background.heard(target, request)
        if step and step != COMING:
            self._found.setdefault((member.name, step), []).append(target)

    def _leave(self, here: tuple[str, str], request: Request) -> None:
        """What a page has loaded is of no use to anybody once they have left it."""
        from playwright.sync_api import Error

        with suppress(Error):  # a window that is only just opening has no frame yet
            if request.frame.parent_frame is None:
                loaded = [one for one in self._found.get(here, ()) if not one.writes and one.vehicle is Vehicle.SCRIPT]
                self._found[here] = [one for one in self._found.get(here, ()) if one not in loaded]

    def targets(self) -> list[Target]:
        """
        One request of each step that a fault can meet, in the order of the journey.

        That which carries what the member has written; else what changes something; of both the first that the last
        act has sent. Else what a script loads. What pages ask for by themselves is none of these. A document that does
        not come is told of by the browser, which offers to load it again: nothing to be asked.
        """
        chosen = []
        for asked in self._found.values():
            own = [one for one in asked if not self._background.sends(one)]
            texts = [one for one in asked if one.carries]
            writes = [one for one in own if one.writes and one.act and one.vehicle is not Vehicle.BEACON]
            loads = [one for one in own if not one.writes and one.vehicle is Vehicle.SCRIPT]
            chosen += _of_last_act(texts) or _of_last_act(writes) or loads[:1]
        return chosen


def turn(member: Member) -> None:
    """Let what has happened be told."""
    from playwright.sync_api import Error

    with suppress(Error):  # a window that is closed has nothing more to tell
        member.page.wait_for_timeout(TURN_MS)


def _of_last_act(requests: list[Target]) -> list[Target]:
    last = max((one.act for one in requests), default=0)
    return [one for one in requests if one.act == last][:1]


def variants(targets: list[Target], kinds: Collection[FaultKind], most: int) -> list[tuple[Target, FaultKind]]:
    """
    What is going to be walked: every step meets its first fault before any meets its second.

    Args:
        targets: In the order of the journey.
        kinds: Those that are wanted.
        most: How many walks there may be.
    """
    columns = [[(target, kind) for kind in target.faults() if kind in kinds] for target in targets]
    deepest = max(map(len, columns), default=0)
    ordered = [column[row] for row in range(deepest) for column in columns if row < len(column)]
    return ordered[:most]
