"""
JUnit XML, so that a CI server lists every step and every gate rule among its tests.

Why:
    CI servers already show, count and remember test cases; a step that fails belongs beside them.

How:
    One suite a journey, engine and persona with a case for each step; one suite for the gate with a case for each rule.
    A failed step is a failure, a measurement that could not tell an error, what was not tried or does not apply a skip.
    A rule that cannot be judged is an error; a rule that only warns is never a failure. Properties of the whole tell of
    human evidence, whether it is made up, what would raise the score most, and the comparison with the baseline.

Limits:
    A film shows one attempt: `time` is that attempt's. There is no XSD that all servers share; names and nesting follow
    what the common ones read. Characters that XML cannot hold are left out.

Source:
    The format of Apache Ant's JUnit task, as common CI servers read it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from toolkit.records import JourneyResult, Outcome, Scorecard, StepSummary, Verdict
from toolkit.report import people, raising, titles
from toolkit.report.hostile import clean
from toolkit.report.words import Sentence, Words, words
from toolkit.store import write_atomically

MESSAGE = 2000  # characters of a message; servers print them in a table
RAISES = 3


def write(scorecard: Scorecard, *, folder: Path, languages: Sequence[str]) -> list[Path]:
    """Write `junit.xml` into the run folder, its messages in the last of the languages."""
    path = folder / "junit.xml"
    write_atomically(path, document(scorecard, words(languages[-1] if languages else "en")))
    return [path]


def document(scorecard: Scorecard, said: Words) -> str:
    """The whole file as text."""
    root = Element("testsuites", {"name": "virage"})
    _told(root, scorecard, said)
    for row in scorecard.journeys:
        _journey(root, row, said)
    if scorecard.gate.verdicts:
        suite = SubElement(root, "testsuite", {"name": "gate"})
        for verdict in scorecard.gate.verdicts:
            _rule(suite, verdict, said)
    for suite in root.findall("testsuite"):
        _count(suite, list(suite.iter("testcase")))
    _count(root, list(root.iter("testcase")))
    indent(root, space=" ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + tostring(root, encoding="unicode") + "\n"


def _told(root: Element, card: Scorecard, said: Words) -> None:
    """What no test case can hold, as properties of the whole."""
    told: dict[str, str] = {}
    if made_up := people.samples(card):
        params = {"n": len(made_up), "studies": " · ".join(made_up)}
        told["sample"] = f"{said.say('@sample.title')} {said.say('@sample.text', params)}"
    if people.told(card.people):
        whole = titles.people(card, said)
        whole += [titles.inspection(card.people)] if card.people.evaluators else []
        whole += [titles.groups(card.people)] if card.people.groups else []
        told["human_evidence"] = _chain(said, whole)
    for rank, step in enumerate(raising.steps(card, said)[:RAISES], start=1):
        pair = {"name": step.what, "value": raising.effect(step)}
        told[f"raises_{rank}"] = said.say("@punctuation.pair", pair)
    if card.comparison is not None:
        told["comparison"] = _chain(said, titles.comparison(card.comparison))
    if told:
        properties = SubElement(root, "properties")
        for name, value in told.items():
            SubElement(properties, "property", {"name": name, "value": clean(value, limit=MESSAGE)})


def _chain(said: Words, sentences: Sequence[Sentence]) -> str:
    return said.say("@punctuation.join").join(said.say(sentence) for sentence in sentences)


def _journey(root: Element, row: JourneyResult, said: Words) -> None:
    name = clean(f"{row.journey}[{row.engine}-{row.persona}]")
    suite = SubElement(root, "testsuite", {"name": name})
    for step in row.film:
        _step(suite, name, step, said)
    if not row.film:
        case = SubElement(suite, "testcase", {"classname": name, "name": clean(row.journey)})
        _ended(case, row.outcome, _chain(said, titles.notes(row) or [Sentence("@reason.not_measured")]))


def _step(suite: Element, name: str, step: StepSummary, said: Words) -> None:
    title = clean(f"{step.position} {step.step}")
    case = SubElement(suite, "testcase", {"classname": name, "name": title, "time": f"{step.duration_ms / 1000:.3f}"})
    message = f"{step.passed}/{step.n} {said.name('outcome', Outcome.PASSED)}. {clean(step.error or '', limit=MESSAGE)}"
    _ended(case, step.outcome, message.strip())


def _rule(suite: Element, verdict: Verdict, said: Words) -> None:
    case = SubElement(suite, "testcase", {"classname": "gate", "name": clean(verdict.rule)})
    message = f"{verdict.expression}: {said.say(verdict.actual)}."
    if verdict.note:
        message += " " + said.say(verdict.note)
    if verdict.outcome == "passed":
        return
    if verdict.outcome == "failed" and verdict.level != "error":
        SubElement(case, "system-out").text = f"{said.name('level', verdict.level)}: {message}"
        return
    outcomes = {"failed": Outcome.FAILED, "untested": Outcome.UNTESTED}
    _ended(case, outcomes.get(verdict.outcome, Outcome.CANT_TELL), message)


def _ended(case: Element, outcome: Outcome, message: str) -> None:
    kinds = {
        Outcome.FAILED: "failure",
        Outcome.CANT_TELL: "error",
        Outcome.INAPPLICABLE: "skipped",
        Outcome.UNTESTED: "skipped",
    }
    if outcome in kinds:
        SubElement(case, kinds[outcome], {"message": clean(message, limit=MESSAGE)})


def _count(element: Element, cases: list[Element]) -> None:
    kinds = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    element.set("tests", str(len(cases)))
    for attribute, kind in kinds.items():
        element.set(attribute, str(sum(case.find(kind) is not None for case in cases)))
    element.set("time", f"{sum(float(case.get('time', '0')) for case in cases):.3f}")
