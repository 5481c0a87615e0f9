"""
Which human evidence counts: what is too old, or was gathered on another major version, is left out and told.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from toolkit.records import StudyUse
from toolkit.score.criteria import Model

DATED = ("tasks", "answers", "inspections", "segments")
UNDATED = ("matches", "severities", "maturity")  # follow what they are about; maturity's dates are of its evidence
PERSON = ["study", "participant"]


@dataclass(frozen=True, slots=True, kw_only=True)
class HumanTables:
    """
    Human evidence that counts, one DataFrame a kind with the columns of its record.

    Attributes:
        participants: One row per person of user tests, sorted: `study`, `participant`, `segment`, `assistive` (bool),
            and `index`, their number in every draw of participants.
        tasks: One row per TaskRecord that counts, a person's first attempt at each task, with `index`.
        answers: One row per AnswerRecord that counts, with `index`.
        repeats: Attempts at a task that were not the first of their person.
        studies: What each study holds, what of it has expired, and why one does not count.
        as_of: The day that decides.
    """

    participants: pd.DataFrame
    tasks: pd.DataFrame
    answers: pd.DataFrame
    inspections: pd.DataFrame
    matches: pd.DataFrame
    severities: pd.DataFrame
    segments: pd.DataFrame
    maturity: pd.DataFrame
    repeats: int
    studies: tuple[StudyUse, ...]
    as_of: str


def current(*, tables: dict[str, pd.DataFrame], model: Model, version: str, as_of: str) -> HumanTables:
    """
    What counts on a day.

    Args:
        tables: Every kind of human evidence as read, and `studies`.
        model: How old evidence may be.
        version: Version of the platform under test; "" when it is not known: then no version is another one.
        as_of: The day, ISO 8601; times after it are ignored.
    """
    if all(frame.empty for frame in tables.values()):
        return _nobody(tables, as_of)
    oldest = (pd.Timestamp(as_of[:10]) - pd.DateOffset(months=model.people.max_age_months)).date().isoformat()
    barred = {str(s.study): reason for s in tables["studies"].itertuples() if (reason := _barred(s, version))}
    kept: dict[str, pd.DataFrame] = {}
    expired: dict[str, dict[str, int]] = {}
    for kind in (*DATED, *UNDATED):
        frame = tables[kind][~tables[kind]["study"].isin(barred)]
        old = frame["date"] < oldest if kind in DATED else pd.Series(False, index=frame.index)
        kept[kind] = frame[~old].reset_index(drop=True)
        counted = frame[old].groupby("study").size()
        expired[kind] = {str(study): int(n) for study, n in counted.items()}
    first = _first_attempts(kept["tasks"])
    people = _participants(first, kept["answers"])
    return HumanTables(
        participants=people,
        tasks=first.merge(people[[*PERSON, "index"]], on=PERSON, how="left"),
        answers=kept["answers"].merge(people[[*PERSON, "index"]], on=PERSON, how="left"),
        repeats=len(kept["tasks"]) - len(first),
        **{kind: kept[kind] for kind in ("inspections", "matches", "severities", "segments", "maturity")},
        studies=_uses(tables, expired, barred),
        as_of=as_of[:10],
    )


def _nobody(tables: dict[str, pd.DataFrame], as_of: str) -> HumanTables:
    """No human evidence at all: every table is there, and empty."""
    index = pd.Series([], dtype="int64")
    people = tables["tasks"][[*PERSON, "segment"]].assign(assistive=pd.Series([], dtype=bool), index=index)
    return HumanTables(
        participants=people,
        tasks=tables["tasks"].assign(index=index),
        answers=tables["answers"].assign(index=index),
        repeats=0,
        **{kind: tables[kind] for kind in ("inspections", "matches", "severities", "segments", "maturity")},
        studies=(),
        as_of=as_of[:10],
    )


def major(version: str) -> str:
    """
    What must be equal for two versions to be the same platform to people.

    Example:
        >>> major("v2.3.1")
        '2'
    """
    return version.strip().lstrip("vV").partition(".")[0]


def _barred(study: Any, version: str) -> str | None:  # Any: a row of studies, as pandas names it
    own = str(study.platform_version)
    if own and version and major(own) != major(version):
        return f"@reason.other_version|version={own}"
    return None


def _first_attempts(tasks: pd.DataFrame) -> pd.DataFrame:
    """A person's first attempt at each task: the second has learnt from it."""
    ordered = tasks.sort_values(["study", "participant", "task", "date"], kind="stable")
    return ordered.drop_duplicates([*PERSON, "task"]).reset_index(drop=True)


def _participants(tasks: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    columns = [*PERSON, "segment", "assistive_tech"]
    every = pd.concat([tasks[columns], answers[columns]], ignore_index=True)
    # A person's segment may stand in one file and be empty in another: the first that says something holds.
    said = every.mask(every == "").groupby(PERSON, sort=True)[["segment", "assistive_tech"]].first().reset_index()
    assistive = said["assistive_tech"].notna() & (said["assistive_tech"] != "none")
    return said[PERSON].assign(segment=said["segment"].fillna(""), assistive=assistive, index=range(len(said)))


def _uses(
    tables: dict[str, pd.DataFrame], expired: dict[str, dict[str, int]], barred: dict[str, str]
) -> tuple[StudyUse, ...]:
    return tuple(_use(study, tables, expired, barred) for study in tables["studies"].itertuples())


def _use(
    study: Any,  # Any: a row of studies, as pandas names it
    tables: dict[str, pd.DataFrame],
    expired: dict[str, dict[str, int]],
    barred: dict[str, str],
) -> StudyUse:
    name = str(study.study)
    mine = {kind: tables[kind][tables[kind]["study"] == name] for kind in (*DATED, *UNDATED)}
    dates = pd.concat([mine[kind]["date"] for kind in DATED])
    rows = {kind: len(frame) for kind, frame in mine.items() if len(frame)}
    old = {kind: counts[name] for kind, counts in expired.items() if counts.get(name)}
    dated = sum(rows.get(kind, 0) for kind in DATED)
    reason = barred.get(name) or ("@reason.expired" if dated and sum(old.values()) == dated else None)
    return StudyUse(
        study=name,
        title=str(study.title) or name,
        sample=bool(study.sample),
        platform_version=str(study.platform_version),
        first=str(dates.min()) if len(dates) else "",
        last=str(dates.max()) if len(dates) else "",
        rows=rows,
        expired=old,
        reason=reason,
    )
