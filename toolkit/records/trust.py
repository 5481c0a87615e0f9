"""
What the scorecard tells of trust: the checklists with their evidence, and who may do what.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from toolkit.records.words import Outcome


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
