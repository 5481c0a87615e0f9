"""
What is seen of trust, and what the scorecard tells of it: the checklists with their evidence, and who may do what.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.records.words import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustFact:
    """
    One thing seen that the checklists of trust ask for: a number, never a verdict; 1 and 0 where it is there or not.

    `value` is None where the item does not apply; `detail` says why, or what was seen. `picture` is a file of the run.
    """

    id: str
    attempt_id: str
    item: str
    value: float | None
    unit: str
    journey: str
    persona: str
    engine: str
    member: str
    at: str
    address: str = ""
    picture: str | None = None
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleTrial:
    """
    A request that changes something or that only moderators open, as the role it is for made it, or as a lower one
    tried it again.

    `act` is the verb that made it, `allowed` the least role that may (visitor, member, author, moderator), `tried_as`
    who tried. `status` is 0 where nothing answered, `led_to` where a redirection leads, `sign_in` whether that is the
    sign-in page. `same` says whether the answer is the one that the rightful role got, `effect` whether content was
    another afterwards, read by its author, `shown` whether a page that the lower one can open has this very control:
    `yes`, `no`, or empty where it could not be told. `lacking` tells that the request has a token or a bearer and the
    one who tried had none at all, `unproven` that nothing showed them to be signed in.
    """

    id: str
    attempt_id: str
    journey: str
    persona: str
    engine: str
    step: str
    act: str
    allowed: str
    tried_as: str
    method: str
    address: str
    status: int
    at: str
    led_to: str = ""
    sign_in: bool = False
    own_token: bool = False
    same: str = ""
    effect: str = ""
    shown: str = ""
    page: str = ""
    lacking: bool = False
    unproven: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TrustItem:
    """
    One item of a checklist: passed yes, failed no, inapplicable left out, untested unknown, which is never no.

    `value` is the worst of the `n` that were seen, `limit` what was asked of it; `words` say it in each language.
    """

    item: str
    criterion: str
    outcome: Outcome
    limit: str
    value: float | None = None
    unit: str = ""
    n: int = 0
    journey: str = ""
    address: str = ""
    picture: str | None = None
    detail: str = ""
    source: str = ""
    words: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleCell:
    """
    What one role was to get with one act of a journey, and what it got.

    `expected` is `allowed` or `refused`; `observed` is `allowed`, `refused`, `leak` or, where nobody could tell,
    `unknown`. `answers` are the platform's own, such as `403`; `shown` says whether a page of the role has the control.
    """

    journey: str
    act: str
    role: str
    expected: str
    observed: str
    n: int
    answers: tuple[str, ...] = ()
    shown: str = ""
    address: str = ""
