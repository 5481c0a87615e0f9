"""
The few figures beside the verdict, and the sentences about what the report cannot say.
"""

from __future__ import annotations

from typing import NamedTuple

from toolkit.records import Scorecard, Source
from toolkit.report import arrange, verdict
from toolkit.report.markup import Html
from toolkit.report.scale import Standing
from toolkit.report.words import Sentence, Words


class Fact(NamedTuple):
    """One figure: its name, its value, and what it rests on."""

    label: Html
    value: Html
    note: Html = Html("")


class Facts:
    """
    Figures of one scorecard in one language.

    Args:
        card: The scorecard.
        words: The language.
    """

    def __init__(self, card: Scorecard, words: Words) -> None:
        self._card = card
        self._words = words

    def _fact(self, key: str, note: str = "", **params: object) -> Fact:
        html = self._words.html
        name = key.partition("_or_")[0]
        return Fact(
            html(f"@fact.{name}.label"), html(f"@fact.{key}.value", params), html(f"@fact.{note or key}.note", params)
        )

    def strip(self) -> list[Fact]:
        """The four figures under the verdict."""
        return [self._journeys(), self._people(), self._load(), self._accessibility()]

    def _journeys(self) -> Fact:
        groups = arrange.critical(self._card) or arrange.journeys(self._card)
        if not any(group.n for group in groups):
            return self._fact("journeys_or_none")
        engines = sorted({row.engine for group in groups for row in group.rows if row.n})
        return self._fact(
            "journeys",
            done=sum(group.succeeds for group in groups),
            total=len(groups),
            n=sum(group.n for group in groups),
            engines=self._words.style.listing([self._words.name("engine", engine) for engine in engines]),
        )

    def _people(self) -> Fact:
        seen = [metric.n for metric in self._card.metrics if metric.source is Source.USER]
        return self._fact("people", n=max(seen)) if seen else self._fact("people_or_none")

    def _load(self) -> Fact:
        if not self._card.load:
            return self._fact("load_or_none")
        result = self._card.load[0]
        if result.achieved_per_s is None:
            return self._fact("load_or_unknown", members=result.members)
        if result.declared_peak_per_s is None:
            return self._fact("load_or_open", rate=result.achieved_per_s, members=result.members)
        return self._fact("load", rate=result.achieved_per_s, peak=result.declared_peak_per_s, members=result.members)

    def _accessibility(self) -> Fact:
        criteria = self._card.criteria
        if not criteria.tested:
            return self._fact("criteria_or_none")
        return self._fact(
            "criteria", n=len(criteria.failed), tested=len(criteria.tested), untested=len(criteria.not_tested)
        )

    def card(self, standing: Standing) -> list[Fact]:
        """The lines under the score card's ruler."""
        grade = self._card.grade
        if standing.letter == "?":
            invalid = sum(row.invalid for row in self._card.journeys)
            return [self._line("invalid", n=invalid), self._line("exit_code", code=self._card.gate.exit_code)]
        lines = []
        if standing.estimate and standing.estimate.low is not None and standing.estimate.high is not None:
            key = "interval_free" if standing.cap else "interval"
            lines.append(self._line(key, low=standing.estimate.low, high=standing.estimate.high))
        lines.append(self._line("coverage", share=grade.coverage))
        if grade.scenario_low is not None and grade.scenario_high is not None:
            lines.append(self._line("scenario", low=grade.scenario_low, high=grade.scenario_high))
        lines.append(self._line("tier_preliminary" if grade.preliminary else "tier", tier=grade.tier))
        if not standing.graded:
            lines.append(self._line("unlock"))
        return lines

    def _line(self, key: str, **params: object) -> Fact:
        html = self._words.html
        return Fact(html(f"@card.{key}.label", params), html(f"@card.{key}.value", params))


def limits(card: Scorecard) -> list[Sentence]:
    """Everything that this report does not say, in sentences; it is never empty."""
    missing = [row.dimension for row in card.dimensions if row.score is None]
    invalid = sum(row.invalid for row in card.journeys)
    unmade = sum(row.missing for row in card.journeys)
    said = [Sentence("@limits.robot")]
    if card.grade.letter is None:
        said.append(Sentence("@limits.people"))
    if missing:
        said.append(Sentence("@limits.dimensions", {"n": len(missing), "dimensions": ",".join(missing)}))
    if part := verdict.walked(card):
        said.append(part)
    if card.criteria.tested:
        said.append(_criteria(card))
    else:
        said.append(Sentence("@limits.no_criteria"))
    if card.unaudited:
        said.append(Sentence("@limits.unaudited", {"n": len(card.unaudited)}))
    if failed := card.counts.get("readings_failed", 0):
        said.append(Sentence("@limits.readings_failed", {"n": failed}))
    if not card.load:
        said.append(Sentence("@limits.load"))
    if not card.complete:
        said.append(Sentence("@limits.incomplete", {"n": len(card.missing)}))
    elif unmade:
        said.append(Sentence("@limits.unmade", {"n": unmade}))
    if invalid:
        said.append(Sentence("@limits.invalid", {"n": invalid}))
    said += [verdict.reason(text) for text in card.validity]
    if card.run.under_load:
        said.append(Sentence("@limits.under_load"))
    return [*said, Sentence("@limits.bands")]


def _criteria(card: Scorecard) -> Sentence:
    criteria = card.criteria
    counts = {
        "n": len(criteria.failed),
        "tested": len(criteria.tested),
        "doubtful": len(criteria.cant_tell),
        "untested": len(criteria.not_tested),
    }
    return Sentence("@limits.criteria_failed" if criteria.failed else "@limits.criteria_clean", counts)
