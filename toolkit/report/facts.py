"""
The few figures beside the verdict, and the sentences about what the report cannot say.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from toolkit.records import Scorecard
from toolkit.report import arrange, people, verdict
from toolkit.report.markup import Html
from toolkit.report.scale import Standing
from toolkit.report.scale import limits as limits_of
from toolkit.report.words import Sentence, Words

FEW = 12  # people: with fewer, what one in ten would meet may well go unseen (Sauro & Lewis 2016, ch. 7)


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
        seen = self._card.people
        if people.samples(self._card):
            return self._fact("people_sample", n=seen.participants)
        if not people.counted(seen):
            return self._fact("people_or_none")
        assistive = sum(segment.assistive for segment in seen.segments)
        counts = {"assistive": assistive, "evaluators": seen.evaluators, "groups": seen.groups}
        parts = self._parts("fact.people_part", counts)
        if not seen.participants:
            return self._fact("people_or_experts", n=0, parts=parts)
        return self._fact("people_or_asked" if parts else "people", n=seen.participants, parts=parts)

    def _parts(self, family: str, counts: Mapping[str, int]) -> str:
        """Counts in words, those that are nothing left out."""
        said = [self._words.say(f"@{family}.{name}", {"n": n}) for name, n in counts.items() if n]
        return self._words.style.listing(said)

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
        elif standing.estimate:
            lines.append(self._line("no_interval_capped" if standing.cap else "no_interval"))
        lines += self._letters(standing)
        lines.append(self._line("coverage", share=grade.coverage))
        if grade.scenario_low is not None and grade.scenario_high is not None:
            lines.append(self._line("scenario", low=grade.scenario_low, high=grade.scenario_high))
        lines.append(self._line("tier_preliminary" if grade.preliminary else "tier", tier=grade.tier))
        lines += self._weights()
        if people.samples(self._card):
            lines.append(self._line("sample"))
        lines.append(self._line("basis", parts=self._basis()))
        return lines

    def _letters(self, standing: Standing) -> list[Fact]:
        """Both letters where there is a grade: the demonstrated one is official."""
        grade = self._card.grade
        if not standing.graded or grade.observed is None or grade.score is None:
            return []
        lines = [self._line("observed", letter=grade.observed, score=grade.score)]
        if grade.demonstrated is not None:
            shown = grade.score if grade.low is None else grade.low
            lines.insert(0, self._line("official", letter=grade.demonstrated, score=shown))
        return lines

    def _weights(self) -> list[Fact]:
        """How often the letter stays under other weights."""
        drawn = [row for row in self._card.sensitivity if row.same_band is not None]
        return [self._line("same_band", share=row.same_band, draws=row.draws) for row in drawn[:1]]

    def _basis(self) -> str:
        seen = self._card.people
        counts = {
            "attempts": sum(row.n for row in self._card.journeys),
            "people": seen.participants,
            "evaluators": seen.evaluators,
            "groups": seen.groups,
        }
        return self._parts("card.basis_part", counts) or "–"

    def _line(self, key: str, **params: object) -> Fact:
        html = self._words.html
        return Fact(html(f"@card.{key}.label", params), html(f"@card.{key}.value", params))


def limits(card: Scorecard) -> list[Sentence]:
    """Everything that this report does not say, in sentences; it is never empty."""
    missing = [row.dimension for row in card.dimensions if row.score is None]
    invalid = sum(row.invalid for row in card.journeys)
    unmade = sum(row.missing for row in card.journeys)
    said = _about_people(card)
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
    said += [verdict.reason(text) for text in card.uncalibrated]
    said += _unslowed(card)
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
    if card.comparison is None:
        said.append(Sentence("@limits.no_comparison"))
    return [*said, Sentence("@limits.bands", {"limits": _limits_of_levels(card)})]


def _unslowed(card: Scorecard) -> list[Sentence]:
    """Who was left out of an engine."""
    cells = (cell.split() for cell in card.run.unslowed)
    return [Sentence("@limits.unslowed", {"persona": persona, "engine": engine}) for persona, engine in cells]


def _limits_of_levels(card: Scorecard) -> str:
    return ", ".join(f"{first:g}" for _, first in limits_of(card)[1:])


def _about_people(card: Scorecard) -> list[Sentence]:
    """What nobody said, since nobody was asked."""
    seen = card.people
    left_out = sum(study.reason is not None for study in seen.studies)
    lacking = {
        "@limits.robot": not people.counted(seen),
        "@limits.people": card.grade.letter is None and card.grade.reason == "@reason.no_human_evidence",
        "@limits.no_tasks": people.counted(seen) and not seen.tasks,
        "@limits.no_questionnaires": people.counted(seen) and not seen.questionnaires,
        "@limits.no_inspection": people.counted(seen) and not seen.evaluators,
        "@limits.no_groups": people.counted(seen) and not seen.groups,
        "@limits.no_saturation": bool(seen.groups) and (seen.saturation is None or seen.saturation.reason is not None),
        "@limits.no_maturity": not seen.maturity,
    }
    said = [Sentence(key) for key, missing in lacking.items() if missing]
    if people.samples(card):
        said.insert(0, Sentence("@limits.sample"))
    if left_out:
        said.append(Sentence("@limits.expired", {"n": left_out}))
    if 0 < seen.participants < FEW:
        said.append(Sentence("@limits.few_people", {"n": seen.participants}))
    return said


def _criteria(card: Scorecard) -> Sentence:
    criteria = card.criteria
    counts = {
        "n": len(criteria.failed),
        "tested": len(criteria.tested),
        "doubtful": len(criteria.cant_tell),
        "untested": len(criteria.not_tested),
    }
    return Sentence("@limits.criteria_failed" if criteria.failed else "@limits.criteria_clean", counts)
