"""
What is allowed, and yet worth a second look before it is scored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from toolkit._toml import closest
from toolkit.studies.links import problems

ENOUGH_EVALUATORS = 3  # fewer: agreement and the share of problems found say little (Nielsen 1994)
WIDEST = 3  # answers to one UEQ-S scale further apart than this contradict each other (Hinderks et al. 2018)
MOST_NAMED = 5

Tables = Mapping[str, Sequence[Any]]  # Any: records, by kind


def oddities(tables: Tables, journeys: Collection[str]) -> list[str]:
    """
    What is odd about a study, a sentence each.

    Args:
        tables: Its records, by kind.
        journeys: Names of the journeys of the suite; empty where there is none.
    """
    return [*_tasks(tables, journeys), *_people(tables), *_answers(tables), *_inspection(tables), *_groups(tables)]


def _tasks(tables: Tables, journeys: Collection[str]) -> Iterator[str]:
    names = dict.fromkeys(one.task for one in tables.get("tasks", ()))
    for name in names if journeys else ():
        if name.partition("-")[0] not in journeys:
            near = closest(name, journeys)
            advice = f"did you mean {near!r}?" if near else "it is reported, and counts with no journey's weight"
            yield f"task {name!r} is no journey of the suite; {advice}"
    repeats = Counter((one.participant, one.task) for one in tables.get("tasks", ()))
    if again := [f"{who} at {task}" for (who, task), n in repeats.items() if n > 1]:
        yield f"several attempts, of which the first counts: {_named(again)}"


def _people(tables: Tables) -> Iterator[str]:
    rows = [*tables.get("tasks", ()), *tables.get("answers", ())]
    spelt: dict[str, set[str]] = {}
    for one in rows:
        spelt.setdefault(one.participant.casefold(), set()).add(one.participant)
    if twice := sorted(" and ".join(sorted(same)) for same in spelt.values() if len(same) > 1):
        yield f"codes that differ by capitals alone are different people: {_named(twice)}"
    told = {one.participant for one in rows if one.assistive_tech}
    if untold := sorted({one.participant for one in rows} - told):
        yield f"assistive_tech is empty for {_named(untold)}; write `none` for who uses none"
    segments: dict[str, set[str]] = {}
    for one in rows:
        segments.setdefault(one.participant, set()).add(one.segment)
    if several := sorted(who for who, found in segments.items() if len(found - {""}) > 1):
        yield f"in several segments, of which the first counts: {_named(several)}"
    if nowhere := sorted(who for who, found in segments.items() if found == {""}):
        yield f"segment is empty for {_named(nowhere)}"


def _answers(tables: Tables) -> Iterator[str]:
    sheets: dict[tuple[str, str, str], dict[int, int]] = {}
    for one in tables.get("answers", ()):
        if one.answer is not None:
            sheets.setdefault((one.participant, one.instrument, one.date), {})[one.item] = one.answer
    alike = [key for key, given in sheets.items() if key[1] in ("sus", "f_sus") and len(given) > 1 and _alike(given)]
    if alike:
        yield f"every SUS statement was answered alike, though half of them are negative: {_who(alike)}"
    if apart := [key for key, given in sheets.items() if key[1] == "ueq_s" and _inconsistent(given)]:
        yield f"UEQ-S answers contradict each other: {_who(apart)}"
    counts = Counter(one.instrument for one in tables.get("answers", ()) if one.answer is None)
    for instrument, n in sorted(counts.items()):
        yield f"{instrument}: {n} {'item was' if n == 1 else 'items were'} left unanswered"


def _alike(given: Mapping[int, int]) -> bool:
    return len(set(given.values())) == 1


def _inconsistent(given: Mapping[int, int]) -> bool:
    for scale in (range(1, 5), range(5, 9)):
        answers = [given[item] for item in scale if item in given]
        if answers and max(answers) - min(answers) > WIDEST:
            return True
    return False


def _inspection(tables: Tables) -> Iterator[str]:
    evaluators = {one.evaluator for one in tables.get("inspections", ())}
    if 0 < len(evaluators) < ENOUGH_EVALUATORS:
        n = f"{len(evaluators)} evaluator{'' if len(evaluators) == 1 else 's'}"
        yield f"{n} inspected: {ENOUGH_EVALUATORS} are needed before the inspection is graded"
    rated = {one.problem for one in tables.get("severities", ())}
    if rated and not tables.get("matches"):
        yield "severities were rated before lists were matched: rate the problems that evaluators agreed on, blind"
    elif unknown := sorted(rated - set(problems(tables))):
        yield f"rated, and known by no inspection, so that it does not count: {_named(unknown)}"
    if rated and (unrated := sorted(set(problems(tables)) - rated)):
        yield f"problems that nobody rated blind, so that severities given on the spot hold: {_named(unrated)}"


def _groups(tables: Tables) -> Iterator[str]:
    segments = tables.get("segments", ())
    if segments and len({one.coder for one in segments}) == 1:
        yield "one coder alone: no theme of the groups becomes a finding before a second one has coded them"
        return
    passages = {(one.group, one.segment) for one in segments}
    read = Counter(coder for coder, _, _ in {(one.coder, one.group, one.segment) for one in segments})
    if partly := [f"{coder} ({n} of {len(passages)})" for coder, n in sorted(read.items()) if n < len(passages)]:
        yield f"did not read every passage: {_named(partly)}; a row with an empty code says: read, and none given"


def _who(keys: Sequence[tuple[str, str, str]]) -> str:
    return _named(sorted({key[0] for key in keys}))


def _named(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
