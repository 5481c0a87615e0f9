"""Whether the machine is to be believed, and whether the platform is there."""

from __future__ import annotations

import itertools

import pytest

from toolkit.measure import health
from toolkit.settings import load


@pytest.fixture
def clocks(monkeypatch):
    """Clocks of a machine that gives this process a share of its time."""

    def run(share):
        ticks = itertools.count()

        def thread_time():
            return next(ticks) * 0.01

        now = [0.0]

        def perf_counter():
            now[0] = (next(ticks)) * 0.01 / share
            return now[0]

        monkeypatch.setattr(health.time, "thread_time", thread_time)
        monkeypatch.setattr(health.time, "perf_counter", perf_counter)

    return run


@pytest.mark.parametrize("share", [0.25, 0.5])
def test_work_that_has_to_wait_is_told_by_how_much(clocks, share):
    """A quarter of a processor makes everything take four times as long."""
    clocks(share)

    assert health.busy_ratio() == pytest.approx(1 / share, rel=0.25)


def test_a_machine_with_time_to_spare_is_at_one(clocks):
    """Never below: clocks of different kinds may differ by a little."""
    clocks(1.5)

    assert health.busy_ratio() == 1.0


def test_a_platform_that_does_not_answer_is_not_healthy():
    """The reason is short, and names the address."""
    settings = load(None, overrides={"platform.base_url": "http://127.0.0.1:9"}, environ={})

    seen = health.probe(settings, "/health")

    assert not seen.healthy
    assert seen.reason == "http://127.0.0.1:9/health does not answer (connection refused)"
