"""
What the launcher and the worker say to each other: one line of JSON down, then one line a second up.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from toolkit.records import from_data, to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadAccount:
    """An account of one load member; the password stays in the environment, under this name."""

    login: str
    password_env: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadRequest:
    """
    Everything the worker needs to run one load test.

    Attributes:
        load: The load test's id, and the name of its evidence files.
        allowed_host: The only host, beside loopback, that the worker may reach.
        headers: Sent with every request of a FastHttpUser; may hold secrets, which is why they travel by the pipe.
        deadline_s: Seconds after which the kernel ends the worker, whatever it is doing.
        web_ui: Whether Locust's web interface is served meanwhile, on loopback, on a free port.
    """

    load: str
    run: str
    evidence: str
    locustfile: str
    host: str
    allowed_host: str
    members: int
    duration_s: float
    warmup_s: float
    deadline_s: float
    shape: str = "steady"
    accounts: tuple[LoadAccount, ...] = ()
    headers: dict[str, str] = field(default_factory=dict)
    insecure: bool = False
    web_ui: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Started:
    """The clock of the load test runs; `web_ui` is the address of Locust's web interface, if it was asked for."""

    at: str
    web_ui: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """
    How the load test is doing; for people to watch, never scored.

    `n` and `errors` count from the start; the rate is of the last second, the percentile of the last five.
    """

    elapsed_s: float
    duration_s: float
    users: int
    n: int
    errors: int
    rate_per_s: float
    p95_ms: float | None
    web_ui: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """How the worker ended; `reason` says why it could not do what it was asked."""

    n: int
    errors: int
    dropped: int
    elapsed_s: float
    generator_cpu_ratio: float | None
    reason: str | None = None
    first_error: str = ""


Message = Started | Progress | Finished
_MESSAGES: dict[str, type[Message]] = {"started": Started, "progress": Progress, "finished": Finished}
_EVENTS = {kind: event for event, kind in _MESSAGES.items()}


def encode(message: LoadRequest | Message) -> str:
    """One line of JSON, with its line feed."""
    if isinstance(message, LoadRequest):
        return to_json(message) + "\n"
    return to_json({"event": _EVENTS[type(message)], "data": message}) + "\n"


def decode_request(line: str) -> LoadRequest:
    """
    The launcher's line.

    Raises:
        ValueError: It is not a request.
    """
    return from_data(LoadRequest, json.loads(line))


def decode(line: str) -> Message | None:
    """One line of the worker; None when it is anything else, such as what a locustfile prints."""
    try:
        data: Any = json.loads(line)  # Any: a JSON value
        return from_data(_MESSAGES[data["event"]], data["data"])
    except (ValueError, KeyError, TypeError):
        return None
