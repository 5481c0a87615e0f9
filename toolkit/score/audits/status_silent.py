"""
Lines that appear on the screen and are announced to nobody.

Why:
    News, a confirmation or a fault that is only shown has not happened for who listens to the page.
How:
    The silent updates that the probe `announcements` saw while a member used a screen reader; grouped by their text
    without numbers.
Limits:
    A machine cannot know what a line is for: a slogan that changes by itself is told, too. Accept it as an exception
    with a reason.
Source:
    WCAG 2.2, 4.1.3 Status Messages (AA).
"""

from __future__ import annotations

import re

import pandas as pd

from toolkit.records import Finding, Impact
from toolkit.score.findings import finding, places, replay, texts
from toolkit.score.wcag import success_criteria

CRITERION = "4.1.3"
_NUMBER = re.compile(r"\d+")
_OURS = re.compile(r"\[[0-9a-z-]+ [0-9a-f]+\]")  # what a run adds to its texts


def status_silent(*, observations: pd.DataFrame) -> list[Finding]:
    """
    One finding per text.

    Args:
        observations: One row per observation with `step`, `critical`; `detail` holds the text.
    """
    seen = observations[(observations["name"] == "silent_updates") & (observations["value"] > 0)]
    lines = seen["detail"].fillna("")
    return [
        _finding(str(cause), rows.sort_values(["journey", "position", "step_id"]))
        for cause, rows in seen.groupby(lines.map(cause_of), sort=True)
    ]


def cause_of(line: str) -> str:
    """A line without what differs from one time to another."""
    return _NUMBER.sub("#", _OURS.sub("", line)).strip()


def _finding(cause: str, rows: pd.DataFrame) -> Finding:
    spots = rows.drop_duplicates(["journey", "step"])
    journeys = texts(rows["journey"])
    return finding(
        "status_silent",
        cause,
        rule="status_silent",
        impact=Impact.SERIOUS,
        params={"line": str(rows.iloc[0]["detail"]), "count": f"{rows['value'].sum():g}"},
        places=places(spots),
        place_count=len(spots),
        journeys=journeys,
        critical_path=bool(rows["critical"].any()),
        states=len(spots),
        criteria=(CRITERION,),
        references=(success_criteria()[CRITERION].reference,),
        evidence=texts(spots["screenshot"])[:3],
        replay=replay(journeys),
    )
