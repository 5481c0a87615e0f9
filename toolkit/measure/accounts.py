"""
Accounts from the pool: one set a worker, so that parallel members never share a session.
"""

from __future__ import annotations

import os
import re
from dataclasses import replace
from urllib.parse import urlsplit

from toolkit.errors import PreconditionFailed, UsageError
from toolkit.journeys import Account
from toolkit.settings import Settings
from toolkit.store import new_id

MIN_HEADER = 12
TOKEN = "{token}"  # noqa: S105 - a place in a login


def account_for(settings: Settings, member: str, worker: int) -> Account | None:
    """
    The account of a member in a worker; None for a member who has none, such as the visitor.

    A login with `{token}` in it stands for a throw-away account, which the member creates: each attempt has its own.

    Args:
        settings: The pool is `[accounts]`.
        member: Name of the member's fixture.
        worker: 0 for the only or first worker.

    Raises:
        UsageError: There are fewer accounts than workers.
    """
    pool = settings.accounts.get(member)
    if not pool:
        return None
    if TOKEN in pool[0].login:
        return replace(pool[0].account(), login=pool[0].login.replace(TOKEN, new_id()))
    if worker >= len(pool):
        raise UsageError(
            f"-n asks for {worker + 1} sets of accounts; [accounts] has {len(pool)} for {member}: add more"
        )
    return pool[worker].account()


def lasts(settings: Settings, member: str) -> bool:
    """Whether a member has an account to sign in with anywhere; who opens one for one journey has none elsewhere."""
    pool = settings.accounts.get(member)
    return bool(pool and TOKEN not in pool[0].login)


def account_named(settings: Settings, login: str) -> Account:
    """The account that a ledger names by its login; throw-away accounts are known by their pattern."""
    for entry in (*(entry for pool in settings.accounts.values() for entry in pool), *settings.load.accounts):
        pattern = re.escape(entry.login).replace(re.escape(TOKEN), "[0-9a-f]+")
        if re.fullmatch(pattern, login):
            return replace(entry.account(), login=login)
    return Account(login=login, password_env=settings.load.password_env)


def passwords_of(account: Account) -> tuple[str, str]:
    """The password, and the one that a journey may have chosen instead of it: cleaning may meet either."""
    password = password_of(account)
    return password, f"{password}-2"


def password_of(account: Account) -> str:
    """
    The password, from the environment.

    Raises:
        PreconditionFailed: The variable is not set.
    """
    if not account.password_env:
        return ""
    try:
        return os.environ[account.password_env]
    except KeyError as error:
        raise PreconditionFailed(
            f"account {account.login}: environment variable {account.password_env} is not set; set it to the password"
        ) from error


def all_secrets(settings: Settings) -> list[str]:
    """Every password that the settings name and the environment holds."""
    names = [entry.password_env for pool in settings.accounts.values() for entry in pool]
    names += [entry.password_env for entry in settings.load.accounts] + [settings.load.password_env]
    names += [place.basic_auth.password_env for place in settings.environments.values() if place.basic_auth]
    headers = [value for place in settings.environments.values() for value in place.headers.values()]
    proxies = [urlsplit(place.proxy).password or "" for place in settings.environments.values() if place.proxy]
    # A header that says who we are ("virage") is no secret; a long one may be a key.
    long = [value for value in headers if len(value) >= MIN_HEADER]
    return [os.environ[name] for name in names if name in os.environ] + long + proxies


def require_passwords(settings: Settings, *, workers: int) -> None:
    """
    Make sure before the walk that the accounts it needs have their passwords.

    Raises:
        PreconditionFailed: Variables are not set; all are named.
    """
    needed = [entry.account() for pool in settings.accounts.values() for entry in pool[: max(1, workers)]]
    missing = {entry.password_env: entry.login for entry in needed if entry.password_env not in ("", *os.environ)}
    if missing:
        words = ", ".join(f"{name} (account {login})" for name, login in sorted(missing.items()))
        raise PreconditionFailed(f"environment variables are not set: {words}; set each to the account's password")
