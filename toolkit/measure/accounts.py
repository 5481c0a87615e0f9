"""
Accounts from the pool: one set a worker, so that parallel members never share a session.
"""

from __future__ import annotations

import os
from urllib.parse import urlsplit

from toolkit.errors import PreconditionFailed, UsageError
from toolkit.journeys import Account
from toolkit.settings import Settings

MIN_HEADER = 12


def account_for(settings: Settings, member: str, worker: int) -> Account | None:
    """
    The account of a member in a worker; None for a member who has none, such as the visitor.

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
    if worker >= len(pool):
        raise UsageError(
            f"-n asks for {worker + 1} sets of accounts; [accounts] has {len(pool)} for {member}: add more"
        )
    return pool[worker].account()


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
