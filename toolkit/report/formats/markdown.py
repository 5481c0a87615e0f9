"""
A summary in Markdown, for the page that a CI job shows and for a comment on a change.

Why:
    Whoever proposed the change should read the decision where they are, without opening an artefact.

How:
    The same sentences as the page: decision, reasons, actions, what would raise the score, dimensions, the comparison
    with the baseline, journeys, human evidence, the worst findings, the gate, and what was not checked. A study that is
    made up is announced before everything. Text of the platform is escaped, so that it can neither format nor mention.

Limits:
    The ten worst findings and changes, three steps that raise the score; cut at 900 kB, and says so, since GitHub
    refuses summaries over 1 MiB.

Source:
    CommonMark 0.31 and GitHub's tables.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.records import Scorecard, TaskResult
from toolkit.report import arrange, facts, people, raising, titles, trust, verdict
from toolkit.report.hostile import clean
from toolkit.report.naming import Names
from toolkit.report.readings import Readings
from toolkit.report.scale import standing
from toolkit.report.words import Sentence, Words, words
from toolkit.store import write_atomically

FINDINGS = 10
RAISES = 3
LIMIT_BYTES = 900_000


def write(scorecard: Scorecard, *, folder: Path, languages: Sequence[str]) -> list[Path]:
    """Write `summary.<language>.md` into the run folder."""
    paths = []
    for language in languages:
        path = folder / f"summary.{language}.md"
        write_atomically(path, summary(scorecard, words(language)))
        paths.append(path)
    return paths


def summary(scorecard: Scorecard, said: Words) -> str:
    """The whole summary as text."""
    lines: list[str] = []
    parts = (_verdict, _raises, _dimensions, _comparison, _journeys, _people, _findings, _trust, _gate, _limits)
    for part in parts:
        told = list(part(scorecard, said))
        lines += [*told, ""] if told else []
    text = "\n".join(lines).rstrip() + "\n"
    if len(text.encode()) <= LIMIT_BYTES:
        return text
    return text.encode()[:LIMIT_BYTES].decode(errors="ignore") + f"\n\n{said.say('@markdown.cut')}\n"


def _verdict(card: Scorecard, said: Words) -> Iterator[str]:
    head, place = verdict.headline(card, said), standing(card)
    if made_up := people.samples(card):
        params = {"n": len(made_up), "studies": " · ".join(made_up)}
        yield f"> **{_said(said, Sentence('@sample.title'))}** {_said(said, Sentence('@sample.text', params))}"
        yield ""
    platform = _escape(card.run.platform or card.run.adapter or card.run.base_url)
    yield f"## {_said(said, head.decision)}"
    yield ""
    yield f"**{_said(said, head.line)}** · {platform} · {said.style.date(card.run.started)} · `{_plain(card.run.run)}`"
    yield ""
    yield " ".join(_said(said, reason) for reason in head.reasons)
    yield ""
    number = "–" if place.number is None else said.style.number(place.number, 0 if place.cap else 1)
    word, why = _said(said, place.word), _said(said, place.why)
    yield f"**{place.letter} · {number} {_said(said, place.unit)}.** {word}. {why}"
    lines = facts.Facts(card, said).card(place)
    yield "\n" + " · ".join(
        _text(said.html("@punctuation.pair", {"name": one.label, "value": one.value})) for one in lines
    )
    if card.actions:
        yield f"\n**{said.say('@action.heading')}**\n"
    for rank, action in enumerate(card.actions[: verdict.ACTIONS], start=1):
        what = verdict.action(card, action, said)
        yield f"{rank}. {_said(said, what)} – {_said(said, verdict.effect(card, action, said))}"


def _raises(card: Scorecard, said: Words) -> Iterator[str]:
    steps = raising.steps(card, said)
    if not steps:
        return
    yield f"### {_said(said, Sentence('@markdown.raises'))}\n"
    for rank, step in enumerate(steps[:RAISES], start=1):
        yield f"{rank}. {_said(said, step.what)} – {_said(said, raising.effect(step))}"


def _dimensions(card: Scorecard, said: Words) -> Iterator[str]:
    yield f"### {_title(said, titles.dimensions(card))}\n"
    heads = ("@method.dimension", "@method.score", "@dimensions.level", "@card.interval.label", "@method.n")
    yield from _table([said.say(head) for head in (*heads, "@method.source")])
    for row in card.dimensions:
        name = _escape(said.name("dimension", row.dimension))
        read = Readings(said).dimension(row)
        if row.score is None:
            reason = _said(said, Sentence(row.reason or "@reason.not_measured"))
            yield f"| {name} | – | {reason} | – | – | – |"
        else:
            yield f"| {name} | {read.value} | {row.band} | {_text(read.interval)} | {_text(read.n)} | {read.source} |"


def _comparison(card: Scorecard, said: Words) -> Iterator[str]:
    if card.comparison is None:
        return
    yield f"### {_title(said, titles.comparison(card.comparison))}\n"
    yield from (f"- {_said(said, verdict.reason(note))}" for note in card.comparison.notes)
    first = arrange.compared(card).first
    if not first:
        return
    heads = ("series", "verdict", "ratio", "interval", "n")
    yield from _table([said.say(f"@comparison.{key}") for key in heads])
    for row in first[:FINDINGS]:
        names = Names(card, said)
        where = " · ".join([names.metric(row.metric), *names.where(row)])
        read = Readings(said).change(row)
        both = said.say("@comparison.both", {"before": row.n_baseline, "after": row.n_candidate})
        verb = said.name("change", row.verdict)
        yield f"| {_escape(where)} | {verb} | {_text(read.value)} | {_text(read.interval)} | {both} |"
    if len(first) > FINDINGS:
        yield f"\n{said.say('@markdown.more_changes', {'n': len(first) - FINDINGS})}"


def _people(card: Scorecard, said: Words) -> Iterator[str]:
    seen = card.people
    if not people.told(seen):
        return
    yield f"### {_title(said, titles.people(card, said))}\n"
    if seen.evaluators:
        yield f"- {_said(said, titles.inspection(seen))}"
    if seen.groups:
        yield f"- {_said(said, titles.groups(seen))}"
    if seen.questionnaires:
        yield f"- {_said(said, titles.questionnaires(seen))}"
    yield from (f"- {_task(task, said)}" for task in people.tasks(seen)[:FINDINGS] if task.n)
    for study in seen.studies:
        if study.reason is not None:
            params = {"title": study.title, "reason": Sentence(study.reason)}
            yield f"- {_said(said, Sentence('@markdown.study_out', params))}"


def _task(task: TaskResult, said: Words) -> str:
    name, whole = said.journey(task.task, task.goal), task.completion
    params = {"task": name, "passed": task.succeeded, "of": task.n, "low": whole.low, "high": whole.high}
    return _said(said, Sentence("@markdown.task", params))


def _journeys(card: Scorecard, said: Words) -> Iterator[str]:
    yield f"### {_title(said, titles.journeys(card))}\n"
    groups = arrange.journeys(card)
    if not groups:
        return
    yield f"{said.say('@markdown.journeys')}\n"
    keys = ("journey", "passed", "counted", "note")
    yield from _table([said.say(f"@journeys.{key}") for key in keys])
    for group in groups:
        name = said.journey(group.journey, group.goal)
        yield f"| {_escape(name)} | {group.passed} | {group.n} | {_title(said, titles.notes(group.worst))} |"


def _findings(card: Scorecard, said: Words) -> Iterator[str]:
    yield f"### {_title(said, titles.findings(card))}\n"
    rows = arrange.findings(card)
    if not rows:
        return
    yield from _table([said.say(f"@findings.{key}") for key in ("finding", "impact", "where")])
    for finding in rows[:FINDINGS]:
        place = next(iter(finding.places), None)
        where = "" if place is None else _escape(f"{place.journey} {place.selector}".strip())
        title = _said(said, verdict.finding_title(finding, said))
        yield f"| {_escape(finding.id)} {title} | {said.name('impact', finding.impact)} | {where} |"
    if len(rows) > FINDINGS:
        yield f"\n{said.say('@markdown.more', {'n': len(rows) - FINDINGS})}"


def _trust(card: Scorecard, said: Words) -> Iterator[str]:
    if not trust.told(card):
        return
    yield f"### {_title(said, trust.title(card))}\n"
    for one in trust.failed(card.trust)[:FINDINGS]:
        yield f"- {_escape(trust.words_of(one, said.language))} – {_escape(trust.seen(one, said))}"


def _gate(card: Scorecard, said: Words) -> Iterator[str]:
    yield f"### {_title(said, titles.gate(card))}\n"
    if not card.gate.verdicts:
        return
    yield from _table([said.say(f"@gate.{key}") for key in ("rule", "limit", "actual", "outcome")])
    reading, units = Readings(said), arrange.units(card)
    for row in card.gate.verdicts:
        outcome = said.name("verdict", row.outcome)
        level = "" if row.level == "error" else f" ({said.name('level', row.level)})"
        actual = reading.rule(row, units) or _said(said, Sentence(row.actual or "–"))
        around = f" ({span})" if (span := reading.around(row, units)) else ""
        count = f", {said.say('@gate.n', {'count': row.n})}" if row.n else ""
        actual += f"{around}{count}"
        yield f"| {_escape(row.rule)} | {_escape(row.expression)} | {actual} | {outcome}{level} |"


def _limits(card: Scorecard, said: Words) -> Iterator[str]:
    yield f"### {said.say('@limits.title')}\n"
    for sentence in facts.limits(card):
        yield f"- {_said(said, sentence)}"


def _table(heads: list[str]) -> Iterator[str]:
    yield "| " + " | ".join(heads) + " |"
    yield "|" + " --- |" * len(heads)


def _text(shown: str) -> str:
    """What is ready for a page, as text of a table's cell."""
    return _escape(html.unescape(re.sub(r"<[^>]+>", "", shown)))


def _title(said: Words, sentences: list[Sentence]) -> str:
    return said.say("@punctuation.join").join(_said(said, sentence) for sentence in sentences)


def _said(said: Words, sentence: Sentence) -> str:
    return _escape(said.say(sentence))


def _plain(text: str) -> str:
    return clean(text).replace("`", "'")


def _escape(text: str) -> str:
    """Text that Markdown shows as it is: no format, no link, no mention, no HTML, no new cell."""
    whole = clean(text, limit=1000).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    whole = whole.replace("@", "&#64;").replace("://", "&#58;//")
    return re.sub(r"([\\`*_\[\]|~#!])", r"\\\1", whole)
