"""
A saved sign-in to begin a recording with: the account's own, or one that the adapter makes.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from toolkit.errors import PreconditionFailed
from toolkit.journeys import Journey
from toolkit.measure.accounts import account_for
from toolkit.measure.attempt import Attempt, Identity
from toolkit.measure.browser import find_for, launch_options
from toolkit.measure.session import Session
from toolkit.settings import Settings
from toolkit.store import RunFolder, new_run

if TYPE_CHECKING:
    from playwright.sync_api import BrowserType


def saved_state(settings: Settings, member: str) -> Path | None:
    """The file of a saved sign-in that the settings name for a member, if it is there."""
    account = account_for(settings, member, 0)
    path = settings.path(account.state) if account and account.state else None
    return path if path and path.is_file() else None


def sign_in(settings: Settings, member: str, folder: Path) -> Path:
    """
    Sign in with the adapter's own verb, out of sight.

    Args:
        settings: With the adapter and the member's account.
        member: Name of the member.
        folder: A private folder; what is written there lets one in.

    Returns:
        The file of the sign-in.

    Raises:
        PreconditionFailed: It did not work.
    """
    from playwright.sync_api import sync_playwright

    quiet = settings.model_copy(
        update={
            "journeys": settings.journeys.model_copy(update={"har": False, "pictures": False}),
            "audit": settings.audit.model_copy(update={"axe": False}),
        }
    )
    with sync_playwright() as playwright:
        state = _entered(quiet, member, folder, getattr(playwright, settings.journeys.engines[0]))
    path = folder / "state.json"
    path.write_text(json.dumps(state), encoding="utf-8")
    return path


def _entered(settings: Settings, member: str, folder: Path, browser_type: BrowserType) -> object:
    session = Session(settings, RunFolder(folder / new_run()))
    identity = Identity(
        journey="record", declared=Journey(goal="sign in", fresh=True), engine=browser_type.name, number=1
    )
    browser = browser_type.launch(**launch_options(find_for(browser_type)))
    attempt = Attempt(session, identity, cast("Any", browser.new_context))  # Any: new_context has many parameters
    try:
        person = attempt.member(member)
        person.enter()
        assert person.account is not None
        return session.sign_ins[person.account.login]
    except Exception as error:  # whatever stands in the way is the person's news
        reason = attempt.explain(error).splitlines()[0]
        raise PreconditionFailed(f"{member} could not be signed in: {reason}; type `virage doctor`") from error
    finally:
        attempt.close()
        session.close()
        browser.close()
