"""The live feed's bell: a thread that publishes rings it, the threads of the open streams wait for it."""

from __future__ import annotations

import threading


class Hub:
    """Counts publications of this process, so that a waiting stream never misses one between two waits."""

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._version = 0
        self._closed = False

    @property
    def version(self) -> int:
        """How many times the bell rang."""
        return self._version

    @property
    def closed(self) -> bool:
        """Whether the server is stopping: every stream ends."""
        return self._closed

    def ring(self) -> None:
        """Wakes every waiting stream."""
        with self._changed:
            self._version += 1
            self._changed.notify_all()

    def wait(self, seen: int, timeout_s: float) -> int:
        """The version once it differs from `seen`, or `seen` again after the time-out or at closing."""
        with self._changed:
            self._changed.wait_for(lambda: self._closed or self._version != seen, timeout_s)
            return self._version

    def close(self) -> None:
        """Ends every stream."""
        with self._changed:
            self._closed = True
            self._changed.notify_all()
