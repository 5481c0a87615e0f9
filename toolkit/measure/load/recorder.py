"""
Turns Locust's request events into samples, with the times as they were measured: Locust's own are rounded.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import deque
from collections.abc import Callable, Mapping, Sequence

from toolkit.measure.load.protocol import Progress
from toolkit.measure.load.samples import SampleStream
from toolkit.records import Outcome, RequestSample

ERROR_MAX_CHARACTERS = 200
WATCHED_S = 5  # ticks, one a second, that the percentile for people looks back on


class Recorder:
    """
    Listens to requests, and counts what people watch meanwhile.

    Args:
        stream: Where samples go.
        users: How many members there are now.
        scrub: Takes secrets out of error texts.
        started: The load test's start, seconds since 1970.
    """

    def __init__(
        self, stream: SampleStream, *, users: Callable[[], int], scrub: Callable[[str], str], started: float
    ) -> None:
        self._stream = stream
        self._users = users
        self._scrub = scrub
        self._started = started
        self._crowd: tuple[list[float], list[int]] = ([0.0], [0])  # since when, how many
        self._recent: deque[list[float]] = deque([[]], maxlen=WATCHED_S)
        self.n = 0
        self.errors = 0
        self.first_error = ""

    def request(
        self,
        *,
        request_type: str,
        name: str,
        response_time: float,
        response_length: int,
        start_time: float,
        exception: BaseException | None = None,
        context: Mapping[str, object] | None = None,
        **_other: object,
    ) -> None:
        """Locust's `request` event; `context["intended_start"]` is when the request should have been sent."""
        start_s = start_time - self._started
        intended = (context or {}).get("intended_start")
        error = self._scrub(_describe(exception))[:ERROR_MAX_CHARACTERS] if exception else ""
        self._count(response_time, error, start_s + response_time / 1000)
        self._stream.add(
            RequestSample(
                name=name if name.startswith(f"{request_type} ") else f"{request_type} {name}",
                intended_start_s=intended - self._started if isinstance(intended, float) else start_s,
                start_s=start_s,
                duration_ms=float(response_time),
                size_bytes=int(response_length or 0),
                outcome=Outcome.FAILED if exception else Outcome.PASSED,
                users=self._users_at(start_s),
                error=error,
            )
        )

    def progress(self, *, elapsed_s: float, duration_s: float, since_s: float, web_ui: str | None) -> Progress:
        """The last second, for people; begins the next one."""
        durations = sorted(value for second in self._recent for value in second)
        progress = Progress(
            elapsed_s=elapsed_s,
            duration_s=duration_s,
            users=self._users(),
            n=self.n,
            errors=self.errors,
            rate_per_s=len(self._recent[-1]) / since_s if since_s > 0 else 0.0,
            p95_ms=percentile_95(durations),
            web_ui=web_ui,
        )
        self._recent.append([])
        return progress

    def _count(self, duration_ms: float, error: str, end_s: float) -> None:
        self.n += 1
        self.errors += bool(error)
        self.first_error = self.first_error or error
        self._recent[-1].append(duration_ms)
        since, counts = self._crowd
        if self._users() != counts[-1]:
            since.append(max(end_s, since[-1]))
            counts.append(self._users())

    def _users_at(self, start_s: float) -> int:
        since, counts = self._crowd
        return counts[max(0, bisect_right(since, start_s) - 1)] or self._users()


def percentile_95(ordered: Sequence[float]) -> float | None:
    """The smallest value that 95 % do not exceed; None of nothing."""
    return ordered[math.ceil(len(ordered) * 0.95) - 1] if ordered else None


def _describe(error: BaseException) -> str:
    return str(error) or type(error).__name__
