"""
Titles that are conclusions: what a section shows, in one sentence built from its rows.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.records import Comparison, Impact, JourneyResult, LoadResult, People, Scorecard
from toolkit.report import arrange
from toolkit.report.people import hardest
from toolkit.report.raising import Step
from toolkit.report.words import Sentence, Words


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


def notes(row: JourneyResult) -> list[Sentence]:
    """Why a journey has no figure, the error that it met, and why attempts are void."""
    told = []
    if row.reason and row.error:
        told.append(Sentence("@punctuation.pair", {"name": Sentence(row.reason), "value": row.error}))
    elif row.error:
        told.append(Sentence("@punctuation.alone", {"value": row.error}))
    elif row.reason:
        told.append(Sentence(row.reason))
    return told + [Sentence("@journeys.void", {"why": Sentence(why)}) for why in row.void]


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


def people(card: Scorecard, words: Words) -> list[Sentence]:
    """Who took part, and what was hardest for them."""
    seen = card.people
    said = []
    if seen.participants:
        tried = Sentence("@title.people.tasks", {"n": len(seen.tasks)})
        key = "@title.people.observed" if seen.tasks else "@title.people.asked"
        said.append(Sentence(key, {"n": seen.participants, "tasks": tried}))
    if seen.tasks:
        said.append(_hardest(seen, "@title.people.hardest", "@title.people.all", words))
    if not said and seen.evaluators:
        said.append(Sentence("@title.people.inspected", {"n": seen.evaluators}))
    if not said and seen.groups:
        said.append(Sentence("@title.people.groups", {"n": seen.groups}))
    return said or [Sentence("@title.people.none")]


def tasks(seen: People, words: Words) -> Sentence:
    """How many people could do the hardest task."""
    return _hardest(seen, "@title.tasks.hardest", "@title.tasks.all", words)


def _hardest(seen: People, some: str, everybody: str, words: Words) -> Sentence:
    one = hardest(seen)
    if one is None:
        return Sentence(everybody, {"n": len(seen.tasks)})
    name = one.task if words.knows(f"@journey.{one.task.lower()}") else one.goal
    return Sentence(some, {"task": name, "n": one.succeeded, "of": one.n})


def questionnaires(seen: People) -> Sentence:
    """The first questionnaire's score."""
    first = seen.questionnaires[0]
    if first.score.value is None:
        return Sentence("@title.questionnaires.none")
    params = {"instrument": first.instrument, "score": first.score.value, "n": first.score.n}
    return Sentence("@title.questionnaires.first", params)


def inspection(seen: People) -> Sentence:
    """How many confirmed problems are open, and how bad the worst is."""
    open_ = [row for row in seen.problems if row.confirmed and not row.fixed]
    rated = [row.severity for row in open_ if row.severity is not None]
    if not open_:
        return Sentence("@title.inspection.clean", {"n": seen.evaluators})
    if not rated:
        return Sentence("@title.inspection.unrated", {"n": len(open_)})
    return Sentence("@title.inspection.confirmed", {"n": len(open_), "worst": max(rated)})


def groups(seen: People) -> Sentence:
    """How many themes stand."""
    found = sum(theme.finding is not None for theme in seen.themes)
    if not found:
        return Sentence("@title.groups.none", {"n": len(seen.themes)})
    return Sentence("@title.groups.found", {"n": found, "total": len(seen.themes)})


def maturity(card: Scorecard) -> list[Sentence]:
    """The weakest principle's level, and how many answers the run contradicts."""
    levels = [row.level for row in card.people.maturity if row.level is not None]
    if not levels:
        return [Sentence("@title.maturity.none")]
    said = [Sentence("@title.maturity.level", {"level": min(levels), "stage": str(min(levels))})]
    flags = sum(len(row.flags) for row in card.people.maturity)
    return [*said, Sentence("@title.maturity.flags", {"n": flags})] if flags else said


def raises(steps: Sequence[Step]) -> list[Sentence]:
    """What the best single step is worth."""
    known = [step for step in steps if step.known]
    if not known:
        return [Sentence("@title.raises.evidence")]
    gain = (known[0].after or 0.0) - (known[0].before or 0.0)
    if known[0].letters:
        return [Sentence("@title.raises.unlocks", {"gain": gain, "letter": known[0].letters[1]})]
    return [Sentence("@title.raises.best", {"gain": gain})]


def comparison(compared: Comparison) -> list[Sentence]:
    """How many measures became worse, and how many better."""
    verdicts = [change.verdict for change in compared.changes]
    worse, better = verdicts.count("regress"), verdicts.count("improve")
    if compared.verdict == "inconclusive":
        return [Sentence("@title.comparison.inconclusive")]
    if not worse and not better:
        return [Sentence("@title.comparison.no_evidence")]
    if not worse:
        return [Sentence("@title.comparison.improve_only", {"n": better})]
    said = [Sentence("@title.comparison.regress", {"n": worse})]
    return [*said, Sentence("@title.comparison.improve", {"n": better})] if better else said
