"""
The page of checks, from the docstrings of their modules: one file, one check.
"""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from _reference.markdown import document, prose
from toolkit import registry

SECTIONS = ("Why", "How", "Limits", "Source")
KINDS = {
    "toolkit.measure.probes": ("Probes", "A probe writes down what it saw during a step. It judges nothing."),
    "toolkit.measure.engines": (
        "Engines",
        "A rule engine looks at the state a step ended in and answers rule by rule.",
    ),
    "toolkit.measure.personas": ("Personas", "How a person uses the platform: device, input, window."),
    "toolkit.measure.hands": ("Hands", "An input modality: how the acts of a member are carried out."),
    "toolkit.measure.modes": (
        "Modes",
        "A way in which journeys are lived beside the plain walk; what is seen in it is never mixed with that.",
    ),
    "toolkit.measure.platforms": ("Platforms", "An adapter carries out the members' verbs on one platform."),
    "toolkit.measure.load.shapes": ("Load shapes", "How many members are on the platform at each second."),
    "toolkit.score.metrics": ("Metrics", "A metric is a number with its sample size and interval."),
    "toolkit.score.audits": ("Audits", "An audit turns evidence into findings; it bears the defect's name."),
    "toolkit.report.formats": ("Report formats", "What `virage report` writes into the run folder."),
}
_SECTION = re.compile(rf"^({'|'.join(SECTIONS)}):[ \t]*")


class Check(NamedTuple):
    """One file: its name, the first line of its docstring, and the four sections."""

    package: str
    name: str
    summary: str
    sections: dict[str, str]


def page() -> str:
    """Every check by kind."""
    intro = (
        "One file is one check; its name is the file's. Each says why it exists, how it looks, what it cannot see, "
        "and where its rule comes from."
    )
    return document("Checks", intro, *(_kind(package) for package in KINDS))


def every() -> Iterator[Check]:
    """Each check of each kind, found by the folder scan that finds them when they run."""
    for package in KINDS:
        for name in registry.stems(package):
            yield parse(package, name, _docstring(f"{package}.{name}"))


def parse(package: str, name: str, docstring: str) -> Check:
    """Cut a docstring into its summary and sections."""
    summary: list[str] = []
    sections: dict[str, list[str]] = {}
    current = ""
    for line in docstring.splitlines():
        if found := _SECTION.match(line):
            current = found[1]
            sections[current] = [line[found.end() :]]
        else:
            (sections[current] if current else summary).append(line)
    told = {title: " ".join(" ".join(lines).split()) for title, lines in sections.items()}
    return Check(package, name, " ".join(" ".join(summary).split()), told)


def faults() -> list[str]:
    """What each check's docstring lacks."""
    return [fault for check in every() for fault in lacks(check)]


def lacks(check: Check) -> list[str]:
    """A summary or sections that are not there, or say nothing."""
    missing = [title for title in SECTIONS if not check.sections.get(title)]
    return [f"{check.package}.{check.name}: no {part}" for part in [*([] if check.summary else ["summary"]), *missing]]


def _docstring(module: str) -> str:
    spec = importlib.util.find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return ast.get_docstring(ast.parse(Path(spec.origin).read_text(encoding="utf-8"))) or ""


def _kind(package: str) -> str:
    title, about = KINDS[package]
    return "\n\n".join([f"## {title}", about, *(_check(check) for check in every() if check.package == package)])


def _check(check: Check) -> str:
    told = [f"**{title}.** {prose(check.sections.get(title, ''))}" for title in SECTIONS]
    return "\n\n".join([f"### {check.name}", prose(check.summary), *told])
