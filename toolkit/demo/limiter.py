"""Failed sign-ins are counted per account and address; successful ones never are."""

from __future__ import annotations

import math
import threading
import time
from collections import defaultdict, deque
from collections.abc import Callable

# Ten tries leave room for a forgetful member and none for guessing a password.
MAX_FAILURES = 10
WINDOW_S = 300.0


class FailureLimiter:
    """How many times a key failed within the window; a success forgets them."""

    def __init__(
        self,
        *,
        limit: int = MAX_FAILURES,
        window_s: float = WINDOW_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limit = limit
        self._window_s = window_s
        self._clock = clock
        self._failures: defaultdict[tuple[str, str], deque[float]] = defaultdict(deque)
        self._lock = threading.Lock()

    def wait_s(self, account: str, address: str) -> int:
        """Whole seconds until this account may be tried again from this address; 0 when it may be now."""
        with self._lock:
            failures = self._recent((account.casefold(), address))
            if len(failures) < self._limit:
                return 0
            return max(1, math.ceil(failures[0] + self._window_s - self._clock()))

    def failed(self, account: str, address: str) -> None:
        """Counts one failure."""
        key = (account.casefold(), address)
        with self._lock:
            self._recent(key)
            self._failures[key].append(self._clock())

    def succeeded(self, account: str, address: str) -> None:
        """Forgets the failures of this account at this address."""
        with self._lock:
            self._failures.pop((account.casefold(), address), None)

    def _recent(self, key: tuple[str, str]) -> deque[float]:
        """The failures still within the window; a key without any takes no room."""
        failures = self._failures.get(key, deque())
        oldest = self._clock() - self._window_s
        while failures and failures[0] <= oldest:
            failures.popleft()
        if not failures:
            self._failures.pop(key, None)
        return failures
