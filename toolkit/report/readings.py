"""
Numbers as a reader meets them: the value, its interval or why there is none, its n, and who it comes from.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple

from toolkit.records import Change, DimensionScore, LoadRow, MetricValue, Number, Score, Source, Verdict
from toolkit.report.markup import Html, escape
from toolkit.report.words import Words

SHARE = "share"  # a ratio that reads best in percent
_WORD = re.compile(r"\w+")
WHOLE_MS = 10.0  # from here on a reader has no use for parts of a millisecond


class Reading(NamedTuple):
    """One number, or the reason why there is none; every part is ready to be shown."""

    value: Html
    interval: Html
    n: Html
    source: Html
    known: bool


class Span(NamedTuple):
    """A value with its bounds, under the names that records of numbers share."""

    value: float | None
    low: float | None
    high: float | None
    reason: str | None


class Readings:
    """
    Numbers of one report in its language.

    Args:
        words: The language.
    """

    def __init__(self, words: Words) -> None:
        self._words = words

    def number(self, number: Number, unit: str, source: str = Source.USER) -> Reading:
        """
        A number of people's making.

        Args:
            number: The record.
            unit: Of the value; `share` is shown in percent.
            source: Who it comes from.
        """
        return self._reading(number, unit, number.n, source)

    def metric(self, metric: MetricValue) -> Reading:
        """A measured value."""
        why = metric.detail.get("fixed", "")
        read = self._reading(metric, metric.unit, metric.n, metric.source)
        return read._replace(interval=self._words.html(why)) if read.known and metric.low is None and why else read

    def gap(self, metric: MetricValue) -> Reading:
        """A difference of two shares, in points of a hundred: a bare fraction would have no unit."""
        value, low, high = (None if part is None else part * 100 for part in (metric.value, metric.low, metric.high))
        return self._reading(Span(value, low, high, metric.reason), "points", metric.n, metric.source)

    def score(self, score: Score) -> Reading:
        """A criterion's value on the common scale; n and source are its metric's."""
        n, source = (0, Source.MACHINE) if score.metric is None else (score.metric.n, score.metric.source)
        return self._reading(score, "score", n, source)

    def dimension(self, row: DimensionScore) -> Reading:
        """A dimension's score; n and source are those of everything that it was made of."""
        read = self._reading(Span(row.score, row.low, row.high, row.reason), "score", 0, Source.MACHINE)
        return read._replace(n=self._basis(row), source=self._sources(row))

    def slowest(self, row: LoadRow) -> Reading:
        """The 95th percentile of one kind of request."""
        return self._reading(Span(row.p95_ms, row.p95_low_ms, row.p95_high_ms, None), "ms", row.n, Source.MACHINE)

    def change(self, change: Change) -> Reading:
        """How much one series changed: as a ratio where it has one, else in its unit."""
        if change.ratio is None:
            value, unit = change.shift, change.unit
        else:
            value, unit = change.ratio, "ratio"
        n = change.n_baseline + change.n_candidate
        return self._reading(Span(value, change.low, change.high, change.reason), unit, n, Source.MACHINE)

    def rule(self, verdict: Verdict, units: Mapping[str, str]) -> str:
        """
        What a rule of the gate read, in the unit of its limit, and never rounded onto that limit; empty if no number.

        Args:
            verdict: The rule with its limit and figure.
            units: Of each metric.
        """
        try:
            value, limit = float(verdict.actual), float(verdict.limit.lstrip("<>=!"))
        except ValueError:
            return ""
        if not math.isfinite(value):
            return ""
        aggregate, subject = (_WORD.match(text) for text in (verdict.expression, verdict.rule))
        figure = aggregate[0] if aggregate else ""
        unit = units.get(subject[0], "") if subject and figure == "value" else "ms" if figure.endswith("_ms") else ""
        decimals = 0 if value == int(value) or (unit == "ms" and value >= WHOLE_MS) else 3
        while round(value, decimals) == limit != value:
            decimals += 1
        return self._words.number(value, decimals, unit)

    def around(self, verdict: Verdict, units: Mapping[str, str]) -> str:
        """The interval of what a rule of the gate read; empty where it has none."""
        if verdict.low is None or verdict.high is None:
            return ""
        ends = [self.rule(replace(verdict, actual=f"{end:.6g}"), units) for end in (verdict.low, verdict.high)]
        return self._words.say("@estimate.interval", {"low": ends[0], "high": ends[1]})

    def _reading(self, span: Number | MetricValue | Score | Span, unit: str, n: int, source: str) -> Reading:
        said = self._words
        from_whom = escape(said.name("source", source))
        count = said.html("@estimate.n", {"count": n})
        if span.value is None:
            return Reading(said.html(span.reason or "@reason.not_measured"), Html(""), count, from_whom, known=False)
        shown = escape(self._shown(span.value, unit))
        return Reading(shown, self._interval(span.low, span.high, n, unit), count, from_whom, known=True)

    def _interval(self, low: float | None, high: float | None, n: int, unit: str) -> Html:
        if low is None or high is None:
            return self._words.html("@estimate.single" if n == 1 else "@estimate.none")
        bare = {"points": "score", "ratio": "factor"}.get(unit, unit)
        return self._words.html("@estimate.interval", {"low": self._shown(low, bare), "high": self._shown(high, bare)})

    def _shown(self, value: float, unit: str) -> str:
        if unit == SHARE:
            return self._words.style.percent(value)
        if unit == "ratio":
            return f"×\u00a0{self._words.style.number(value, 2)}"
        if unit in ("score", "factor"):
            return self._words.style.number(value, 1 if unit == "score" else 2)
        return self._words.value(value, unit)

    def _measured(self, row: DimensionScore) -> list[MetricValue]:
        return [score.metric for score in row.criteria if score.metric is not None and score.value is not None]

    def _basis(self, row: DimensionScore) -> Html:
        """Where the n of the measures differ, the smallest and the largest."""
        counts = sorted({metric.n for metric in self._measured(row)})
        if len(counts) > 1:
            return self._words.html("@estimate.n_range", {"low": counts[0], "high": counts[-1]})
        return self._words.html("@estimate.n", {"count": counts[0] if counts else 0})

    def _sources(self, row: DimensionScore) -> Html:
        names = dict.fromkeys(self._words.name("source", metric.source) for metric in self._measured(row))
        return escape(self._words.style.listing(list(names)))
