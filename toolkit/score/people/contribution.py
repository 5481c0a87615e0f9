"""
What people contributed, in the words in which tiers of evidence ask for it.
"""

from __future__ import annotations

import pandas as pd

from toolkit.records import Segment
from toolkit.score.criteria import Model
from toolkit.score.people.current import HumanTables
from toolkit.score.people.groups import Groups
from toolkit.score.people.inspection import Inspection
from toolkit.score.tiers import HumanEvidence

SUS = ("sus", "f_sus")


def contribution(
    *, people: HumanTables, inspected: Inspection, heard: Groups, journeys: pd.DataFrame, model: Model
) -> HumanEvidence:
    """
    Counts that tiers compare with their needs.

    Args:
        people: User tests and questionnaires.
        inspected: The ergonomic inspection.
        heard: The focus groups.
        journeys: One row per `journey`, with `critical`.
        model: What makes a segment a main one, and how many people a journey needs.
    """
    critical = set(journeys.loc[journeys["critical"], "journey"])
    tasks = people.tasks[people.tasks["task"].isin(critical)]
    tried = tasks.groupby("task")["index"].nunique()
    main = main_segments(observed(people), model)
    coded_twice = heard.double_coded >= model.people.double_coded
    return HumanEvidence(
        evaluators=inspected.evaluators,
        participants=tasks["index"].nunique(),
        journeys=int((tried >= model.tiers.U1.participants).sum()),
        segments=min((one.participants for one in main), default=0),
        assistive=min((one.assistive for one in main), default=0),
        groups=heard.groups - heard.interviews + heard.interviews // model.people.interviews_per_group,
        coders=heard.coders if coded_twice else min(1, heard.coders),
        questionnaire=int(people.answers.loc[people.answers["answer"].notna(), "instrument"].isin(SUS).any()),
    )


def observed(people: HumanTables) -> pd.DataFrame:
    """Participants who tried a task: who only answered a questionnaire has been asked, not watched."""
    return people.participants[people.participants["index"].isin(people.tasks["index"])]


def segments(participants: pd.DataFrame) -> tuple[Segment, ...]:
    """
    How many people there are of each segment, the largest first.

    Args:
        participants: One row per person: `segment`, `assistive`.
    """
    counts = participants.groupby("segment", sort=True)["assistive"].agg(["size", "sum"]).reset_index()
    ordered = counts.sort_values(["size", "segment"], ascending=[False, True])
    return tuple(
        Segment(segment=str(name), participants=int(n), assistive=int(assistive))
        for name, n, assistive in ordered.itertuples(index=False)
    )


def main_segments(participants: pd.DataFrame, model: Model) -> list[Segment]:
    """Segments that are a large enough share of all participants to be judged apart."""
    every = segments(participants)
    total = sum(one.participants for one in every)
    return [one for one in every if one.participants >= model.people.main_segment * total]
