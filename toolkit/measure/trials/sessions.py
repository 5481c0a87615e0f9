"""
Sessions over HTTP for those who take part in a walk and for those who try, and the proof that the platform knows them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from toolkit.measure.accounts import TOKEN, account_for
from toolkit.measure.trials.lower import Answer, Lower
from toolkit.measure.trials.pages import TOKEN as FORM_TOKEN
from toolkit.measure.trials.pages import path_of, template
from toolkit.measure.trials.request import BEARER
from toolkit.records import HealthRecord, now

if TYPE_CHECKING:
    from playwright.sync_api import Request

    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member
    from toolkit.measure.session import Session
    from toolkit.settings import Settings

NO_MEMBERS = ("visitor", "newcomer", "moderator", "admin")  # accounts of these names are not those of plain members
MOST_ASKED = 4  # addresses at which somebody may be told from a visitor


@dataclass(slots=True, kw_only=True)
class Seen:
    """What the requests of one account have shown: what tells who they are, and addresses that they asked."""

    bearers: dict[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)


_SEEN: WeakKeyDictionary[Session, dict[str, Seen]] = WeakKeyDictionary()


class Sessions:
    """
    Sessions of one attempt.

    Args:
        attempt: The attempt.
    """

    def __init__(self, attempt: Attempt) -> None:
        self.visitor = Lower(attempt.session.settings)
        self._attempt = attempt
        self._seen = _SEEN.setdefault(attempt.session, {})
        self._others: dict[str, Lower] = {}

    @property
    def _settings(self) -> Settings:
        return self._attempt.session.settings

    def heed(self, member: Member, request: Request) -> None:
        """Remember what a request tells about who makes it."""
        seen = self._seen.setdefault(member.session_key, Seen())
        usual = {name.lower() for name in self._settings.place().headers}
        headers = {name: value for name, value in request.headers.items() if name.lower() not in usual}
        seen.bearers |= {name.lower(): value for name, value in headers.items() if BEARER.search(name)}
        address = path_of(request.url)
        if request.method == "GET" and request.resource_type in ("fetch", "xhr") and address not in seen.asked:
            seen.asked = [address, *seen.asked][:MOST_ASKED]

    def of(self, session_key: str) -> Lower:
        """A session of somebody who takes part, as it is now."""
        return Lower(self._settings, self._cookies(session_key), self._bearers(session_key))

    def names(self) -> list[str]:
        """Accounts of plain members."""
        pools = self._settings.accounts.items()
        return [name for name, pool in pools if name not in NO_MEMBERS and pool and TOKEN not in pool[0].login]

    def somebody(self, *but: str) -> Lower | None:
        """A plain member who is signed in and is none of these."""
        for name in self.names():
            account = account_for(self._settings, name, self._attempt.session.worker)
            if account and name not in but and (self._cookies(account.login) or self._bearers(account.login)):
                if name not in self._others:
                    self._others[name] = self._proven(name, account.login)
                return self._others[name]
        return None

    def close(self) -> None:
        """Forget all of them."""
        for lower in (self.visitor, *self._others.values()):
            lower.close()

    def _proven(self, name: str, login: str) -> Lower:
        other = self.of(login)
        asked = self._seen.get(login, Seen()).asked
        other.unproven = not is_known(other, self.visitor, login, ("/", *asked))
        if other.unproven:
            reason = f"nothing shows that {name} is signed in over HTTP: a refusal of theirs tells nothing"
            self._attempt.write(HealthRecord(at=now(), name="instrument:roles", healthy=False, reason=reason))
        return other

    def _cookies(self, session_key: str) -> list[dict[str, Any]]:  # Any: Playwright's storage state
        state = self._attempt.session.sign_ins.get(session_key)
        return list(state["cookies"]) if state else []

    def _bearers(self, session_key: str) -> dict[str, str]:
        return self._seen[session_key].bearers if session_key in self._seen else {}


def is_known(lower: Lower, visitor: Lower, login: str, addresses: tuple[str, ...]) -> bool:
    """
    Whether the platform tells somebody from a visitor, at one of these addresses.

    Args:
        lower: Who should be signed in.
        visitor: Who is not.
        login: Name of the account.
        addresses: Where to look.
    """
    return any(_tells_apart(lower, visitor, login, address) for address in addresses)


def _tells_apart(lower: Lower, visitor: Lower, login: str, address: str) -> bool:
    """Each looks twice: what is there once only tells nobody from anybody."""
    mine, theirs = [lower.open(address) for _ in "12"], [visitor.open(address) for _ in "12"]
    if not all(one.status for one in (*mine, *theirs)) or mine[0].status >= 400:
        return False
    if {_way(one) for one in mine}.isdisjoint({_way(one) for one in theirs}):
        return True
    named = all(login in one.source for one in mine) and not any(login in one.source for one in theirs)
    offered = [{template(target) for target in one.page.targets} for one in (*mine, *theirs)]
    return named or bool((offered[0] & offered[1]) - (offered[2] | offered[3])) or _data_differ(mine, theirs)


def _way(answer: Answer) -> tuple[int, str]:
    return answer.status, template(answer.led_to)


def _data_differ(mine: list[Answer], theirs: list[Answer]) -> bool:
    """Whether data are always the same for each, and not the same for both: a token says nothing of who has it."""
    (first, second), others = [one.source for one in mine], {one.source for one in theirs}
    data = first.lstrip()[:1] in ("{", "[") and not FORM_TOKEN.search(first)
    return data and first == second and len(others) == 1 and first not in others
