"""
The order in which a report tells things: the worst first, and everything about one journey together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from toolkit.records import (
    Cap,
    Change,
    EffortResult,
    EffortStep,
    FaultCell,
    FaultKind,
    Finding,
    Impact,
    JourneyResult,
    MetricValue,
    Outcome,
    RecoveryResult,
    Scorecard,
    Weight,
)

BARRIERS = ("K1", "K2", "K3")
TIERS = ("M", "E", "U1", "U2")
BY_PEOPLE = ("ergonomic_problem", "group_theme")  # audits whose findings are told in people's own words
OF_MACHINES = ("runs", "days", "engines", "mobile", "load_repeats")  # what tier M may lack
CARDS = 30  # findings drawn in full; the others keep their row in the table

_WEIGHTS = list(Weight)
_IMPACTS = list(Impact)


@dataclass(frozen=True, slots=True, kw_only=True)
class JourneyRows:
    """All that is known of one journey: a row for each engine and persona, and the attempts counted together."""

    journey: str
    goal: str
    weight: Weight
    rows: tuple[JourneyResult, ...]
    passed: int
    n: int

    @property
    def succeeds(self) -> bool:
        """Every attempt that was made succeeded, and there was at least one."""
        return self.n > 0 and self.passed == self.n

    @property
    def never(self) -> bool:
        """It was tried and no attempt succeeded."""
        return self.n > 0 and self.passed == 0

    @property
    def offered(self) -> bool:
        """The platform offers it, and the adapter expresses it."""
        return any(row.outcome is not Outcome.INAPPLICABLE for row in self.rows)

    @property
    def worst(self) -> JourneyResult:
        """The row that tells most about what goes wrong; the first when nothing does."""
        return min(self.rows, key=_row_rank)


def barriers(card: Scorecard) -> list[Cap]:
    """The caps that are barriers, fatal first; caps for missing evidence are not among them."""
    return sorted(
        (cap for cap in card.caps if cap.cap in BARRIERS), key=lambda cap: (cap.limit, cap.cap, cap.condition)
    )


def journeys(card: Scorecard) -> list[JourneyRows]:
    """Journeys by weight, then the smallest share of success first; equals stay in the suite's order."""
    groups: dict[str, list[JourneyResult]] = {}
    for row in card.journeys:
        groups.setdefault(row.journey, []).append(row)
    gathered = [_gather(rows) for rows in groups.values()]
    return sorted(gathered, key=lambda group: (_WEIGHTS.index(group.weight), _share(group.passed, group.n)))


def critical(card: Scorecard) -> list[JourneyRows]:
    """The journeys that the platform exists for, as far as it offers them."""
    return [group for group in journeys(card) if group.weight is Weight.CRITICAL and group.offered]


def films(card: Scorecard) -> list[JourneyResult]:
    """One film a journey: every critical one, and others that do not always succeed; the worst first."""
    told = [g for g in journeys(card) if g.weight is Weight.CRITICAL or (g.n and not g.succeeds)]
    rows = [group.worst for group in told if group.worst.film and group.offered]
    return sorted(rows, key=lambda row: (*_row_rank(row)[:2], _WEIGHTS.index(row.weight)))


def contexts(card: Scorecard) -> list[tuple[str, str]]:
    """Engines and personas that were walked, one column each."""
    return sorted({(row.engine, row.persona) for row in card.journeys})


class Compared(NamedTuple):
    """Changes that are read first, and those of which nothing is demonstrated."""

    first: tuple[Change, ...]
    rest: tuple[Change, ...]


def compared(card: Scorecard) -> Compared:
    """What changed since the baseline, the demonstrated changes apart."""
    changes = () if card.comparison is None else card.comparison.changes
    first = tuple(change for change in changes if change.verdict in ("regress", "improve"))
    return Compared(first, tuple(change for change in changes if change not in first))


def missing(card: Scorecard) -> list[tuple[str, list[str]]]:
    """What evidence is missing, by the tier that asks for it: what machines lack, then what people do."""
    lacking = card.grade.tier_missing
    machines = [text for text in lacking if _name(text) in OF_MACHINES]
    rest = [text for text in lacking if text not in machines]
    after = TIERS[TIERS.index(card.grade.tier) + 1 :] if card.grade.tier in TIERS else ()
    following = after[0] if after else card.grade.tier
    return [(tier, texts) for tier, texts in (("M", machines), (following, rest)) if texts]


def heaviest(result: EffortResult) -> tuple[EffortStep, float] | None:
    """The step that costs a person most, and its share of the journey; None where nothing was done."""
    whole = sum(step.user_s for step in result.steps)
    if not whole:
        return None
    step = max(result.steps, key=lambda step: step.user_s)
    return step, step.user_s / whole


def fault_kinds(card: Scorecard) -> list[FaultKind]:
    """The faults that any journey has met, in their order."""
    met = {cell.fault for row in card.recovery for cell in row.cells}
    return [kind for kind in FaultKind if kind in met]


def faults_met(card: Scorecard, row: RecoveryResult) -> list[FaultCell | None]:
    """A journey's cells, one for each of these faults; None where it has not met it."""
    cells = {cell.fault: cell for cell in row.cells}
    return [cells.get(kind) for kind in fault_kinds(card)]


class PersonaRow(NamedTuple):
    """One persona: its attempts and successes, and its gap to all personas together."""

    persona: str
    passed: int
    n: int
    gap: MetricValue


def personas(card: Scorecard) -> list[PersonaRow]:
    """Those who walked, the widest gap first; none where there was one persona alone."""
    gaps = {metric.persona: metric for metric in card.metrics if metric.metric == "persona_gap" and metric.persona}
    rows = [
        PersonaRow(persona, sum(row.passed for row in mine), sum(row.n for row in mine), gaps[persona])
        for persona in gaps
        if (mine := [row for row in card.journeys if row.persona == persona])
    ]
    return sorted(rows, key=lambda row: (row.gap.value or 0, row.persona))


def units(card: Scorecard) -> dict[str, str]:
    """The unit of each metric."""
    return {metric.metric: metric.unit for metric in card.metrics}


def _name(text: str) -> str:
    return text.partition("|")[0].removeprefix("@tier.missing.")


def findings(card: Scorecard) -> list[Finding]:
    """Findings by impact, those on a critical path first."""
    return sorted(
        card.findings,
        key=lambda f: (-_IMPACTS.index(f.impact), not f.journeys_blocked, not f.critical_path, -f.place_count, f.id),
    )


def full_cards(card: Scorecard) -> list[Finding]:
    """The findings told in full: critical and serious ones, as many as a reader can take."""
    return [f for f in findings(card) if f.impact in (Impact.CRITICAL, Impact.SERIOUS)][:CARDS]


def table_rows(card: Scorecard) -> list[Finding]:
    """The findings told in one line each."""
    told = {f.id for f in full_cards(card)}
    return [f for f in findings(card) if f.id not in told]


def _gather(rows: list[JourneyResult]) -> JourneyRows:
    first = rows[0]
    return JourneyRows(
        journey=first.journey,
        goal=first.goal,
        weight=first.weight,
        rows=tuple(rows),
        passed=sum(row.passed for row in rows),
        n=sum(row.n for row in rows),
    )


def _row_rank(row: JourneyResult) -> tuple[bool, float, str, str]:
    return (row.outcome is not Outcome.FAILED, _share(row.passed, row.n), row.engine, row.persona)


def _share(passed: int, n: int) -> float:
    return passed / n if n else 2.0
