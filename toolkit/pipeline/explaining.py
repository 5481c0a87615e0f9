"""
From any score down to raw evidence: how a number was made, and the very lines that it was made of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from toolkit._toml import closest
from toolkit.errors import UsageError
from toolkit.pipeline.tracing import Node, Trace
from toolkit.records import Cap, DimensionScore, Finding, MetricValue, Score, Scorecard
from toolkit.store import RunFolder

__all__ = ["Node", "explain"]


def explain(folder: RunFolder, card: Scorecard, subject: str = "") -> Node:
    """
    How a score came about, down to files and lines.

    Args:
        folder: The run.
        card: Its scorecard.
        subject: `grade`, a dimension (`d1`), a criterion (`e1`), a metric (`lcp`), a cap (`K1`) or a finding's id; the
            grade when it is empty.

    Raises:
        UsageError: Nothing has this name; the message names the closest.
    """
    walk = _Walk(folder, card)
    known = {name.casefold(): (name, make) for name, make in walk.subjects().items()}
    wanted = (subject or "grade").casefold()
    if wanted not in known:
        near = closest(wanted, list(known))
        advice = (
            f"did you mean {known[near][0]!r}?"
            if near
            else "name the grade, a dimension, a criterion, a metric, a cap or a finding"
        )
        raise UsageError(f"{subject}: nothing in this scorecard has that name; {advice}")
    return known[wanted][1]()


class _Walk:
    """Down from every number of one scorecard."""

    def __init__(self, folder: RunFolder, card: Scorecard) -> None:
        self.folder = folder
        self.card = card
        self.trace = Trace(folder, card)

    def subjects(self) -> dict[str, Callable[[], Node]]:
        """Everything that can be explained, by name."""
        found: dict[str, Callable[[], Node]] = {"grade": self.grade, "technical_index": self.index}
        for dimension in self.card.dimensions:
            found[dimension.dimension] = partial(self.dimension, dimension)
            for criterion in dimension.criteria:
                if criterion.metric is not None:
                    found.setdefault(criterion.metric.metric, partial(self.criterion, criterion))
                found[criterion.criterion] = partial(self.criterion, criterion)
        for metric in self.card.metrics:
            found.setdefault(metric.metric, partial(self.metric, metric.metric))
        for cap in self.card.caps:
            found.setdefault(cap.cap, partial(self.caps, cap.cap))
        return found | {finding.id: partial(self.finding, finding) for finding in self.card.findings}

    def grade(self) -> Node:
        """The grade; the technical index where there is none."""
        given = self.card.grade
        if given.score is None:
            return self.index()
        how = f"observed {given.observed}, demonstrated {given.demonstrated}"
        before = "" if given.uncapped is None else f"; before caps {given.uncapped:.1f}"
        text = f"grade {given.letter}: {_figure(given.score, given.low, given.high)}"
        return Node(text, (Node(how + before), *self._whole()))

    def index(self) -> Node:
        """What machines measured, together."""
        given = self.card.grade
        how = "weighted geometric mean of what machines measured"
        why = () if given.score is not None else (Node(_say(given.reason)),)
        text = f"technical index {_figure(given.technical_index, given.technical_low, given.technical_high)}"
        return Node(text, (*why, Node(how), *self._whole()))

    def _whole(self) -> Iterator[Node]:
        yield Node(f"seed {self.card.seed}, as of {self.card.as_of[:10]}, coverage {self.card.grade.coverage:.0%}")
        yield from (self.cap(one) for one in self.card.caps)
        yield from (self.dimension(one) for one in self.card.dimensions)

    def dimension(self, one: DimensionScore) -> Node:
        """A dimension and its criteria."""
        name = _say(f"@dimension.{one.dimension}")
        if one.score is None:
            text = (
                f"{one.dimension} {name}: not scored ({_say(one.reason)}), {one.available:.0%} of its weight measured"
            )
        else:
            text = f"{one.dimension} {name}: {_figure(one.score, one.low, one.high)}, weight {one.weight:g}"
        return Node(text, tuple(self.criterion(each) for each in one.criteria))

    def criterion(self, one: Score) -> Node:
        """A criterion, its metric, and the rows of that."""
        metric, name = one.metric, _say(f"@metric.{one.criterion}")
        if one.value is None or metric is None:
            return Node(f"{name}: not measured ({_say(one.reason)}), weight {one.weight:g}")
        ours = " (our decision)" if one.decision else ""
        parts = (
            Node(f"{metric.metric} = {_value(metric)}, on the curve {one.curve}{ours}"),
            Node(f"source: {one.reference}"),
            *self._rows(metric.metric, metric.detail),
        )
        return Node(f"{name}: {_figure(one.value, one.low, one.high)}, weight {one.weight:g}", parts)

    def metric(self, name: str) -> Node:
        """A metric that no criterion counts."""
        return Node(f"{name} (reported, not scored)", tuple(self._rows(name, {})))

    def _rows(self, name: str, detail: Mapping[str, str]) -> Iterator[Node]:
        for row in self.card.metrics:
            if row.metric == name:
                where = ", ".join(part for part in (row.journey, row.persona) if part) or "the whole run"
                value = _value(row) if row.value is not None else f"not measured ({_say(row.reason)})"
                yield Node(f"{where}: {value}", tuple(self.trace.of_metric(row, {**detail, **row.detail})))

    def caps(self, name: str) -> Node:
        """All caps of one kind."""
        found = [self.cap(one) for one in self.card.caps if one.cap == name]
        return found[0] if len(found) == 1 else Node(f"{name}: {len(found)} conditions hold", tuple(found))

    def cap(self, one: Cap) -> Node:
        """A cap, with its findings, or the attempts that it is about."""
        parts = [self.finding(each) for each in self.card.findings if each.id in one.findings]
        parts = parts or [*self.trace.of_journeys(one.journeys), *self.trace.of_load(one.params.get("profile"))]
        return Node(f"{one.cap}: {_say(one.condition, one.params)}; nothing above {one.limit:g}", tuple(parts))

    def finding(self, one: Finding) -> Node:
        """A finding: where it was seen, in which lines and pictures, and how to see it again."""
        confirmed = ", ".join(one.confirmed_by) or "nobody yet"
        parts = [Node(f"audit {one.audit}, rule {one.rule}, confirmed by {confirmed}")]
        seen = dict.fromkeys(f"{place.url} {place.selector}".strip() for place in one.places)
        parts += [Node(text) for text in seen if text]
        parts += [Node(self.trace.place(self.folder.path / path)) for path in one.evidence]
        parts += self.trace.of_finding(one)
        if one.replay:
            parts.append(Node(f"again: {one.replay}"))
        return Node(f"{one.id} {one.impact}: {_say(one.title, one.params)}", tuple(parts))


def _value(metric: MetricValue) -> str:
    unit = "" if metric.unit in ("1", "points") else f" {metric.unit}"
    bounds = "" if metric.low is None and metric.high is None else f", 95% interval {_bounds(metric.low, metric.high)}"
    return f"{metric.value:.4g}{unit} (n={metric.n}{bounds}, {metric.source})"


def _figure(value: float | None, low: float | None, high: float | None) -> str:
    if value is None:
        return "not measured"
    return f"{value:.1f}" + ("" if low is None and high is None else f" (90% interval {_bounds(low, high)})")


def _bounds(low: float | None, high: float | None) -> str:
    return f"{'open' if low is None else f'{low:.4g}'} to {'open' if high is None else f'{high:.4g}'}"


def _say(text: str | None, params: Mapping[str, str] | None = None) -> str:
    from toolkit.report.words import say

    return say(text or "", params or {}, "en")
