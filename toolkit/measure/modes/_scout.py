"""
The walk before the faults: which request of which step changes something, or brings what the step is about.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING

from toolkit.measure.injecting import Target, numberless, vehicle_of
from toolkit.measure.looking import Look, look
from toolkit.records import FaultKind, Vehicle

if TYPE_CHECKING:
    from playwright.sync_api import Request

    from toolkit.measure.member import Member

COMING = "enter"  # being on the platform is nobody's goal


class Scout:
    """
    Watches every member of one attempt, and asks nothing of the platform.

    Args:
        base_url: Of the platform: what others are asked for is not its business.
    """

    def __init__(self, base_url: str) -> None:
        self._base_url = base_url
        self._acts: Counter[tuple[str, str]] = Counter()
        self._texts: dict[tuple[str, str], str] = {}
        self._found: dict[tuple[str, str], list[tuple[Target, bool]]] = {}
        self.usual: dict[tuple[str, str], Look] = {}

    def joined(self, member: Member) -> None:
        """Listen to what their windows ask for."""
        member.page.context.on("request", lambda request: self._heard(member, request))

    def acting(self, member: Member) -> None:
        """They are about to do something."""
        if step := member.step_under_way:
            self._acts[member.name, step] += 1

    def composed(self, member: Member, token: str) -> None:
        """They have written something that can be found again."""
        if step := member.step_under_way:
            self._texts[member.name, step] = token

    def stepped(self, member: Member, step: str) -> None:
        """The page as it is when nothing goes wrong: what is on it then is no message."""
        self.usual[member.name, step] = look(member.page)

    def _heard(self, member: Member, request: Request) -> None:
        vehicle, step = vehicle_of(request), member.step_under_way
        if vehicle is None or not step or step == COMING or not request.url.startswith(self._base_url):
            return
        target = Target(
            member=member.name,
            step=step,
            act=self._acts[member.name, step],
            method=request.method,
            path=numberless(request.url),
            vehicle=vehicle,
            text=(member.name, step) in self._texts,
        )
        token = self._texts.get((member.name, step))
        self._found.setdefault((member.name, step), []).append((target, bool(token) and _carries(request, token)))

    def targets(self) -> list[Target]:
        """
        One request of each step that a fault can meet, in the order of the journey.

        That which carries what the member has written; else the last that changes something; else what a script loads.
        A document that does not come is told of by the browser, which offers to load it again: nothing to be asked.
        """
        chosen = []
        for asked in self._found.values():
            texts = [target for target, carries in asked if carries]
            writes = [target for target, _ in asked if target.writes and target.vehicle is not Vehicle.BEACON]
            loads = [target for target, _ in asked if target.vehicle is Vehicle.SCRIPT and not target.writes]
            chosen += texts[-1:] or writes[-1:] or loads[:1]
        return chosen


def _carries(request: Request, token: str | None) -> bool:
    """Whether a request brings the member's text to the platform."""
    body = request.post_data_buffer or b""
    return bool(token) and str(token).encode() in body


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
