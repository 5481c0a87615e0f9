"""
Errors in the console and exceptions that nobody caught, grouped by message.

Why:
    An error in the console is often a feature that quietly does not work for somebody.
How:
    Messages with their numbers and addresses taken out; an exception that nobody caught is moderate, a message that
    the page wrote itself is minor.
Limits:
    Some libraries write errors that mean nothing; accept those as exceptions with a reason.
Source:
    Playwright events `console` and `pageerror`.
"""

from __future__ import annotations

import re

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.findings import finding, places, replay, texts

_ADDRESS = re.compile(r"\b\w+://\S+")
_NUMBER = re.compile(r"\d+")
_UNCAUGHT = re.compile(r"^(Uncaught\b|Unhandled\b|\w*(Error|Exception): )")


def console_error(*, observations: pd.DataFrame) -> list[Finding]:
    """
    One finding per message.

    Args:
        observations: One row per observation with `step`, `critical`; `detail` holds the message.
    """
    seen = observations[(observations["name"] == "console_errors") & (observations["value"] > 0)]
    messages = seen["detail"].fillna("")
    return [
        _finding(str(cause), rows.sort_values(["journey", "position", "step_id"]))
        for cause, rows in seen.groupby(messages.map(cause_of), sort=True)
    ]


def cause_of(message: str) -> str:
    """A message without what differs from page to page: numbers and addresses."""
    return _NUMBER.sub("#", _ADDRESS.sub("<address>", message)).strip()


def _finding(cause: str, rows: pd.DataFrame) -> Finding:
    first = rows.iloc[0]
    message = "" if pd.isna(first["detail"]) else str(first["detail"])
    spots = rows.drop_duplicates(["journey", "step"])
    journeys = texts(rows["journey"])
    return finding(
        "console_error",
        cause,
        rule="console_error",
        impact=Impact.MODERATE if _UNCAUGHT.match(message) else Impact.MINOR,
        params={"message": message, "count": f"{rows['value'].sum():g}", "journey": journeys[0] if journeys else ""},
        places=places(spots),
        place_count=len(spots),
        journeys=journeys,
        critical_path=bool(rows["critical"].any()),
        states=len(spots),
        evidence=texts(spots["screenshot"])[:3],
        replay=replay(journeys),
    )
