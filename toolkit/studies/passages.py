"""
What coders gave to a text, as passages: two people seldom mark one alike to the letter.

Who coded anything in a source has read it whole, as far as a project can tell: what they gave no code becomes a record
without one. Spans that mostly overlap are one passage.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from toolkit.records import SegmentRecord


class Code(NamedTuple):
    """One code: its name with those above it, and what its description says it belongs to."""

    name: str
    journey: str
    criterion: str
    severity: int | None


class Coding(NamedTuple):
    """One code that one coder gave to one span."""

    start: int
    end: int
    text: str
    participant: str
    code: Code
    coder: str


def records(codings: list[Coding], *, study: str, group: str, date: str, prefix: str = "") -> Iterator[SegmentRecord]:
    """
    A record a code and coder, and one without a code for every passage that a coder of this source gave none.

    Args:
        codings: Of one source.
        study: Name of the study.
        group: What the source is called.
        date: The day of the group, ISO 8601.
        prefix: What tells passages of this text from those of another one of the same group.
    """
    passages = as_passages(codings)

    def record(at: Coding, **fields: object) -> SegmentRecord:
        values = {"text": at.text, "code": "", "coder": at.coder, "journey": "", "criterion": "", "severity": None}
        return SegmentRecord(
            study=study,
            group=group,
            participant=at.participant,
            segment=f"{prefix}{at.start}-{at.end}",
            date=date,
            start=at.start,
            end=at.end,
            **{**values, **fields},  # type: ignore[arg-type]  # of one field each
        )

    coders = {one.coder for one in codings}
    for passage, inside in passages:
        for one in inside:
            code = one.code
            told = {"journey": code.journey, "criterion": code.criterion, "severity": code.severity}
            yield record(passage, text=passage.text, code=code.name, coder=one.coder, **told)
        for coder in sorted(coders - {one.coder for one in inside}):
            yield record(passage, text="", coder=coder)


def as_passages(codings: list[Coding]) -> list[tuple[Coding, list[Coding]]]:
    """Codings by passage: a span joins the last one when more than half of the longer of the two is common."""
    passages: list[tuple[Coding, list[Coding]]] = []
    for one in sorted(codings, key=lambda coding: (coding.start, coding.end)):
        last = passages[-1][0] if passages else None
        if last is not None and _mostly_the_same(last, one):
            passages[-1][1].append(one)
        else:
            passages.append((one, [one]))
    return passages


def _mostly_the_same(first: Coding, second: Coding) -> bool:
    if (first.start, first.end) == (second.start, second.end):
        return True
    common = min(first.end, second.end) - max(first.start, second.start)
    return 2 * common > max(first.end - first.start, second.end - second.start)
