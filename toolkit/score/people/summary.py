"""
Everything that people contributed, as the scorecard holds it.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pandas as pd

from toolkit.records import Finding, Maturity, People
from toolkit.score.people.contribution import segments
from toolkit.score.people.current import HumanTables
from toolkit.score.people.groups import Groups
from toolkit.score.people.inspection import Inspection
from toolkit.score.people.questionnaires import questionnaires
from toolkit.score.people.tasks import task_results


def summary(
    *,
    people: HumanTables,
    inspected: Inspection,
    heard: Groups,
    journeys: pd.DataFrame,
    findings: Sequence[Finding],
    maturity: tuple[Maturity, ...],
) -> People:
    """
    The record.

    Args:
        people: User tests and questionnaires.
        inspected: The ergonomic inspection.
        heard: The focus groups.
        journeys: What each is for, and the seconds that it may take.
        findings: All, so that problems and themes can name theirs.
        maturity: The self-assessment.
    """
    of = {(one.audit, one.rule): one.id for one in findings}
    return People(
        studies=people.studies,
        participants=len(people.participants),
        segments=segments(people.participants),
        tasks=task_results(people=people, journeys=journeys),
        questionnaires=questionnaires(people=people),
        discovery=inspected.discovery,
        evaluators=inspected.evaluators,
        criteria=inspected.criteria if inspected.evaluators else (),
        problems=tuple(
            dataclasses.replace(one, finding=of.get(("ergonomic_problem", one.problem))) for one in inspected.problems
        ),
        groups=heard.groups,
        coders=heard.coders,
        themes=tuple(dataclasses.replace(one, finding=of.get(("group_theme", one.code))) for one in heard.themes),
        saturation=heard.saturation,
        agreement=(*(inspected.agreement if inspected.evaluators else ()), *heard.agreement),
        maturity=maturity,
    )
