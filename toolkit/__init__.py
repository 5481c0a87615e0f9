"""
Virage: a usability testing toolkit for social platforms.

A journey is written once and lived many times: walked in a browser, audited at every state, replayed as load, and
scored into one scorecard. The public names are those of `__all__`, the command's flags, the settings and the fields
of the result files; everything else may change.
"""

from toolkit.journeys import Journey, Platform, Post, Unsupported, journey

__all__ = ["Journey", "Platform", "Post", "Unsupported", "__version__", "journey"]

__version__ = "0.1.0"
