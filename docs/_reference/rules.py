"""
The page of gate rules, from the language and from what a rule may name.
"""

from __future__ import annotations

from _reference.markdown import code, document, fence, table
from toolkit import settings, suite
from toolkit.score.gate import DEFAULTS
from toolkit.score.gate_readings import OF_METRIC, SUBJECTS
from toolkit.score.gate_rules import OPERATORS, Subject
from toolkit.score.values import all_metrics

INTRO = """
A rule names a subject, narrows it by labels, and says what one of its figures must be:
"""
EXAMPLE = """
[gate.error]
"journey_reliability{journey=publish}" = "value>=0.95"
"findings{impact=critical}" = "count==0"

[gate.warn]
"lcp{journey=read_feed}" = "value<2500"
"""
OUTCOMES = """
Where a rule is about several figures, all of them must keep the limit; the worst is printed. Reliability has one
figure a journey, so that one that fails cannot hide behind others. A rule about times is about the personas whose
timings are scored, unless it names one. A rule ends in one of four ways. `passed`: it
holds. `failed`: it does not. `inconclusive`: nothing was measured that it could be read from, or what was measured is
not to be believed. `untested`: it is about a journey that the run was asked to leave out. A rule of level error that
failed gives exit code 1; one that is inconclusive, when none failed, gives 11. A rule of level warn is told and changes
no exit code.

A ratio is compared as observed. When the sample is too small to show the limit, the rule passes with the note
"observed, not demonstrated"; with `gate.demonstrated = true` it is inconclusive instead.

A rule of one's own about the same subject and labels replaces the default one; `gate.default = false` drops them all.
"""


def page() -> str:
    """The language, what a rule may name, and the rules that are there from the start."""
    signs = "Signs: " + ", ".join(map(code, OPERATORS)) + "."
    subjects = {**SUBJECTS, **{name: OF_METRIC for name in all_metrics() if name not in SUBJECTS}}
    rows = [_row(name, subject) for name, subject in subjects.items()]
    named = table(("Subject", "Labels", "Figures"), rows)
    told = (INTRO.strip(), fence(EXAMPLE, "toml"), signs, OUTCOMES.strip(), "## Subjects", named)
    return document(
        "Gate rules", *told, "## Rules from the start", _defaults(), "## Rules of the shipped suite", _suite()
    )


def _row(name: str, subject: Subject) -> tuple[str, str, str]:
    return code(name), ", ".join(map(code, subject.labels)) or "none", ", ".join(map(code, subject.aggregates))


def _defaults() -> str:
    rows = [(level, code(text), code(rule)) for level, section in DEFAULTS.items() for text, rule in section.items()]
    return table(("Level", "Subject", "Must be"), rows)


def _suite() -> str:
    gate = settings.load(suite.locate() / settings.FILE, environ={}).gate
    sections = {"error": gate.error, "warn": gate.warn}
    rows = [(level, code(text), code(rule)) for level, section in sections.items() for text, rule in section.items()]
    return table(("Level", "Subject", "Must be"), rows)
