"""
What ties a measuring process to its parent: its signal is heard, and when its pipe closes, the whole group ends.
"""

from __future__ import annotations

import os
import signal
import threading


def hold(descriptor: int) -> None:
    """
    Hear the parent's signal, and watch its pipe from a thread that nothing in this process can block.

    Args:
        descriptor: The reading end; nobody ever writes to the other.
    """
    # A shell that starts us in the background has Ctrl-C ignored, in us and in our children; the parent's signal at
    # the end of the run's time must be heard all the same.
    signal.signal(signal.SIGINT, signal.default_int_handler)

    def wait() -> None:
        os.read(descriptor, 1)
        os.killpg(os.getpgrp(), signal.SIGKILL)

    threading.Thread(target=wait, name="virage-lifeline", daemon=True).start()
