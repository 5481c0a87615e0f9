"""
Who may do what, and who could: trials of lower roles judged, and the matrix of roles and acts.
"""

from __future__ import annotations

import re
from collections.abc import Hashable
from typing import Any

import pandas as pd

from toolkit.records import RoleCell

ROLES = ("visitor", "member", "author", "moderator")  # lowest first
WORST = ("leak", "unknown", "refused", "allowed")
COLUMNS = ["expected", "observed", "answer", "template"]
CHANGING = ("edit", "delete", "take_down")  # acts after which the content's own words are others
ELSEWHERE = (404, 405, 410, 429)  # answers that have nothing to do with who asks
_VARYING = re.compile(r"(?<=/)(?=[0-9a-zA-Z_-]*\d)[0-9a-zA-Z_-]+|(?<==)[^&]+")


def judged(*, trials: pd.DataFrame) -> pd.DataFrame:
    """
    Every trial with what was expected of it and what came of it.

    A lower role is refused by an answer of 400 to 499, by being asked to sign in, by an answer unlike the rightful one,
    or where whoever wrote the content still finds it as it was after an act that would have changed it. Content that
    became another is a leak, whatever was answered; so is the rightful answer where no content could be read, and
    unknown where it could, but had nothing to show. Who was refused for want of a token, or was
    never shown to be signed in, was not refused for their role: that is unknown.

    Args:
        trials: One row per RoleTrial.

    Returns:
        The same rows and COLUMNS.
    """
    rows = [_judge(row) for row in trials.to_dict("records")]
    made = pd.DataFrame(rows, columns=COLUMNS, index=trials.index, dtype="object")
    return pd.concat([trials, made], axis=1)


def cells(*, judged: pd.DataFrame) -> tuple[RoleCell, ...]:
    """
    The matrix: one cell per journey, act and role that was tried, the worst that came of it.

    Args:
        judged: As `judged` gives them.
    """
    found = []
    for (journey, act, role), rows in judged.groupby(["journey", "act", "tried_as"], sort=False):
        worst = min(rows["observed"], key=WORST.index)
        first = rows[rows["observed"] == worst].iloc[0]
        found.append(
            RoleCell(
                journey=str(journey),
                act=str(act),
                role=str(role),
                expected=str(first["expected"]),
                observed=worst,
                n=len(rows),
                answers=tuple(sorted(set(rows["answer"]))),
                shown=str(first["shown"]),
                address=f"{first['method']} {first['template']}",
            )
        )
    return tuple(sorted(found, key=lambda cell: (cell.journey, cell.act, ROLES.index(cell.role))))


def template(address: str) -> str:
    """
    An address without what varies from one content to another.

    Example:
        >>> template("/posts/2001/delete"), template("/members/alice?page=2")
        ('/posts/#/delete', '/members/alice?page=#')
    """
    return _VARYING.sub("#", address)


def _judge(row: dict[Hashable, Any]) -> tuple[str, str, str, str]:  # Any: cells of a RoleTrial
    expected = "allowed" if ROLES.index(row["tried_as"]) >= ROLES.index(row["allowed"]) else "refused"
    observed = _observed(row) if expected == "refused" else "allowed" if 0 < row["status"] < 400 else "refused"
    return expected, observed, _answer(row), template(row["address"])


def _observed(row: dict[Hashable, Any]) -> str:  # Any: as above
    if row["effect"] == "yes":
        return "leak"
    observed = _answered(row)
    unfit = row["unproven"] or (row["lacking"] and row["status"] not in ELSEWHERE and not row["sign_in"])
    return "unknown" if observed == "refused" and unfit else observed


def _answered(row: dict[Hashable, Any]) -> str:  # Any: as above
    if 400 <= row["status"] < 500 or row["sign_in"] or (row["effect"] == "no" and row["act"] in CHANGING):
        return "refused"
    if 0 < row["status"] < 400 and row["same"] == "no":
        return "refused"
    return "leak" if 0 < row["status"] < 400 and row["same"] == "yes" and not row["effect"] else "unknown"


def _answer(row: dict[Hashable, Any]) -> str:  # Any: as above
    status = str(row["status"]) if row["status"] else "–"
    return f"{status} {template(row['led_to'])}" if row["led_to"] else status
