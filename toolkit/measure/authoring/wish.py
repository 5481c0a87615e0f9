"""
What is to be recorded, and the words that stand for something while it is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from toolkit._toml import closest
from toolkit.errors import UsageError
from toolkit.journeys import Account
from toolkit.measure.accounts import TOKEN, account_for, passwords_of
from toolkit.measure.authoring import known
from toolkit.measure.authoring.known import Known
from toolkit.settings import Settings

USUAL = {"finds_report": "moderator", "sign_up": "newcomer", "reset_password": "newcomer", "delete_account": "newcomer"}
BY_HAND = {"misses": "it ends with something that is not there, which nobody can point at"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """
    What is to be recorded.

    Attributes:
        verb: Name of the verb.
        member: Who records it; the verb's usual member by default.
        source: A script of codegen that is there already; None opens a browser.
        at: Address to begin at, such as a message's for a verb about a message.
        typed: Words that stand for something, by expression: `{"post.text": "Hello"}`.
        write: Whether to change the adapter's file.
    """

    verb: str
    member: str = ""
    source: Path | None = None
    at: str = ""
    typed: Mapping[str, str] = field(default_factory=dict)
    write: bool = True

    @property
    def who(self) -> str:
        """The member who records it."""
        return self.member or USUAL.get(self.verb, "alice")


def refuse(wish: Wish, settings: Settings) -> None:
    """
    Refuse what no recording can give.

    Raises:
        UsageError: There is no such verb, it must be written by hand, or the adapter is not one's own.
    """
    verb = wish.verb
    if verb not in known.RECORDED:
        near = closest(verb, known.RECORDED)
        raise UsageError(f"{verb}: no such verb; {f'did you mean {near!r}?' if near else ', '.join(known.RECORDED)}")
    if reason := BY_HAND.get(verb, "it answers with a value" if known.returns(verb) == "str" else ""):
        raise UsageError(f"{verb} cannot be recorded: {reason}; write it by hand, the adapter has an example")
    if not settings.platform.adapter.endswith(".py"):
        raise UsageError(
            f"platform.adapter is {settings.platform.adapter!r}, which ships with virage; `virage init --url ADDRESS` "
            "lays out one of your own"
        )


def account_of(wish: Wish, settings: Settings) -> Account:
    """
    The account of the member who records.

    Raises:
        UsageError: The settings have none.
    """
    account = account_for(settings, wish.who, 0)
    if account is None:
        there = ", ".join(settings.accounts) or "none"
        raise UsageError(f"{wish.who}: no such account in virage.toml; there: {there}. --as chooses another")
    return account


def vocabulary(wish: Wish, settings: Settings, account: Account) -> list[Known]:
    """
    Everything that stands for something: the account, the verb's parameters, the other members.

    Raises:
        PreconditionFailed: The password's variable is not set: what is typed could not be told from other words.
    """
    names = known.parameters(wish.verb)
    found = [Known(words, expression) for expression, words in known.samples(wish.verb, wish.typed).items()]
    if "post" in names and wish.at:
        found.append(Known(wish.at.removeprefix(settings.base_url), "post.address"))
    if "other" in names:
        found += [Known(login, "other.account.login") for login in _others(settings, account)]
    login = login_to_type(wish, settings, account)
    found.append(Known(login, "login" if "login" in names else "member.account.login"))
    return found + _passwords(wish, account, "password" in names)


def _passwords(wish: Wish, account: Account, given: bool) -> list[Known]:  # noqa: FBT001 - the verb has the parameter
    password, chosen = passwords_of(account)
    if wish.verb == "reset_password":
        return [Known(password, "member.password"), Known(chosen, "password")]
    return [Known(password, "password" if given else "member.password")]


def _others(settings: Settings, account: Account) -> list[str]:
    pools = [pool[0].login for pool in settings.accounts.values() if pool]
    return [login for login in pools if login != account.login and TOKEN not in login]


def login_to_type(wish: Wish, settings: Settings, account: Account) -> str:
    """The account's login; for a throw-away account, the one that stands for all of them."""
    pattern = settings.accounts[wish.who][0].login
    return pattern.replace(TOKEN, "newcomer") if TOKEN in pattern else account.login
