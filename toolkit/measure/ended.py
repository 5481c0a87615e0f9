"""
Ways to end: what is an outcome of a journey, and what comes from outside it.
"""

from __future__ import annotations

import pytest


def interrupts(error: BaseException) -> bool:
    """Whether an exception comes from outside the journey: Ctrl-C, the end of pytest. It is no outcome of anything."""
    return not isinstance(error, (Exception, pytest.fail.Exception, pytest.skip.Exception))


def skips(error: BaseException) -> bool:
    """Whether the journey's author says that it does not apply here."""
    return isinstance(error, pytest.skip.Exception)
