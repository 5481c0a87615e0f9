"""
Virage: a usability testing toolkit for social platforms.

A journey is written once and lived many times: walked in a browser, audited at every state, replayed as load, and
scored into one scorecard. The public names are those of `__all__`, the command's flags, the settings and the fields
of the result files; everything else may change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from toolkit.journeys import Account, Journey, Lookout, Member, Notice, Platform, Post, Unsupported, journey

__all__ = [
    "Account",
    "Journey",
    "Lookout",
    "Member",
    "Notice",
    "Platform",
    "Post",
    "Unsupported",
    "__version__",
    "journey",
]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:  # Any: one of the public names
    # Lazy, since pytest imports this package at every start, also where no journey is walked.
    if name in __all__:
        from toolkit import journeys

        return getattr(journeys, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
