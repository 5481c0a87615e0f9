"""
Titles that are conclusions: what a section shows, in one sentence built from its rows.
"""

from __future__ import annotations

from toolkit.records import Impact, LoadResult, Scorecard
from toolkit.report import arrange
from toolkit.report.words import Sentence


def dimensions(card: Scorecard) -> list[Sentence]:
    """How many dimensions are weak, and how many are not known."""
    weak = sum(row.band in ("D", "E") for row in card.dimensions)
    missing = sum(row.score is None for row in card.dimensions)
    known = len(card.dimensions) - missing
    said = [Sentence("@title.dimensions.weak", {"n": weak, "total": known})] if weak else []
    if known and not weak:
        said = [Sentence("@title.dimensions.sound", {"n": known})]
    if missing:
        said.append(Sentence("@title.dimensions.missing", {"n": missing}))
    return said


def journeys(card: Scorecard) -> list[Sentence]:
    """How many critical journeys succeed, and which one never does."""
    groups = arrange.critical(card) or arrange.journeys(card)
    tried = [group for group in groups if group.n]
    if not tried:
        return [Sentence("@title.journeys.none")]
    done = sum(group.succeeds for group in tried)
    never = [group.journey for group in tried if group.never]
    said = [Sentence("@title.journeys.done", {"n": done, "total": len(groups)})]
    if never:
        said.append(Sentence("@title.journeys.never", {"journeys": ",".join(never)}))
    elif done < len(tried):
        said.append(Sentence("@title.journeys.sometimes", {"n": len(tried) - done}))
    return said


def findings(card: Scorecard) -> list[Sentence]:
    """How many findings of each impact; or what was checked when there is none."""
    if not card.findings:
        if not card.criteria.tested:
            return [Sentence("@title.findings.none")]
        return [Sentence("@title.findings.clean", {"n": len(card.criteria.tested)})]
    counts = {impact: sum(f.impact is impact for f in card.findings) for impact in reversed(Impact)}
    return [Sentence(f"@title.findings.{impact.value}", {"n": n}) for impact, n in counts.items() if n]


def load(result: LoadResult) -> list[Sentence]:
    """What the platform carried, against the peak that was declared."""
    if result.achieved_per_s is None:
        return [Sentence("@title.load.none")]
    said = [Sentence("@title.load.carried", {"rate": result.achieved_per_s, "n": result.members})]
    if result.error_ratio is not None:
        key = "@title.load.errors" if result.error_ratio > 0 else "@title.load.no_error"
        said.append(Sentence(key, {"ratio": result.error_ratio}))
    return said


def gate(card: Scorecard) -> list[Sentence]:
    """How many rules hold, fail, or cannot be judged."""
    if not card.gate.verdicts:
        return [Sentence("@title.gate.none")]
    outcomes = [verdict.outcome for verdict in card.gate.verdicts]
    counts = {word: outcomes.count(word) for word in ("failed", "inconclusive", "passed", "untested")}
    return [Sentence(f"@title.gate.{word}", {"n": n}) for word, n in counts.items() if n]
