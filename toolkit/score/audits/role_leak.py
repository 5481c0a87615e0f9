"""
Acts of one role that a lower one could do as well.

Why:
    Who may not must not be able to: what is only hidden in the page is open to whoever knows the address.
How:
    Requests that a member or a moderator made in a walk are sent again by another member and by a visitor, each with
    their own cookies and form token. Content that its author then finds changed, or the answer that the rightful role
    got, is a leak.
Limits:
    Only acts that a journey walks. Who may is told by who takes part and by the verb; `[roles]` says otherwise.
Source:
    OWASP Top 10:2021, A01 Broken access control; CWE-285, CWE-639.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.records import Finding, Impact, Place, Reference
from toolkit.score.findings import MOST_PLACES, finding, replay, texts
from toolkit.score.roles import judged

if TYPE_CHECKING:
    from toolkit.score.evidence import Evidence

REFERENCES = (Reference(label="OWASP A01:2021", url="https://owasp.org/Top10/A01_2021-Broken_Access_Control/"),)


def role_leak(*, trials: pd.DataFrame) -> list[Finding]:
    """
    One finding per act, request and role that it leaked to.

    Args:
        trials: One row per RoleTrial.
    """
    rows = judged(trials=trials)
    leaks = rows[rows["observed"] == "leak"]
    return [
        _finding(str(act), str(role), f"{method} {template}", same.sort_values(["journey", "at", "id"]))
        for (act, role, method, template), same in leaks.groupby(["act", "tried_as", "method", "template"], sort=True)
    ]


def _finding(act: str, role: str, request: str, rows: pd.DataFrame) -> Finding:
    journeys = texts(rows["journey"])
    first = rows.iloc[0]
    spots = rows.drop_duplicates(["journey", "address"]).head(MOST_PLACES)
    return finding(
        "role_leak",
        act,
        role,
        request,
        rule="role_leak",
        impact=Impact.CRITICAL,
        params={
            "act": act,
            "role": role,
            "allowed": str(first["allowed"]),
            "request": request,
            "answer": str(first["answer"]),
        },
        places=tuple(
            Place(url=str(row["address"]), journey=str(row["journey"]), step=str(row["step"]))
            for row in spots.to_dict("records")
        ),
        place_count=len(rows.drop_duplicates(["journey", "address"])),
        journeys=journeys,
        references=REFERENCES,
        replay=replay(journeys),
    )


def mended(*, finding: Finding, evidence: Evidence) -> Evidence:
    """The evidence with these trials refused."""
    rows = judged(trials=evidence.trials)
    mine = (rows["act"] == finding.params["act"]) & (rows["tried_as"] == finding.params["role"])
    refusal = {"status": 403, "effect": "no", "lacking": False, "unproven": False}
    trials = evidence.trials
    return replace(
        evidence, trials=trials.assign(**{name: trials[name].mask(mine, to) for name, to in refusal.items()})
    )
