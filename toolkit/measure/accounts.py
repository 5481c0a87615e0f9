"""
Accounts from the pool: one set a worker, so that parallel members never share a session.
"""

from __future__ import annotations

import os

from toolkit.errors import PreconditionFailed, UsageError
from toolkit.journeys import Account
from toolkit.settings import Settings


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
    return [os.environ[name] for name in names if name in os.environ]
