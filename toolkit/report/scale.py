"""
Where a run stands on the scale from 0 to 100, for the score card: with a grade, capped, by machine only, or nowhere.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from toolkit.records import Cap, Scorecard
from toolkit.report import arrange, verdict
from toolkit.report.figures import BANDS, Bands, Estimate
from toolkit.report.words import Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """
    What the score card draws.

    Attributes:
        letter: The tile's letter: a grade, `–` when there is none, `?` when the run is inconclusive.
        graded: Whether the letter is a grade.
        number: The figure beside the tile, after any cap; None shows a dash.
        estimate: The point on the scale before any cap, with its interval.
        cap: The barrier that holds the figure down.
        word: What the letter means.
        why: What decided it.
    """

    letter: str
    graded: bool
    number: float | None
    estimate: Estimate | None
    cap: Cap | None
    word: Sentence
    why: Sentence

    @property
    def unit(self) -> Sentence:
        """What stands beside the number."""
        if self.number is None:
            return Sentence("@card.no_result")
        return Sentence("@card.of_100" if self.graded else "@card.technical_index")


def limits(card: Scorecard) -> Bands:
    """The lowest score of each letter, the worst first: the model's own, as its parameters tell."""
    used = {parameter.name: parameter.used for parameter in card.parameters}
    try:
        own = [(letter, float(used.get(f"bands.{letter}", first))) for letter, first in BANDS]
    except ValueError:
        return BANDS
    rising = all(0 <= lower[1] < higher[1] <= 100 for lower, higher in pairwise(own))
    return own if rising else BANDS


def previous(card: Scorecard) -> dict[str, float]:
    """Scores of the baseline, by what they are of; none without a comparison."""
    scores = () if card.comparison is None else card.comparison.scores
    return {score.subject: score.baseline for score in scores if score.baseline is not None}


def letter(card: Scorecard, score: float) -> str:
    """The letter of a score, after rounding to one decimal."""
    rounded = math.floor(score * 10 + 0.5) / 10
    reached = [name for name, first in limits(card) if rounded >= first]
    return reached[-1] if reached else limits(card)[0][0]


def standing(card: Scorecard) -> Standing:
    """The score card's content, in the order: inconclusive, graded, machine only."""
    if card.gate.outcome == "inconclusive":
        reasons = card.gate.reasons or card.validity
        why = verdict.reason(reasons[0]) if reasons else Sentence("@card.inconclusive.why")
        return Standing(
            letter="?",
            graded=False,
            number=None,
            estimate=None,
            cap=None,
            word=Sentence("@card.inconclusive.word" if card.complete else "@headline.partial.line"),
            why=why,
        )
    return _graded(card) if card.grade.letter is not None else _machine_only(card)


def _graded(card: Scorecard) -> Standing:
    grade = card.grade
    cap = _holding(card, grade.uncapped)
    point = grade.uncapped if grade.uncapped is not None else grade.score
    return Standing(
        letter=grade.letter or "",
        graded=True,
        number=grade.score,
        estimate=_estimate(point, grade.low, grade.high),
        cap=cap,
        word=Sentence(f"@band.{(grade.letter or '').lower()}"),
        why=_graded_why(card, cap),
    )


def _graded_why(card: Scorecard, cap: Cap | None) -> Sentence:
    grade = card.grade
    if cap is not None:
        key = "@card.capped.barrier" if cap.cap in arrange.BARRIERS else "@card.capped.evidence"
        return Sentence(key, {"cap": cap.cap, "limit": cap.limit})
    if grade.demonstrated is not None and grade.demonstrated != grade.observed:
        return Sentence("@card.two_grades", {"demonstrated": grade.demonstrated, "observed": grade.observed})
    return Sentence("@card.demonstrated", {"low": grade.low, "letter": grade.demonstrated})


def _machine_only(card: Scorecard) -> Standing:
    grade = card.grade
    index = grade.technical_index
    free = grade.uncapped if grade.uncapped is not None and grade.uncapped > (index or 0) else index
    cap = _holding(card, free)
    return Standing(
        letter="–",
        graded=False,
        number=index if cap is None or index is None else min(index, cap.limit),
        estimate=_estimate(free, grade.technical_low, grade.technical_high),
        cap=cap,
        word=Sentence(grade.reason or "@reason.no_human_evidence"),
        why=Sentence("@card.machine_only")
        if cap is None
        else Sentence("@card.capped.index", {"cap": cap.cap, "limit": cap.limit}),
    )


def _estimate(value: float | None, low: float | None, high: float | None) -> Estimate | None:
    """The point with its interval; an interval that a cap has cut no longer holds the point and is left out."""
    if value is None:
        return None
    whole = low is not None and high is not None and low <= value <= high
    return Estimate(value=value, low=low if whole else None, high=high if whole else None)


def _holding(card: Scorecard, value: float | None) -> Cap | None:
    """The lowest cap below a value: the one that decides."""
    below = [cap for cap in card.caps if value is not None and cap.limit < value]
    return min(below, key=lambda cap: (cap.limit, cap.cap)) if below else None
