"""
Visitors who are marked, or told of to others, before they have chosen.

Why:
    A question that is asked after the answer was taken is a lie, and the organisation answers for it.
How:
    What the probe of the first visit saw: identifiers that last are one finding, requests to other sites another.
Limits:
    Whether an identifier is needed for what was asked for is a person's judgement; names are given for that. Another
    site may be the organisation's own.
Source:
    Directive 2002/58/EC, art. 5(3); Regulation (EU) 2016/679, art. 4(11); Québec, Act P-39.1, s. 8.1.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pandas as pd

from toolkit.records import Finding, Impact, Reference
from toolkit.score.findings import finding, places, replay, texts

if TYPE_CHECKING:
    from toolkit.score.evidence import Evidence

KINDS = {  # the observation, the finding's rule, its title, and how much it weighs
    "identifiers_kept": ("identifier", "@audit.tracking_before_consent.title", Impact.SERIOUS),
    "third_party_requests": ("third_party", "@audit.tracking_before_consent.third_party", Impact.MODERATE),
}
REFERENCES = (
    Reference(
        label="Directive 2002/58/EC, art. 5(3)",
        url="https://eur-lex.europa.eu/eli/dir/2002/58/2009-12-19",
    ),
)


def tracking_before_consent(*, observations: pd.DataFrame) -> list[Finding]:
    """
    One finding for identifiers, one for other sites.

    Args:
        observations: One row per Observation with the `step`, `url`, `screenshot` of its step.
    """
    found = []
    for name, (rule, title, impact) in KINDS.items():
        rows = observations[(observations["name"] == name) & (observations["value"] > 0)]
        if len(rows):
            found.append(_finding(rule, title, impact, rows.sort_values(["journey", "position", "step_id"])))
    return found


def _finding(rule: str, title: str, impact: Impact, rows: pd.DataFrame) -> Finding:
    journeys = texts(rows["journey"])
    spots = rows.drop_duplicates(["journey", "step"])
    named = sorted({part for detail in texts(rows["detail"]) for part in detail.split("; ")})
    return finding(
        "tracking_before_consent",
        rule,
        rule=rule,
        impact=impact,
        title=title,
        params={"names": ", ".join(named), "count": f"{rows['value'].max():g}"},
        places=places(spots),
        place_count=len(spots),
        journeys=journeys,
        critical_path=bool(rows["critical"].any()),
        states=len(spots),
        evidence=texts(spots["screenshot"])[:3],
        references=REFERENCES,
        replay=replay(journeys),
    )


def mended(*, finding: Finding, evidence: Evidence) -> Evidence:
    """The evidence with nothing seen before the choice."""
    name = next(name for name, (rule, *_) in KINDS.items() if rule == finding.rule)
    seen = evidence.observations
    return replace(evidence, observations=seen.assign(value=seen["value"].mask(seen["name"] == name, 0.0)))
