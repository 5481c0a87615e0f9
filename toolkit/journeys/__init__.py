"""
A journey and the verbs a member has: the words in which scenarios are written.

A journey file names a goal and speaks the member's language. How a verb is carried out on a given platform is the
platform's adapter's business (`Platform`); by which hand (mouse, touch, keys) is the member's.
"""

from __future__ import annotations

from toolkit.journeys.declare import MARK, Journey, journey, journey_of
from toolkit.journeys.lookout import Lookout, Notice
from toolkit.journeys.member import Account, Member, Post
from toolkit.journeys.names import LOOKED_AT, VERBS
from toolkit.journeys.platform import Platform, Unsupported

__all__ = [
    "LOOKED_AT",
    "MARK",
    "VERBS",
    "Account",
    "Journey",
    "Lookout",
    "Member",
    "Notice",
    "Platform",
    "Post",
    "Unsupported",
    "journey",
    "journey_of",
]
