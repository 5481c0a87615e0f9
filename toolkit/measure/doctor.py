"""
Looks at everything a run needs, before a run: one line a thing, with a remedy where it is not well.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

import requests

from toolkit.errors import ToolkitError, UsageError
from toolkit.journeys import Journey, Unsupported
from toolkit.measure import health
from toolkit.measure.accounts import TOKEN, password_of
from toolkit.measure.browser import find_for, launch_options, remedy, version_of
from toolkit.measure.engines import axe
from toolkit.measure.matrix import require_known
from toolkit.measure.platforms import load_platform
from toolkit.settings import Settings
from toolkit.store import RunFolder, new_run

CLOCK_LIMIT_S = 5.0  # tokens and consent dates go wrong beyond


class Line(NamedTuple):
    """One line of the table."""

    name: str
    well: bool
    found: str
    remedy: str = ""


def examine(settings: Settings) -> Iterator[Line]:
    """Every line, the cheap ones first; what depends on a sick one is told as such."""
    yield _python()
    browsers = [_browser(engine) for engine in settings.journeys.engines]
    yield from browsers
    yield Line("axe-core", axe.version() != "unknown", axe.version(), "install virage again")
    yield _locust()
    yield _cores()
    yield _lives(settings)
    platform = _platform(settings)
    yield platform
    if not platform.well:
        return
    yield _clock(settings)
    if browsers[0].well:
        yield from _accounts(settings)


def _python() -> Line:
    found = ".".join(map(str, sys.version_info[:3]))
    return Line("Python", sys.version_info >= (3, 11), found, "install Python 3.11 or newer")


def _browser(engine: str) -> Line:
    from playwright.sync_api import sync_playwright

    name = f"Browser {engine}"
    with sync_playwright() as playwright:
        browser_type = getattr(playwright, engine)
        try:
            found = find_for(browser_type)
        except ToolkitError as error:
            return Line(name, False, str(error), remedy(engine))
        path = found.executable or browser_type.executable_path
    return Line(name, True, f"{version_of(path) or path} ({found.origin})")


def _locust() -> Line:
    try:
        return Line("Locust", True, version("locust"))
    except PackageNotFoundError:
        return Line("Locust", False, "not installed", "pip install locust")


def _cores() -> Line:
    cores = os.cpu_count() or 1
    busy = os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    return Line(
        "Free cores",
        cores - busy >= 1,
        f"{max(0.0, cores - busy):.1f} of {cores}",
        "wait until the machine is calmer: timings taken now measure what else it does",
    )


def _lives(settings: Settings) -> Line:
    """As whom and in which modes journeys are to be lived."""
    journeys = settings.journeys
    try:
        require_known(settings)
    except UsageError as error:
        return Line(
            "Lives", False, str(error), "name those that are there: [journeys] of virage.toml, --persona, --mode"
        )
    return Line("Lives", True, "; ".join(", ".join(names) for names in (journeys.personas, journeys.modes) if names))


def _platform(settings: Settings) -> Line:
    adapter = load_platform(settings)
    seen = health.probe(settings, adapter.health)
    return Line(
        "Platform",
        seen.healthy,
        seen.reason or f"{adapter.name} answers at {settings.base_url}",
        "start the platform, or set platform.base_url in virage.toml",
    )


def _clock(settings: Settings) -> Line:
    try:
        with health.http_session(settings) as session:
            told = session.get(settings.base_url, timeout=health.TIMEOUT_S).headers.get("Date")
    except requests.RequestException:
        told = None
    if not told:
        return Line("Clock", True, "the platform tells no time")
    skew = abs((datetime.now(UTC) - parsedate_to_datetime(told)).total_seconds())
    return Line("Clock", skew <= CLOCK_LIMIT_S, f"{skew:.0f} s from the platform's", "set this machine's clock (NTP)")


def _accounts(settings: Settings) -> Iterator[Line]:
    """Sign in for real with every account, in the first engine."""
    from playwright.sync_api import sync_playwright

    quiet = settings.model_copy(
        update={
            "journeys": settings.journeys.model_copy(update={"har": False, "pictures": False}),
            "audit": settings.audit.model_copy(update={"axe": False}),
        }
    )
    with sync_playwright() as playwright, tempfile.TemporaryDirectory(prefix="virage-") as folder:
        browser_type = getattr(playwright, settings.journeys.engines[0])
        browser = browser_type.launch(**launch_options(find_for(browser_type)))
        try:
            for name, pool in settings.accounts.items():
                if TOKEN in pool[0].login:
                    yield Line(f"Account {name}", True, "made anew in each attempt")
                    continue
                for worker in range(len(pool)):
                    yield _account(quiet, name, worker, browser.new_context, RunFolder(Path(folder) / new_run()))
        finally:
            browser.close()


def _account(settings: Settings, name: str, worker: int, new_context: Callable[..., object], folder: RunFolder) -> Line:
    from typing import Any, cast

    from toolkit.measure.attempt import Attempt, Identity
    from toolkit.measure.session import Session

    session = Session(settings, folder, worker=worker)
    declared = Journey(goal="sign in", fresh=True)
    identity = Identity(journey="doctor", declared=declared, engine=settings.journeys.engines[0], number=1)
    attempt = Attempt(session, identity, cast("Any", new_context))  # Any: Browser.new_context has many parameters
    title = f"Account {name}" if worker == 0 else f"Account {name}, set {worker + 1}"
    try:
        member = attempt.member(name)
        assert member.account is not None
        password_of(member.account)
        member.enter()
        return Line(title, True, f"{member.account.login} can sign in")
    except Unsupported:
        return Line(title, True, "the adapter has no sign_in yet")
    except Exception as error:  # whatever stands in the way is the line's news
        text = attempt.explain(error).splitlines()[0]
        return Line(title, False, text, "check login, password variable and the adapter's sign_in")
    finally:
        attempt.close()
        session.close()
