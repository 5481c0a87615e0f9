"""Checks found by a folder scan keep to themselves: a new one is one file and its test."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import toolkit
from toolkit import registry

KINDS = (
    "toolkit.measure.engines",
    "toolkit.measure.engines.dynamic",
    "toolkit.measure.hands",
    "toolkit.measure.load.shapes",
    "toolkit.measure.modes",
    "toolkit.measure.personas",
    "toolkit.measure.platforms",
    "toolkit.measure.probes",
    "toolkit.report.formats",
    "toolkit.score.audits",
    "toolkit.score.metrics",
)
ROOT = Path(toolkit.__file__).parent


def source(kind, stem):
    """Where a check's file is."""
    folder = ROOT.joinpath(*kind.split(".")[1:])
    return folder / stem / "__init__.py" if (folder / stem).is_dir() else folder / f"{stem}.py"


def imported(path):
    """Modules that a file imports, wherever in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (node.module, *(f"{node.module}.{alias.name}" for alias in node.names))
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


@pytest.mark.parametrize("kind", KINDS)
def test_checks_of_one_kind_never_import_each_other(kind):
    """What two of them share lives in a helper whose name begins with an underscore, or one floor below."""
    stems = registry.stems(kind)
    for stem in stems:
        others = {f"{kind}.{other}" for other in stems if other != stem}

        assert not others & set(imported(source(kind, stem))), stem


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_a_check(kind):
    """A scan of an empty folder would find nothing wrong for ever."""
    assert registry.stems(kind)
