"""
The state a step ended in, and its audit.

A state is the page's address without numbers and its structure; a feed that has grown by a message is the state that it
was. In one run it is audited once, and again only where its lists show a kind of item that they had not shown before.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from toolkit.errors import PreconditionFailed
from toolkit.measure._scripts import script
from toolkit.measure.engines import axe
from toolkit.measure.engines.dynamic import _rule as dynamic
from toolkit.measure.evidence import Box, Camera, Picture
from toolkit.measure.scrub import Scrubber
from toolkit.records import NOT_AUDITED, Outcome, RuleResult

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from toolkit.measure.attempt import Attempt

MOST_PICTURES = 8  # of one rule in one state: a page of results may break it hundreds of times


class State(NamedTuple):
    """
    What the page is: two pages with the same id have the same structure and the same view.

    Attributes:
        id: Of the page and its frames.
        items: What the items of its lists look like.
        url: Scrubbed.
        title: Scrubbed.
    """

    id: str
    items: frozenset[str]
    url: str
    title: str


class Audited:
    """What one process has audited: states, and the kinds of items that were in their lists."""

    def __init__(self) -> None:
        self._items: dict[str, frozenset[str]] = {}
        self._given_up: set[str] = set()

    def covers(self, state: State) -> bool:
        """Whether another audit would tell nothing new."""
        seen = self._items.get(state.id)
        return state.id in self._given_up or (seen is not None and state.items <= seen)

    def add(self, state: State) -> None:
        """It was audited."""
        self._items[state.id] = self._items.get(state.id, frozenset()) | state.items

    def give_up(self, state: State) -> None:
        """It took too long, and need not be waited for again."""
        self._given_up.add(state.id)


def read_state(page: Page, scrubber: Scrubber) -> State:
    """The state of a page as it is now; frames are part of it."""
    read = page.evaluate(script("state"))
    frames = [frame.evaluate(script("state")) for frame in page.frames[1:] if not frame.is_detached()]
    return State(
        id="-".join([read["page"], read["view"], *(str(frame["signature"]) for frame in frames)]),
        items=frozenset(item for part in (read, *frames) for item in part["items"]),
        url=scrubber.text(read["url"]),
        title=scrubber.text(read["title"]),
    )


def audit_state(
    attempt: Attempt, page: Page, camera: Camera, *, step_id: str, state: State, view: Picture | None
) -> None:
    """
    Audit a state, with axe and with our rules, unless all of it was audited; a time-out is written down as cantTell.

    Args:
        attempt: Where the rows go.
        page: The page that is in this state.
        camera: Takes a picture of the first element that breaks a rule.
        step_id: The step that ended in the state.
        state: As it was read.
        view: The step's own picture, in which boxes are told.
    """
    session = attempt.session
    settings = session.settings.audit
    audited = session.audited[attempt.persona.id]
    if not settings.axe or audited.covers(state):
        return
    try:
        rows = axe.audit(
            page,
            step_id=step_id,
            state=state.id,
            disabled_rules=settings.disabled_rules,
            time_limit_s=settings.time_limit_s,
        )
    except PreconditionFailed:
        raise
    except Exception as error:  # an audit that fails says nothing about the state, and that is said
        attempt.write(_cannot_tell(step_id, state, attempt.explain(error)))
        if isinstance(error, axe.AuditTimeout):
            audited.give_up(state)
        raise
    audited.add(state)
    rows += dynamic.look(page, attempt.persona, step_id=step_id, state=state.id, disabled=settings.disabled_rules)
    taken: Counter[str] = Counter()
    for row in rows:
        attempt.write(_scrubbed(session.scrubber, _with_picture(attempt, camera, row, view, taken)))


def _cannot_tell(step_id: str, state: State, message: str) -> RuleResult:
    return RuleResult(
        step_id=step_id,
        state=state.id,
        engine="axe",
        version=axe.version(),
        rule=NOT_AUDITED,
        outcome=Outcome.CANT_TELL,
        url=state.url,
        message=message,
    )


def _with_picture(
    attempt: Attempt, camera: Camera, row: RuleResult, view: Picture | None, taken: Counter[str]
) -> RuleResult:
    """The first places of each rule and element get a picture of their own; others are told in the step's."""
    if row.box is None:
        return row
    key = f"{row.rule} {row.selector}"
    wanted = attempt.session.settings.journeys.pictures and taken[row.rule] < MOST_PICTURES
    if key in attempt.session.pictured or not wanted:
        return replace(row, box=_inside(row.box, view))
    attempt.session.pictured.add(key)
    taken[row.rule] += 1
    number = len(attempt.session.pictured)
    picture = camera.element(f"{row.step_id}-{row.rule}-{number}", row.box)
    _, _, width, height = picture.region
    return replace(
        row,
        box=_inside(row.box, picture),
        picture=picture.path,
        picture_width=int(width),
        picture_height=int(height),
    )


def _inside(box: Box, picture: Picture | None) -> Box | None:
    """A box of the document, in the pixels of a picture; None when the picture does not show it."""
    if picture is None:
        return None
    left, top, width, height = picture.region
    x, y = box[0] - left, box[1] - top
    return (x, y, box[2], box[3]) if x + box[2] > 0 and y + box[3] > 0 and x < width and y < height else None


def _scrubbed(scrubber: Scrubber, row: RuleResult) -> RuleResult:
    return replace(row, url=scrubber.text(row.url), html=scrubber.text(row.html), message=scrubber.text(row.message))
