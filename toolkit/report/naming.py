"""
What measures, series and scores of one scorecard are called.
"""

from __future__ import annotations

from toolkit.records import Change, Scorecard
from toolkit.report.words import Words


class Names:
    """
    Names of one scorecard in one language, as plain text.

    Args:
        card: The scorecard; its criteria tell which metric each scores.
        words: The language.
    """

    def __init__(self, card: Scorecard, words: Words) -> None:
        self._words = words
        self._scored = {
            score.metric.metric: score.criterion
            for row in card.dimensions
            for score in row.criteria
            if score.metric is not None
        }

    def metric(self, metric: str) -> str:
        """A metric's name: that of the criterion that scores it, else its own."""
        for name in (self._scored.get(metric, ""), metric):
            if self._words.knows(f"@metric.{name.lower()}"):
                return self._words.name("metric", name)
        return self._words.name("series", metric)

    def where(self, row: Change) -> list[str]:
        """Where one series was measured."""
        said = self._words
        parts = [
            said.journey(row.journey),
            said.name("step", row.step),
            said.name("engine", row.engine),
            said.name("persona", row.persona),
        ]
        return [part for part in parts if part]

    def subject(self, subject: str) -> str:
        """What a score is of: a dimension, the grade, the technical index."""
        family = "dimension" if self._words.knows(f"@dimension.{subject.lower()}") else "subject"
        return self._words.name(family, subject)

    def signed(self, value: float, unit: str) -> str:
        """A difference with its sign; `score` is a point of the common scale."""
        size = self._words.style.number(abs(value), 1) if unit == "score" else self._words.value(abs(value), unit)
        sign = "\u2212" if value < 0 else "+" if value > 0 else ""
        return sign + size

    def probability(self, p: float) -> str:
        """A p-value; what is smaller than a thousandth is not told apart."""
        least = 0.001
        shown = self._words.style.number(max(p, least), 3)
        return f"<\u00a0{shown}" if p < least else shown
