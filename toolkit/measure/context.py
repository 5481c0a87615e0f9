"""
A member's browser context: opened with the persona's and the environment's options, closed into evidence.
"""

from __future__ import annotations

import contextlib
import os
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from toolkit.measure.conditions import Conditions
from toolkit.measure.evidence import publish
from toolkit.store import new_id

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, Page

    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member
    from toolkit.settings import Settings

LOCALES = {"fr": "fr-CA", "en": "en-CA"}


class Opened:
    """
    An open context and its windows.

    Args:
        attempt: The attempt it serves.
        name: The member's name, part of artefact names.
        context: The browser context.
        raw: A private folder for what has not been scrubbed yet.
    """

    def __init__(self, attempt: Attempt, name: str, context: BrowserContext, raw: TemporaryDirectory[str]) -> None:
        self._attempt = attempt
        self._member = name
        self._name = f"{attempt.id}-{name}"
        self._raw = raw
        self.context = context
        self._conditions = Conditions(context, attempt.persona)
        self._windows = [self._conditions.on(context.new_page())]

    @property
    def page(self) -> Page:
        """The window on top: the last one that was opened and is still there."""
        while len(self._windows) > 1 and self._windows[-1].is_closed():
            self._windows.pop()
        return self._windows[-1]

    def on_top(self, window: Page) -> None:
        """A window has opened over the others."""
        self._windows.append(self._conditions.on(window))

    def has_left(self, window: Page) -> bool:
        """Whether this was a window over others, and is gone."""
        return window is not self._windows[0] and window.is_closed()

    def at_full_speed(self) -> AbstractContextManager[None]:
        """While instruments of ours work in the page."""
        return self._conditions.lifted()

    @property
    def _har(self) -> Path:
        return Path(self._raw.name) / "raw.har"

    def close(self) -> None:
        """Close the context; keep HAR and trace, scrubbed. A browser that is gone leaves what it left."""
        from playwright.sync_api import Error

        self._learn_cookies()
        with contextlib.suppress(Error):
            if self._attempt.retraced:
                self._keep_trace()
        with contextlib.suppress(Error):
            self.context.close()
        scrubber = self._attempt.session.scrubber
        target, _ = self._attempt.session.folder.artefact("har", f"{self._name}.har")
        if target.exists():  # somebody who takes part may also wait elsewhere
            target = target.with_name(f"{self._name}-{new_id()}.har")
        try:
            publish(self._har, target, scrubber.har)
        finally:
            self._raw.cleanup()

    def _learn_cookies(self) -> None:
        from playwright.sync_api import Error

        with contextlib.suppress(Error):
            for cookie in self.context.cookies():
                if cookie.get("httpOnly") or cookie.get("secure"):
                    self._attempt.session.scrubber.learn(cookie["value"])

    def _keep_trace(self) -> None:
        raw = Path(self._raw.name) / "trace.zip"
        self.context.tracing.stop(path=raw)
        target, relative = self._attempt.session.folder.artefact("traces", f"{self._name}.zip")
        if publish(raw, target, self._attempt.session.scrubber.archive):
            self._attempt.traces[self._member] = relative


def open_context(attempt: Attempt, member: Member) -> Opened:
    """A fresh context for a member: own cookies, the persona's window, the environment's network."""
    settings = attempt.session.settings
    raw = TemporaryDirectory(prefix="virage-", ignore_cleanup_errors=True)
    options = context_options(settings, attempt, member)
    if settings.journeys.har and not attempt.retraced:
        options |= {"record_har_path": str(Path(raw.name) / "raw.har"), "record_har_content": "omit"}
    context = attempt.new_context(**options)
    patience_ms = settings.journeys.step_timeout_s * attempt.persona.patience * 1000
    context.set_default_timeout(patience_ms)
    context.set_default_navigation_timeout(patience_ms)
    if attempt.retraced:
        _start_trace(context)
    return Opened(attempt, member.name, context, raw)


def _start_trace(context: BrowserContext) -> None:
    from playwright.sync_api import Error

    # With `--tracing`, pytest-playwright is tracing already: then its trace is the user's.
    with contextlib.suppress(Error):
        context.tracing.start(screenshots=True, snapshots=True)


def context_options(
    settings: Settings, attempt: Attempt, member: Member
) -> dict[str, Any]:  # Any: Playwright's options
    """What `new_context` is given for a member."""
    place = settings.place()
    persona = attempt.persona
    options: dict[str, Any] = {  # Any: as above
        "base_url": settings.base_url,
        "locale": LOCALES[member.language],
        "viewport": {"width": persona.width, "height": persona.height},
        "ignore_https_errors": place.insecure,
        "service_workers": "allow" if settings.journeys.service_workers else "block",
        **persona.context,
    }
    if place.headers:
        options["extra_http_headers"] = dict(place.headers)
    if place.proxy:
        options["proxy"] = {"server": place.proxy}
    if place.basic_auth:
        options["http_credentials"] = {
            "username": place.basic_auth.username,
            "password": os.environ.get(place.basic_auth.password_env, ""),
            "origin": settings.base_url,
        }
    if state := _state(settings, attempt, member):
        options["storage_state"] = state
    return options


def _state(settings: Settings, attempt: Attempt, member: Member) -> Any:  # Any: Playwright storage state or a path
    account = member.account
    if account is None or attempt.identity.declared.fresh:
        return None
    if member.session_key in attempt.session.sign_ins:
        return attempt.session.sign_ins[member.session_key]
    return str(settings.path(account.state)) if account.state else None
