"""
A walk in which others try what members do, just before they do it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar
from urllib.parse import urlsplit

from toolkit.journeys import Unsupported
from toolkit.measure.listening import Carried, listen
from toolkit.measure.modes._mode import Life
from toolkit.measure.trials.levels import least_role
from toolkit.measure.trials.pages import path_of, template
from toolkit.measure.trials.request import Caught
from toolkit.measure.trials.sessions import Sessions
from toolkit.measure.trials.trying import BY_NUMBER, Ground, Trial, offers, try_change, try_document
from toolkit.records import HealthRecord, LedgerEntry, RoleTrial, now
from toolkit.store import new_id

if TYPE_CHECKING:
    from playwright.sync_api import Request, Response, Route

    from toolkit.journeys import Post
    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member
    from toolkit.measure.trials.lower import Lower

CHANGES = ("POST", "PUT", "PATCH", "DELETE")
CREATING = ("publish", "publish_picture", "reply")
WRITING = (*CREATING, "edit")
MOST = 60  # trials of one attempt


class Trying(Life):
    """
    One attempt at which lower roles try.

    Args:
        attempt: The attempt.
    """

    patience: ClassVar[float] = 3.0

    def __init__(self, attempt: Attempt) -> None:
        super().__init__(attempt)
        self._settings = attempt.session.settings
        self._ground = Ground(sign_in=attempt.session.platform.sign_in_address)
        self._sessions = Sessions(attempt)
        self._carried: dict[str, Carried] = {}
        self._documents: list[tuple[Member, Caught]] = []
        self._trials: list[Trial] = []
        self._count = 0
        self._tried: set[tuple[str, str, str, str]] = set()
        self._reported: tuple[Member, Post] | None = None
        self._letting_in = False

    # ------------------------------------------------------------------------------------------------ the walk

    def joined(self, member: Member) -> None:
        """Every verb of theirs is told, and every request of theirs passes by."""
        if not self._letting_in:
            self._guarded(self._let_somebody_in, member)
        listen(member, self._hearing)
        context = member.page.context
        context.route("**/*", partial(self._on_route, member))
        context.on("response", self._on_response)

    def stepped(self, member: Member, step_id: str, step: str, *, failed: bool) -> None:
        """What moderators have opened is asked for by others; what was tried is written down."""
        del member, step_id, failed
        self._try_documents()
        self._write(step)

    def ended(self, error: BaseException | None) -> None:
        """Where a report was found, the decision about it is tried, too; then all sessions are forgotten."""
        if error is None and self._reported:
            self._guarded(self._decide, *self._reported)
        self._try_documents()
        self._write("decide")
        self._sessions.close()
        self._ground.close()

    def _decide(self, moderator: Member, post: Post) -> None:
        with contextlib.suppress(Unsupported):
            moderator.platform.take_down(moderator, post)

    # ------------------------------------------------------------------------------------------------ requests

    @contextmanager
    def _hearing(self, member: Member, carried: Carried) -> Iterator[None]:
        self._carried[member.name] = carried
        try:
            yield
        finally:
            self._carried.pop(member.name, None)
        if carried.verb in WRITING and carried.posts:
            self._ground.keep(carried.posts[0], member, self._sessions.of(member.session_key))
        if carried.verb in BY_NUMBER:
            self._note_untried(carried.verb)
        if carried.verb == "finds_report":
            self._reported = (member, carried.posts[0])

    def _on_route(self, member: Member, route: Route, request: Request) -> None:
        try:
            if self._is_ours(request.url):
                self._guarded(self._pass, member, request)
        finally:
            with contextlib.suppress(Exception):  # the page has moved on, and its requests with it
                route.continue_()

    def _is_ours(self, url: str) -> bool:
        here, there = urlsplit(self._settings.base_url), urlsplit(url)
        return (here.scheme, here.netloc) == (there.scheme, there.netloc)

    def _pass(self, member: Member, request: Request) -> None:
        self._sessions.heed(member, request)
        if request.method in CHANGES:
            self._hold(member, self._caught(member, request))
        elif request.method == "GET" and request.is_navigation_request() and member.role == "moderator":
            caught = self._caught(member, request)
            # What moderators open by themselves may be for everybody.
            if caught.verb and self._allowed(member, caught) == "moderator":
                self._documents.append((member, caught))

    def _hold(self, member: Member, caught: Caught) -> None:
        allowed = self._allowed(member, caught)
        whose = "author" if allowed == "member" and self._is_own(member, caught) else allowed
        self._trials.append(Trial(caught=caught, allowed=allowed, role=whose, rightful=True))
        trying = [(role, lower) for role, lower in self._lower(allowed, caught) if self._may_try(caught, role)]
        served = bool(trying) and self._is_served(member, caught)
        for role, lower in trying:
            made = try_change(self._ground, caught, allowed=allowed, role=role, lower=lower, served=served)
            self._trials += made
            self._count += len(made)
            self._note_leftovers(role, made)

    def _may_try(self, caught: Caught, role: str) -> bool:
        return caught.whole and self._count < MOST and self._is_new(caught, role)

    def _is_served(self, member: Member, caught: Caught) -> bool:
        """Whether the control is in the member's own page before any script."""
        with contextlib.closing(self._sessions.of(member.session_key)) as rightful:
            return offers(rightful, caught)

    def _note_untried(self, verb: str) -> None:
        """Where no request named what its author changed, whether another member could is unknown, and told so."""
        made = [one for one in self._trials if one.rightful and one.caught.verb == verb and one.allowed == "author"]
        tried = any((key[0], key[3]) == (verb, "member") for key in self._tried)
        if made and not tried and self._sessions.somebody(made[-1].caught.member):
            self._trials.append(Trial(caught=made[-1].caught, allowed="author", role="member"))

    def _is_own(self, member: Member, caught: Caught) -> bool:
        content = self._ground.content_of(caught)
        return content is not None and content.author == member.name

    def _is_new(self, caught: Caught, role: str) -> bool:
        key = (caught.verb, caught.method, template(path_of(caught.url)), role)
        known = key in self._tried
        self._tried.add(key)
        return not known

    def _caught(self, member: Member, request: Request) -> Caught:
        carried = self._carried.get(member.name)
        return Caught(
            member=member.name,
            verb=carried.verb if carried else "",
            method=request.method,
            url=request.url,
            page=request.headers.get("referer", "") or member.page.url,
            headers=dict(request.headers),
            body=request.post_data_buffer or b"",
            about=carried.posts[0] if carried and carried.posts else None,
        )

    def _allowed(self, member: Member, caught: Caught) -> str:
        level = least_role(
            caught.verb,
            role=member.role,
            signed_in=member.signed_in,
            own=self._is_own(member, caught),
            settled=self._settings.roles,
        )
        return level if caught.verb else self._offered_to(level, caught)

    def _offered_to(self, level: str, caught: Caught) -> str:
        """What a journey does by itself has no name: where lower ones have the very same control, it is for them."""
        if level in ("member", "moderator") and offers(self._sessions.visitor, caught):
            return "visitor"
        other = self._sessions.somebody(caught.member) if level == "moderator" else None
        return "member" if other and offers(other, caught) else level

    def _lower(self, allowed: str, caught: Caught) -> list[tuple[str, Lower]]:
        """
        Those who may not, lowest first.

        Another member tries only what is kept from members as such, and of what is its author's only where the address
        names the content: else it would fall on the one who tries.
        """
        if allowed == "visitor":
            return []
        content = self._ground.content_of(caught)
        for_members = allowed == "moderator" or (allowed == "author" and content is not None)
        other = self._sessions.somebody(caught.member, content.author if content else "") if for_members else None
        return [("visitor", self._sessions.visitor), *([("member", other)] if other else [])]

    def _try_documents(self) -> None:
        documents, self._documents = self._documents, []
        for moderator, caught in documents:
            for role, lower in self._lower("moderator", caught):
                if self._is_new(caught, role):
                    self._guarded(self._try_document, moderator, caught, role, lower)

    def _try_document(self, moderator: Member, caught: Caught, role: str, lower: Lower) -> None:
        with contextlib.closing(self._sessions.of(moderator.session_key)) as rightful:
            found = try_document(self._ground, caught, allowed="moderator", role=role, lower=lower, rightful=rightful)
        self._trials += [found] if found else []

    def _on_response(self, response: Response) -> None:
        for trial in self._trials:
            asked = (trial.caught.method, trial.caught.url)
            if trial.rightful and trial.status is None and asked == (response.request.method, response.url):
                # What was created has an address, too, and leads nowhere.
                led_to = response.headers.get("location", "") if response.status // 100 == 3 else ""
                trial.answered(response.status, path_of(led_to) if led_to else "")
                if not led_to:
                    with contextlib.suppress(Exception):  # the page has moved on, and its answers with it
                        trial.source = response.text()
                return

    # ------------------------------------------------------------------------------------------------ others

    def _let_somebody_in(self, joining: Member) -> None:
        """Somebody other than who joins is signed in, so that they can try."""
        for name in self._sessions.names():
            if name != joining.name:
                if not self._sessions.somebody(joining.name):
                    self._letting_in = True
                    try:
                        self.attempt.member(name).enter()
                    finally:
                        self._letting_in = False
                return

    def _note_leftovers(self, role: str, trials: list[Trial]) -> None:
        """What a lower role may have created is in the ledger, too."""
        for trial in trials:
            passed = trial.status and trial.status < 400 and not trial.sign_in
            if passed and trial.led_to and trial.caught.verb in CREATING:
                entry = LedgerEntry(
                    id=new_id(), event="created", kind="post", member=role, address=trial.led_to, at=now()
                )
                self.attempt.session.writer.write(entry)

    # ------------------------------------------------------------------------------------------------ records

    def _write(self, step: str) -> None:
        ready, self._trials = self._trials, []
        for trial in ready:
            rightful = next((one for one in ready if one.rightful and one.caught is trial.caught), None)
            self.attempt.write(self._record(trial, rightful, step))

    def _record(self, trial: Trial, rightful: Trial | None, step: str) -> RoleTrial:
        identity, scrub = self.attempt.identity, self.attempt.session.scrubber.text
        return RoleTrial(
            id=new_id(),
            attempt_id=self.attempt.id,
            journey=identity.journey,
            persona=self.attempt.persona.id,
            engine=identity.engine,
            step=step,
            act=trial.caught.verb or step,
            allowed=trial.allowed,
            tried_as=trial.role,
            method=trial.caught.method,
            address=scrub(path_of(trial.caught.url)),
            status=trial.status or 0,
            at=now(),
            led_to=scrub(trial.led_to),
            sign_in=trial.sign_in,
            own_token=trial.own_token,
            lacking=trial.lacking,
            unproven=trial.unproven,
            same=trial.same_as(rightful),
            effect=trial.effect,
            shown=trial.shown,
            page=scrub(path_of(trial.caught.page)),
        )

    def _guarded(self, use: Callable[..., None], *arguments: Any) -> None:  # Any: whatever it takes
        """A trial that cannot be made is told, and the walk goes on."""
        try:
            use(*arguments)
        except Exception as fault:
            reason = self.attempt.explain(fault)
            self.attempt.write(HealthRecord(at=now(), name="instrument:roles", healthy=False, reason=reason))
