"""
Human evidence in the order in which it is told: what was used, what people did and said, what experts confirmed.
"""

from __future__ import annotations

from typing import NamedTuple

from toolkit.records import (
    Agreement,
    Maturity,
    People,
    Problem,
    Questionnaire,
    Quote,
    Scorecard,
    Statement,
    StudyUse,
    TaskResult,
)
from toolkit.report.words import Sentence

QUOTES = 3
CATASTROPHE = 3.5
CURVE = ("grade", "percentile", "adjective", "acceptability", "benchmark")


class Said(NamedTuple):
    """What one questionnaire's score means, part by part."""

    key: str
    value: str


def counted(people: People) -> bool:
    """Whether anything that people contributed counts."""
    return bool(people.participants or people.evaluators or people.groups)


def told(people: People) -> bool:
    """Whether there is anything to tell: evidence that counts, or studies that do not."""
    return bool(people.studies) or counted(people)


def samples(card: Scorecard) -> list[str]:
    """Titles of the studies that are made up and count all the same."""
    return [study.title for study in card.people.studies if study.sample and study.reason is None]


def studies(people: People) -> list[StudyUse]:
    """Studies that count before those that are left out."""
    return sorted(people.studies, key=lambda study: study.reason is not None)


def tasks(people: People) -> list[TaskResult]:
    """The tasks that fewest people completed first."""
    return sorted(
        people.tasks, key=lambda task: (1.0 if task.completion.value is None else task.completion.value, task.task)
    )


def hardest(people: People) -> TaskResult | None:
    """The task that fewest people completed; None where everybody completed all."""
    known = [task for task in tasks(people) if task.n]
    return known[0] if known and known[0].succeeded < known[0].n else None


def reading(row: Questionnaire) -> list[Said]:
    """How the field reads a score, in a fixed order; what it does not say is left out."""
    return [Said(key, row.reading[key].replace("-", "−")) for key in CURVE if row.reading.get(key)]


def severity(value: float | None) -> Sentence:
    """A mean severity in words: the nearest of Nielsen's five, halves up."""
    if value is None:
        return Sentence("@severity.unrated")
    return Sentence(f"@severity.{min(4, max(0, int(value + 0.5)))}")


def problems(people: People) -> list[Problem]:
    """Confirmed and open first, then a single evaluator's, then what is mended."""
    return sorted(people.problems, key=lambda row: (row.fixed, not row.confirmed))


def of_evaluators(people: People) -> list[Agreement]:
    """Agreement about the inspection."""
    return [row for row in people.agreement if row.about in ("findings", "severities")]


def of_coders(people: People, code: str) -> Agreement | None:
    """Agreement on one theme."""
    return next((row for row in people.agreement if row.about == code and row not in of_evaluators(people)), None)


def quotes(every: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """As many as a reader can take."""
    return every[:QUOTES]


def next_statement(row: Maturity) -> Statement | None:
    """The statement that keeps a principle from the next level: the first that does not count."""
    return next((statement for statement in row.statements if not statement.counts), None)
