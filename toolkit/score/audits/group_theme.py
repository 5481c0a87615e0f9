"""
What focus groups agree on: the same thing said in two groups, read the same way by two coders.

Why:
    Numbers tell how many; people tell why.
How:
    A code is a finding when it came up in enough groups and Krippendorff's alpha on its passages is high enough. Its
    severity is the median of what coders noted; without any it is moderate.
Limits:
    A theme explains and confirms. No number of a focus group enters the score.
Source:
    Guest, Namey & McKenna 2016; Krippendorff 2004.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Finding, Impact, Outcome
from toolkit.score.findings import finding, impact_of, replay
from toolkit.score.people.groups import Groups, Voice


def group_theme(*, heard: Groups, journeys: pd.DataFrame) -> list[Finding]:
    """
    One finding per theme that stands.

    Args:
        heard: What focus groups said.
        journeys: One row per `journey`, with `critical`.
    """
    critical = set(journeys.loc[journeys["critical"], "journey"])
    # Severity 0 says that a theme is praise, or no problem.
    return [_finding(voice, critical) for voice in heard.voices if voice.severity != 0]


def _finding(voice: Voice, critical: set[str]) -> Finding:
    journeys = (voice.journey,) if voice.journey else ()
    return finding(
        "group_theme",
        voice.code,
        rule=voice.code,
        outcome=Outcome.FAILED,
        impact=Impact.MODERATE if voice.severity is None else impact_of(voice.severity),
        title=voice.code,
        params={"title": voice.code, "groups": str(voice.groups), "n": str(voice.participants)},
        place_count=voice.groups,
        journeys=journeys,
        critical_path=voice.journey in critical,
        replay=replay(journeys),
        confirmed_by=("group",),
        severity=voice.severity,
        ergonomic=(voice.criterion,) if voice.criterion else (),
    )
