"""
What would raise the score: each fix or piece of evidence with the figure before and after it.
"""

from __future__ import annotations

from typing import NamedTuple

from toolkit.records import Action, Raise, Scorecard
from toolkit.report import scale, verdict
from toolkit.report.words import Sentence, Words


class Step(NamedTuple):
    """
    One thing to do and what it would do.

    Attributes:
        what: The fix or the evidence.
        before: The figure now.
        after: The figure after it; None where nobody knows yet.
        letters: The observed letter now and after it, where it changes and there is a grade.
        low: What the figure would be if the evidence turned out poor.
        high: And if it turned out good.
        weight: Share of the model that the evidence covers.
        row: The record.
    """

    what: Sentence
    before: float | None
    after: float | None
    letters: tuple[str, str] | None
    low: float | None
    high: float | None
    weight: str | None
    row: Raise

    @property
    def known(self) -> bool:
        """Whether the figure after it is known, and higher."""
        return self.before is not None and self.after is not None and self.after > self.before

    @property
    def bounded(self) -> bool:
        """Whether at least its bounds are known."""
        return self.low is not None and self.high is not None


def steps(card: Scorecard, words: Words) -> list[Step]:
    """All of them, in the order of the record: the largest gain first, then what evidence might do."""
    return [_step(card, row, words) for row in card.raises]


def of_action(card: Scorecard, action: Action, words: Words) -> Step | None:
    """What one of the first actions would do: the fix of the same finding, or the evidence of the same people."""
    for row in card.raises:
        same_finding = row.finding is not None and row.finding == action.finding
        source = action.params.get("source")
        if same_finding or (row.kind == "evidence" and source is not None and row.subject == source):
            return _step(card, row, words)
    return None


def effect(step: Step) -> Sentence:
    """From and to, in words that stand alone."""
    figures = {"before": step.before, "after": step.after, "low": step.low, "high": step.high}
    if step.known:
        if step.letters:
            return Sentence("@raises.letters", {**figures, "was": step.letters[0], "then": step.letters[1]})
        return Sentence("@raises.points", figures)
    if step.bounded:
        return Sentence("@raises.fixed" if step.low == step.high else "@raises.bounds", figures)
    return Sentence("@raises.unknown")


def _step(card: Scorecard, row: Raise, words: Words) -> Step:
    before = None if row.score is None or row.gain is None else row.score - row.gain
    letters = None
    if card.grade.letter is not None and before is not None and row.score is not None:
        pair = scale.letter(card, before), scale.letter(card, row.score)
        letters = pair if pair[0] != pair[1] else None
    return Step(
        what=Sentence(row.what, _params(card, row, words)),
        before=before,
        after=row.score,
        letters=letters,
        low=row.low,
        high=row.high,
        weight=row.params.get("weight"),
        row=row,
    )


def _params(card: Scorecard, row: Raise, words: Words) -> dict[str, object]:
    """Its parameters, with the title of the finding that it is about as a sentence of its own."""
    params: dict[str, object] = dict(row.params)
    about = next((finding for finding in card.findings if finding.id == row.finding), None)
    if about is not None:
        params["title"] = verdict.finding_title(about, words)
    elif row.params.get("title", "").startswith("@"):
        params["title"] = Sentence(row.params["title"], row.params)
    return params
