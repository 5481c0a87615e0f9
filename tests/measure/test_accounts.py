"""Who signs in as whom: accounts from the pool, and throw-away accounts made for one attempt."""

from __future__ import annotations

import pytest

from toolkit.errors import UsageError
from toolkit.measure.accounts import account_for, account_named, passwords_of
from toolkit.settings import load

POOL = '[{ login = "alice", password_env = "A" }, { login = "alice2", password_env = "A" }]'
NEW = '{ login = "v-{token}", password_env = "N" }'


@pytest.fixture
def settings():
    return load(None, overrides={"accounts": f"{{ alice = {POOL}, newcomer = {NEW} }}"}, environ={})


def test_each_worker_has_an_account_of_its_own(settings):
    """Two sessions of one account would disturb each other."""
    assert [account_for(settings, "alice", worker).login for worker in (0, 1)] == ["alice", "alice2"]


def test_more_workers_than_accounts_are_refused(settings):
    """The message says what to add."""
    with pytest.raises(UsageError, match=r"3 sets of accounts.*2 for alice"):
        account_for(settings, "alice", 2)


def test_a_throw_away_account_is_new_each_time(settings):
    """Signing up twice with one name is refused everywhere."""
    logins = {account_for(settings, "newcomer", worker).login for worker in (0, 1, 7)}

    assert len(logins) == 3
    assert all(login.startswith("v-") and "{" not in login for login in logins)


def test_cleaning_knows_a_throw_away_account_by_its_pattern(settings, monkeypatch):
    """The ledger names the login alone; the password is in the environment, or the one chosen instead of it."""
    monkeypatch.setenv("N", "word")
    account = account_named(settings, account_for(settings, "newcomer", 0).login)

    assert account.password_env == "N"
    assert passwords_of(account) == ("word", "word-2")


def test_an_account_of_the_pool_is_found_by_its_login(settings):
    """With the password's variable that belongs to it."""
    assert account_named(settings, "alice2").password_env == "A"
