"""
Whether a persona's conditions are what they claim to be on this machine: measured in the run, before they are believed.

A busy loop tells how much slower the processor is, a server of our own what a request and a kilobyte cost. What is off
by more than 15 % makes the persona's times unusable, and is said.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, NamedTuple

from toolkit.measure.conditions import slow_down
from toolkit.records import CALIBRATION, SERVICE_WORKERS, HealthRecord, now

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext, CDPSession, Page

    from toolkit.measure.personas._persona import Persona

TOLERANCE = 0.15
TRIES = 3  # a machine that others keep busy for a moment is asked again
LOOPS = 7
FETCHES = 5
TRANSFER_S = 1.0  # how long the larger answer is to take
# About 20 ms of work: long against the clock's resolution, short against a slice that somebody else gets.
LOOP = """() => {
  const began = performance.now();
  let sum = 0;
  for (let i = 0; i < 4e6; i++) sum += i % 7;
  return performance.now() - began + 0 * sum;
}"""
FETCH = """async ([size, times]) => {
  const taken = [];
  for (let i = 0; i < times; i++) {
    const began = performance.now();
    await (await fetch(`/${size}?${i}-${began}`, { cache: "no-store" })).arrayBuffer();
    taken.push(performance.now() - began);
  }
  return taken;
}"""


class Reading(NamedTuple):
    """One condition: what it is, what was asked for and what was measured, in the unit that is named."""

    what: str
    unit: str
    asked: float
    measured: float

    @property
    def holds(self) -> bool:
        """Whether it is near enough."""
        return abs(self.measured / self.asked - 1) <= TOLERANCE

    def record(self, persona: str) -> HealthRecord:
        """As evidence."""
        told = f"asked for {self.asked:g} {self.unit}, measured {self.measured:.4g}"
        name = f"{CALIBRATION}{persona}:{self.what}"
        return HealthRecord(at=now(), name=name, healthy=self.holds, value=self.measured, reason=told)


def unheld(persona: str) -> HealthRecord:
    """A network that nobody can slow down, since service workers are let live: what they ask for goes past it."""
    return HealthRecord(
        at=now(),
        name=f"{CALIBRATION}{persona}:{SERVICE_WORKERS}",
        healthy=False,
        reason="service workers are allowed: requests of theirs are not slowed down",
    )


def calibrate(persona: Persona, new_context: Callable[..., BrowserContext]) -> list[Reading]:
    """
    Measure every condition of a persona, again where one does not hold.

    Args:
        persona: Whose conditions.
        new_context: Makes a context in the browser that is going to walk.

    Returns:
        One reading a condition, that of the best try; none where nothing is slowed down.
    """
    best: dict[str, Reading] = {}
    with _serving() as address:
        for _ in range(TRIES):
            context = new_context()
            try:
                for reading in _readings(context, persona, address):
                    near = best.get(reading.what, reading)
                    best[reading.what] = min(reading, near, key=lambda one: abs(one.measured / one.asked - 1))
            finally:
                context.close()
            if all(reading.holds for reading in best.values()):
                break
    return list(best.values())


def _readings(context: BrowserContext, persona: Persona, address: str) -> Iterator[Reading]:
    page = context.new_page()
    page.goto(address)
    session = context.new_cdp_session(page)
    if persona.cpu > 1:
        yield Reading("cpu", "times", persona.cpu, _cpu(page, session, persona.cpu))
    if persona.network:
        size = round(persona.network.down_kbps * 1000 / 8 * TRANSFER_S)
        bare = {asked: min(page.evaluate(FETCH, [asked, FETCHES])) for asked in (1, size)}
        slow_down(session, cpu=1, network=persona.network)
        small_ms = min(page.evaluate(FETCH, [1, FETCHES])) - bare[1]
        large_ms = min(page.evaluate(FETCH, [size, 2])) - bare[size]
        yield Reading("latency", "ms", persona.network.latency_ms, small_ms)
        yield Reading("down", "kb/s", persona.network.down_kbps, size * 8 / (large_ms - small_ms))


def _cpu(page: Page, session: CDPSession, rate: float) -> float:
    """How many times longer the same work takes; the shortest of several, since others only ever add."""
    page.evaluate(LOOP)  # compiled
    bare_ms = min(page.evaluate(LOOP) for _ in range(LOOPS))
    slow_down(session, cpu=rate, network=None)
    slow_ms = min(page.evaluate(LOOP) for _ in range(LOOPS))
    session.send("Emulation.setCPUThrottlingRate", {"rate": 1})
    return float(slow_ms / bare_ms)


class _Handler(BaseHTTPRequestHandler):
    """Answers `/SIZE` with so many bytes."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """So many bytes, or an empty page."""
        size = self.path.strip("/").partition("?")[0]
        body = b"x" * int(size) if size.isdigit() else b"<!doctype html><title>.</title>"
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Nothing to say."""


@contextmanager
def _serving() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
