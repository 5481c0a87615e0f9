"""
What makes a platform one that people trust, looked at while journeys are walked: facts, no verdicts.

Why:
    Whether one can report, be heard, refuse, leave and understand the rules is asked by law, and felt by everybody.
How:
    Verbs that a journey carries out anyway are watched: clicks from a message to the form of reporting and what the
    form holds, seconds to the receipt, clicks to sign up and to delete, boxes ticked beforehand, what an export holds.
    When the journey is over, what follows is looked at in windows of their own: whether a message that moderators take
    down is gone for others, visitors, search and feed, who is told and may appeal; whether somebody who is blocked is
    gone: from where they were seen before. Once a run: consent as a first visitor meets it, both ways, then withdrawn;
    rules, their words, the language.
Limits:
    What the adapter has no verb for is unknown, never no; so is whether something is gone from where it never showed.
    Notifications of who is blocked are looked at in the mode `day`. A form is the dialog or the form around what is
    acted upon; what its scripts send along is not seen. Only pages that journeys come to. No legal opinion.
Source:
    Regulation (EU) 2022/2065, art. 14, 16, 17, 20 and 25; EDPB Guidelines 03/2022; Québec, Law 25.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.measure.modes._mode import Mode
from toolkit.measure.regard.life import Regarding

if TYPE_CHECKING:
    from toolkit.journeys import Journey
    from toolkit.settings import Settings


def _attempts(declared: Journey, settings: Settings) -> int:
    del declared
    return int(not settings.place().read_only)


MODE = Mode(id="trust", attempts=_attempts, live=Regarding)
