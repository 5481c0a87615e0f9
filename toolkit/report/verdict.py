"""
The first lines of every report: what to decide, why, and what to do first.

The record decides; here a decision only finds its sentence.
"""

from __future__ import annotations

from dataclasses import dataclass

from toolkit.records import Action, Cap, Finding, Impact, Outcome, Scorecard, Verdict
from toolkit.report import arrange
from toolkit.report.readings import Readings
from toolkit.report.words import Sentence, Words

ACTIONS = 3
PEOPLE_CANNOT, CATASTROPHE = "@cap.k1.people_cannot", "@cap.k2.catastrophe"
KEYBOARD = "@cap.k2.keyboard"


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """
    What a reader knows after five seconds.

    Attributes:
        kind: `inconclusive`, `barrier`, `failed`, `partial`, `warned`, `passed` or `unjudged`.
        line: The barrier or the gate, in a few words.
        decision: The sentence that a director acts upon.
        reasons: Why, with numbers; two or three sentences.
    """

    kind: str
    line: Sentence
    decision: Sentence
    reasons: tuple[Sentence, ...]

    @property
    def alert(self) -> bool:
        """Whether the line has the colour of failure."""
        return self.kind in ("barrier", "failed")


def headline(card: Scorecard, words: Words) -> Headline:
    """The verdict of a scorecard, as sentences that still wait for their language."""
    kind = _kind(card)
    if kind == "barrier":
        return _barrier(card, words)
    total = len(card.gate.verdicts)
    counted = {"failed": len(_failing(card, "error")), "warned": len(_failing(card, "warn"))}.get(kind, total)
    params = {"n": counted, "total": total}
    reasons = _rules(card, words) if kind in ("failed", "warned") else []
    if kind in ("inconclusive", "partial"):
        reasons = [reason(text) for text in (card.gate.reasons or card.validity)[:3]]
    return Headline(
        kind=kind,
        line=Sentence(f"@headline.{kind}.line", params),
        decision=Sentence(f"@headline.{kind}.decision", params),
        reasons=tuple(reasons + ([] if kind in ("inconclusive", "partial") else _summary(card))),
    )


def barrier_line(cap: Cap) -> Sentence:
    """A barrier in a few words: its name and the condition that raised it."""
    return Sentence(cap.condition, {**cap.params, "cap": cap.cap, "journeys": ",".join(cap.journeys)})


def finding_title(finding: Finding, words: Words) -> Sentence:
    """What a finding is called: our sentence, our name for the engine's rule, or the engine's own words."""
    ours = f"@axe.{finding.rule}"
    if finding.audit not in arrange.BY_PEOPLE and not finding.title.startswith("@") and words.knows(ours):
        return Sentence(ours)
    return Sentence(finding.title, finding.params)


def action(card: Scorecard, row: Action, words: Words) -> Sentence:
    """What to do, with the title of the finding that it is about."""
    about = next((finding for finding in card.findings if finding.id == row.finding), None)
    params: dict[str, object] = dict(row.params)
    if about is not None:
        params["title"] = finding_title(about, words)
    return Sentence(row.what, params)


def effect(card: Scorecard, row: Action, words: Words) -> Sentence:
    """What an action does; what people found has no places to count, but people who confirm it."""
    about = next((finding for finding in card.findings if finding.id == row.finding), None)
    if about is not None and about.audit in arrange.BY_PEOPLE and row.effect.startswith("@effect.findings"):
        who = words.style.listing([words.name("source", one) for one in about.confirmed_by])
        return Sentence("@effect.people", {"who": who})
    return Sentence(row.effect, row.params)


def reason(text: str) -> Sentence:
    """A record's reason as a whole sentence."""
    return Sentence("@lead.reason", {"text": Sentence(text)})


def walked(card: Scorecard) -> Sentence | None:
    """How much of the pack was walked, where the platform or its adapter does not have all of it."""
    left = card.counts.get("journeys_inapplicable", 0)
    if not left:
        return None
    counts = {"n": card.counts.get("journeys", 0), "walked": card.counts.get("journeys_walked", 0)}
    return Sentence("@journeys.walked", {**counts, "left": left})


def _kind(card: Scorecard) -> str:
    if card.gate.outcome == "inconclusive":
        return "inconclusive" if card.complete else "partial"
    if arrange.barriers(card):
        return "barrier"
    if card.gate.outcome == "failed":
        return "failed"
    if not card.gate.verdicts:
        return "unjudged"
    return "warned" if _failing(card, "warn") else "passed"


def _barrier(card: Scorecard, words: Words) -> Headline:
    cap = arrange.barriers(card)[0]
    blocked = cap.journeys[0] if cap.journeys else ""
    told = [group for group in arrange.journeys(card) if group.journey in cap.journeys]
    reasons = _by_people(cap) or [
        Sentence("@lead.attempts", {"n": g.passed, "attempts": g.n, "journey": g.journey})
        for g in told
        if g.passed < g.n
    ]
    reasons = reasons[:2]
    reasons += [
        Sentence("@lead.stopped", {"step": g.worst.failed_step}) for g in told[:1] if g.never and g.worst.failed_step
    ]
    about = _of(card, cap)
    if about and not reasons:
        reasons.append(Sentence("@lead.finding", {"n": len(about), "title": finding_title(about[0], words)}))
    withheld = _withheld(card, cap)
    reasons += [Sentence("@lead.withheld", {"member": finding.params["seen_by"]}) for finding in withheld]
    if any(finding.params.get("ambiguous") for finding in _of(card, cap)):
        reasons.append(Sentence("@lead.ambiguous"))
    reasons.append(Sentence("@lead.no_compensation"))
    if card.grade.uncapped is not None and card.grade.uncapped > cap.limit:
        reasons.append(Sentence("@lead.without", {"score": card.grade.uncapped}))
    if part := walked(card):
        reasons.append(part)
    decision = f"@headline.barrier.{cap.cap.lower()}"
    if cap.condition == KEYBOARD:
        decision += "_keyboard"
    elif cap.cap in ("K1", "K2") and any(group.never for group in told):
        known = "_known_withheld" if withheld else "_known"
        decision += known if words.knows(f"@journey.{blocked.lower()}") else "_journey"
    elif cap.condition == PEOPLE_CANNOT:
        decision += "_people"
    return Headline(
        kind="barrier",
        line=Sentence("@headline.barrier.line", {"cap": cap.cap, "condition": barrier_line(cap)}),
        decision=Sentence(decision, {"journey": blocked}),
        reasons=tuple(reasons),
    )


def _by_people(cap: Cap) -> list[Sentence]:
    """What people showed, where they and not the robot raised the barrier."""
    keys = {PEOPLE_CANNOT: "@lead.people_cannot", CATASTROPHE: "@lead.catastrophe"}
    return [Sentence(keys[cap.condition], cap.params)] if cap.condition in keys else []


def _withheld(card: Scorecard, cap: Cap) -> list[Finding]:
    """The barrier's finding, when a second look showed that others have what is missing."""
    return [finding for finding in _of(card, cap) if finding.params.get("there") == Outcome.PASSED][:1]


def _of(card: Scorecard, cap: Cap) -> list[Finding]:
    return [finding for finding in card.findings if finding.id in cap.findings]


def _failing(card: Scorecard, level: str) -> list[Verdict]:
    return [row for row in card.gate.verdicts if row.outcome == "failed" and row.level == level]


def _rules(card: Scorecard, words: Words) -> list[Sentence]:
    read, units = Readings(words).rule, arrange.units(card)
    return [
        Sentence("@lead.rule", {"rule": row.rule, "actual": read(row, units) or row.actual, "limit": row.limit})
        for row in (_failing(card, "error") or _failing(card, "warn"))[:2]
    ]


def _summary(card: Scorecard) -> list[Sentence]:
    sentences = []
    groups = [group for group in arrange.critical(card) if group.n]
    if groups:
        counted = {
            "n": sum(g.passed for g in groups),
            "attempts": sum(g.n for g in groups),
            "journeys": Sentence("@lead.journeys", {"n": len(groups)}),
        }
        sentences.append(Sentence("@lead.robot", counted))
    if part := walked(card):
        sentences.append(part)
    grave = sum(f.impact in (Impact.CRITICAL, Impact.SERIOUS) for f in card.findings)
    if card.findings:
        sentences.append(Sentence("@lead.findings", {"n": len(card.findings), "grave": grave}))
    seen = card.people
    if seen.participants:
        sentences.append(Sentence("@lead.people", {"n": seen.participants}))
    if seen.evaluators:
        sentences.append(Sentence("@lead.experts", {"n": seen.evaluators}))
    if card.grade.letter is None and not seen.participants:
        left_out = any(study.is_cut for study in seen.studies)
        sentences.append(Sentence("@lead.too_old" if left_out else "@lead.nobody"))
    return sentences
