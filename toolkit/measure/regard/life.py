"""
A walk during which trust is looked at.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar
from weakref import WeakKeyDictionary

from toolkit.journeys import Post, Unsupported
from toolkit.measure.listening import Carried, listen
from toolkit.measure.modes._mode import Life
from toolkit.measure.regard import first_visit, keeping_order
from toolkit.measure.regard.notes import Double, Notes, page_of
from toolkit.measure.regard.watching import Watched
from toolkit.measure.regard.words import SHAMING
from toolkit.records import ActKind

if TYPE_CHECKING:
    from playwright.sync_api import Request

    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member
    from toolkit.measure.session import Session

AUDIENCES = {"nobody": 0.0, "members": 1.0, "everyone": 2.0}
CHANGES = ("POST", "PUT", "PATCH", "DELETE")
CLOCK_MS = 1_200  # in which a countdown moves
_VISITED: WeakKeyDictionary[Session, bool] = WeakKeyDictionary()


class Regarding(Life):
    """
    One attempt at which trust is looked at.

    Args:
        attempt: The attempt.
    """

    patience: ClassVar[float] = 4.0

    def __init__(self, attempt: Attempt) -> None:
        super().__init__(attempt)
        self._notes = Notes(attempt)
        self._watched: dict[int, Watched] = {}
        self._done: dict[str, tuple[Member, Watched]] = {}  # the last time each verb was carried out in the journey
        self._words: list[str] = []
        self._posts: list[Post] = []
        self._met: dict[str, float] = {}  # where somebody was met before they were blocked
        self._shaming: list[str] = []
        self._clocks: list[str] = []
        self._pages = 0
        self._over = False

    # ------------------------------------------------------------------------------------------------ the walk

    def joined(self, member: Member) -> None:
        """Every verb of theirs is told, and when they send something."""
        listen(member, self._hearing)
        member.page.context.on("request", partial(self._on_request, member))

    def _on_request(self, member: Member, request: Request) -> None:
        if (watched := self._watched.get(id(member))) and request.method in CHANGES:
            watched.wrote.append(time.time() * 1000)

    def acting(self, member: Member, kind: ActKind) -> None:
        """What stands on the page before an act of a verb."""
        if watched := self._watched.get(id(member)):
            self._notes.look("acting", watched.acting, member, kind)
            if self._over and watched.carried.verb == "report":
                keeping_order.stop_at_the_door(member)

    def acted(self, member: Member, kind: ActKind) -> None:
        """Acts are counted."""
        if watched := self._watched.get(id(member)):
            watched.acted_on(kind)

    def composed(self, member: Member, text: str, token: str) -> str:
        """Words that an export has to hold."""
        del member, token
        self._words.append(text)
        return text

    def stepped(self, member: Member, step_id: str, step: str, *, failed: bool) -> None:
        """Names of controls that shame, and clocks that run down."""
        del step_id, step
        if failed or not member.page.url.startswith("http"):
            return
        page = page_of(member)
        self._pages += 1
        self._shaming += [name for name in page["controls"] if SHAMING.search(name)]
        if page["clocks"]:
            member.page.wait_for_timeout(CLOCK_MS)
            self._clocks += _run_down(page["clocks"], page_of(member)["clocks"])

    def ended(self, error: BaseException | None) -> None:
        """What follows from what was done, in windows of their own."""
        self._over = True
        if error is not None:
            return
        self._notes.look("patterns", self._tell_patterns)
        self._notes.look("sign_up", self._tell_default_audience)
        keeping_order.after_report(self._notes, self._done)
        if not _VISITED.get(self.attempt.session):
            _VISITED[self.attempt.session] = True
            first_visit.look(self._notes, lambda member: self._done[f"last {id(member)}"][1])

    # ------------------------------------------------------------------------------------------------ verbs

    @contextmanager
    def _hearing(self, member: Member, carried: Carried) -> Iterator[None]:
        if carried.verb == "block" and not self._over:
            self._notes.look("block", self._look_before_block, member, carried)
        watched = Watched(carried=carried)
        self._watched[id(member)] = watched
        try:
            yield
        except Exception as error:
            if carried.verb == "delete_account" and not isinstance(error, Unsupported):
                self._notes.fact("deletion", 0.0, member, show=True)
            raise
        finally:
            self._watched.pop(id(member), None)
        self._done[f"last {id(member)}"] = (member, watched)
        if self._over or isinstance(member, Double):
            return
        self._done[carried.verb] = (member, watched)
        self._notes.look(carried.verb, self._tell, member, watched)

    def _tell(self, member: Member, watched: Watched) -> None:
        carried = watched.carried
        self._posts += [one for one in carried.posts if one not in self._posts]
        tell = {
            "report": self._tell_report,
            "sign_up": self._tell_sign_up,
            "delete_account": self._tell_deletion,
            "export_data": self._tell_export,
            "find_help": self._tell_help,
            "block": self._tell_block,
        }.get(carried.verb)
        if tell:
            tell(member, watched)

    def _tell_report(self, member: Member, watched: Watched) -> None:
        waited = watched.waited_s(member._recorder.log.done())
        clicks = watched.ways if watched.touched else watched.clicks
        self._notes.fact("report_clicks", clicks, member, unit="count", detail=f"@seen.to_receipt|n={watched.clicks}")
        for item, value in watched.form(watched.carried.posts[0], known=member.signed_in).items():
            self._notes.fact(item, value, member, detail=str(watched.page.get("url", "")))
        self._notes.fact("report_receipt_s", round(waited, 2), member, unit="s", show=True)

    def _tell_sign_up(self, member: Member, watched: Watched) -> None:
        detail = ", ".join(watched.ticked)
        self._notes.fact("preticked", len(watched.ticked), member, unit="count", detail=detail)

    def _tell_deletion(self, member: Member, watched: Watched) -> None:
        self._notes.fact("deletion", 1.0, member, detail=f"@seen.clicks|n={watched.clicks}")
        if (created := self._done.get("sign_up")) and created[1].clicks:
            there, back = created[1].clicks, watched.clicks
            self._notes.fact(
                "delete_over_create",
                back / there,
                member,
                unit="1",
                detail=f"@seen.back_and_there|back={back}|there={there}",
            )

    def _tell_export(self, member: Member, watched: Watched) -> None:
        content = Path(watched.carried.result).read_bytes()
        held = [words for words in self._words if words.encode() in content]
        value = float(bool(held)) if self._words else None
        self._notes.fact("export_own_words", value, member, detail=f"@seen.bytes|n={len(content)}")

    def _tell_help(self, member: Member, watched: Watched) -> None:
        self._notes.fact("help_clicks", watched.clicks, member, unit="count")

    def _tell_block(self, member: Member, watched: Watched) -> None:
        if post := self._last_of(watched.carried.arguments[0]):
            keeping_order.after_block(self._notes, member, post, self._met)

    def _look_before_block(self, member: Member, carried: Carried) -> None:
        self._met = {}
        if post := self._last_of(carried.arguments[0]):
            self._met = keeping_order.before_block(self._notes, member, post)

    def _last_of(self, author: Member) -> Post | None:
        """What somebody has written last."""
        return next((post for post in reversed(self._posts) if post.author == author.name), None)

    def _tell_default_audience(self) -> None:
        if "sign_up" in self._done and "delete_account" not in self._done and "reset_password" not in self._done:
            member, _ = self._done["sign_up"]
            audience = member.platform.privacy(member)
            self._notes.fact(
                "default_audience", AUDIENCES.get(audience), member, detail=f"@seen.audience_{audience}", show=True
            )

    def _tell_patterns(self) -> None:
        if self._pages:
            member, _ = next(iter(self._done.values()), (None, None))
            if member is not None:
                pages = f"@seen.pages|n={self._pages}"
                shaming = ", ".join(sorted(set(self._shaming))) or pages
                clocks = ", ".join(sorted(set(self._clocks))) or pages
                self._notes.fact("confirm_shaming", len(set(self._shaming)), member, unit="count", detail=shaming)
                self._notes.fact("countdowns", len(set(self._clocks)), member, unit="count", detail=clocks)


def _run_down(before: list[str], after: list[str]) -> list[str]:
    """Clocks that show less than a moment ago, in the same place."""
    pairs = zip(before, after, strict=False)
    return [old for old, new in pairs if _seconds(new) < _seconds(old) <= _seconds(new) + 5]


def _seconds(clock: str) -> int:
    total = 0
    for part in clock.split(":"):
        total = total * 60 + int(part)
    return total
