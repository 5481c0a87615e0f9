"""
A pipe to the parent: when it closes, however the parent ended, this whole process group ends.
"""

from __future__ import annotations

import os
import signal
import threading


def hold(descriptor: int) -> None:
    """
    Watch the pipe from a thread that nothing in this process can block.

    Args:
        descriptor: The reading end; nobody ever writes to the other.
    """

    def wait() -> None:
        os.read(descriptor, 1)
        os.killpg(os.getpgrp(), signal.SIGKILL)

    threading.Thread(target=wait, name="virage-lifeline", daemon=True).start()
