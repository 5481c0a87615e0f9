"""
Roles × acts: what one role did in a walk, tried again as a lower one, which must be refused.

Why:
    A button that is hidden protects nothing: whoever knows the address may do it all the same.
How:
    While a journey is walked, each request of a member that changes something is held for a moment: a visitor, and
    where only its author or a moderator may, another member send the same over HTTP, with their own cookies, their own
    bearer and form token, then without the token; a member who has neither a session nor what the request needs proves
    nothing. Whoever wrote the content looks whether it is still the same, wherever its address leads; then the request
    goes on its way. Answers are compared by where they lead and by what they say, not by the status alone; being led to
    the very same page proves nothing. What only moderators open in a verb is
    asked for by lower roles after the step, and told by what no other page holds. Nothing is tried that the role may
    do, and nothing that would fall on the one who tries it.
Limits:
    Only acts that a journey walks. Who may is told by the verb and by who takes part; `[roles]` in virage.toml says
    otherwise. Bodies that the browser does not hand over (files) are not tried. Pages that scripts fill, and content
    that a request does not name, are unknown. Never where the environment is read-only, never at another address than
    the platform's own.
Source:
    OWASP ASVS 5.0, V8 Authorization; OWASP Top 10:2021, A01; CWE-639.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from toolkit.measure.modes._mode import Mode
from toolkit.measure.trials.life import Trying

if TYPE_CHECKING:
    from toolkit.journeys import Journey
    from toolkit.settings import Settings


def _attempts(declared: Journey, settings: Settings) -> int:
    return int(declared.writes and not settings.place().read_only)


MODE = Mode(id="roles", attempts=_attempts, live=Trying)
