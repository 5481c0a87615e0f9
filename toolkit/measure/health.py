"""
Whether the platform and the measuring machine are well: looked at between attempts, never inside a step.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, NamedTuple

import requests
import urllib3

from toolkit.errors import PlatformUnreachable

if TYPE_CHECKING:
    from toolkit.settings import Settings

TIMEOUT_S = 5.0


class Health(NamedTuple):
    """One look at the health address."""

    healthy: bool
    reason: str | None


def http_session(settings: Settings) -> requests.Session:
    """A session over plain HTTP that honours the environment: authentication, headers, proxy, certificates."""
    place = settings.place()
    session = requests.Session()
    session.trust_env = False
    session.headers.update(place.headers)
    session.verify = not place.insecure
    if place.insecure:
        # Asked for by name in virage.toml: saying so again at every request helps nobody.
        urllib3.disable_warnings(urllib3.exceptions.InsecureRequestWarning)
    if place.proxy:
        session.proxies = {"http": place.proxy, "https": place.proxy}
    if place.basic_auth:
        password = os.environ.get(place.basic_auth.password_env, "")
        session.auth = (place.basic_auth.username, password)
    return session


def probe(settings: Settings, address: str) -> Health:
    """
    Ask the platform's health address once.

    Args:
        settings: Where the platform is, and how to reach it.
        address: The adapter's health address; `platform.health` of the settings wins.
    """
    url = settings.base_url + (settings.platform.health or address)
    try:
        with http_session(settings) as session:
            answer = session.get(url, timeout=TIMEOUT_S, allow_redirects=True)
    except requests.RequestException as error:
        return Health(False, f"{url} does not answer ({_short(error)})")
    if answer.status_code >= 400:
        return Health(False, f"{url} answers {answer.status_code}")
    return Health(True, None)


def answers(settings: Settings, address: str) -> bool:
    """Whether the platform is still there: a blink after a load test is no outage."""
    for pause_s in (0.0, 1.0, 3.0):
        time.sleep(pause_s)
        if probe(settings, address).healthy:
            return True
    return False


def require(settings: Settings, address: str) -> None:
    """
    Make sure that the platform answers before anything is measured.

    Raises:
        PlatformUnreachable: It does not; the message says what to look at.
    """
    health = probe(settings, address)
    if not health.healthy:
        raise PlatformUnreachable(f"{health.reason}; is the platform running, and is base_url right?")


def _short(error: Exception) -> str:
    text = str(error)
    for sign, words in (
        ("refused", "connection refused"),
        ("timed out", "time-out"),
        ("resolve", "unknown host"),
        ("CERTIFICATE", "certificate not trusted; set insecure = true for a self-signed one"),
    ):
        if sign.lower() in text.lower():
            return words
    return type(error).__name__


WORK_S = 0.08


def busy_ratio() -> float:
    """
    How long a fixed piece of work takes, over the processor time that it needs; 1.0 is a machine with time to spare.

    A machine that others keep busy makes the work wait: at 2.0 every timing taken now is half somebody else's.
    """
    wall, cpu = time.perf_counter(), time.thread_time()
    total = 0
    while time.thread_time() - cpu < WORK_S:
        for number in range(2_000):
            total += number
    return max(1.0, (time.perf_counter() - wall) / (time.thread_time() - cpu))
