"""The reference says what the code says."""

from __future__ import annotations

import importlib
import re
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.whole

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def load():
    """Modules of the generator, which is a script of docs/ and no part of the package."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(DOCS)
        yield importlib.import_module


def module(load, name: str) -> ModuleType:
    return load(f"_reference.{name}")


def test_every_generated_page_is_current(load):
    """A reference that lags behind the code is worse than none; `python docs/generate.py` writes it again."""
    assert load("generate").stale() == []


def test_a_page_that_differs_from_the_code_is_stale(load, tmp_path, monkeypatch):
    """Otherwise the test above could not fail."""
    generate = load("generate")
    monkeypatch.setattr(generate, "FOLDER", tmp_path)
    generate.write()
    (tmp_path / "settings.md").write_text("old", encoding="utf-8")
    (tmp_path / "checks.md").unlink()

    assert generate.stale() == ["settings.md", "checks.md"]


def test_no_generated_page_is_forgotten_by_the_generator(load):
    """A page that nobody writes any more would stay and be believed."""
    assert {path.name for path in (DOCS / "reference").glob("*.md")} == set(load("generate").PAGES)


def test_every_command_and_option_is_described(load):
    """`--help` is the first page anybody reads."""
    assert module(load, "commands").undescribed() == []


def test_every_setting_is_described(load):
    """A key is found by what it is for."""
    assert module(load, "settings").undescribed() == []


def test_every_record_is_described(load):
    """Records are what other programs read."""
    assert module(load, "tables").undescribed() == []


def test_every_check_says_why_how_its_limits_and_its_source(load):
    """A check without them cannot be argued with."""
    assert module(load, "checks").faults() == []


@pytest.mark.parametrize(
    ("docstring", "missing"),
    [
        ("What it is.\n\nWhy:\n    A.\nHow:\n    B.\nLimits:\n    C.\nSource:\n    D.", []),
        ("What it is.\n\nWhy:\n    A.\nHow: B.\nSource:\n    D.", ["p.c: no Limits"]),
        ("What it is.\n\nWhy:\nHow:\n    B.\nLimits:\n    C.\nSource:\n    D.", ["p.c: no Why"]),
        ("Why: A.\nHow: B.\nLimits: C.\nSource: D.", ["p.c: no summary"]),
    ],
)
def test_a_section_that_is_missing_or_empty_is_named(load, docstring, missing):
    """An empty section is a missing one."""
    checks = module(load, "checks")

    assert checks.lacks(checks.parse("p", "c", docstring)) == missing


def test_text_between_angle_brackets_is_no_tag(load):
    """`POST /posts/<id>` must not lose its id to the browser, nor a table its column to a bar."""
    markdown = module(load, "markdown")

    assert markdown.prose("POST /posts/<id> and `<b>`") == "POST /posts/&lt;id> and `<b>`"
    assert markdown.table(["A"], [["x|y\nz"]]).splitlines()[-1] == "| x\\|y z |"


def test_no_page_waits_for_a_table():
    """A figure that is still to be filled in was not measured."""
    pages = [page for page in DOCS.rglob("*.md") if re.search(r"%[A-Z]+%", page.read_text(encoding="utf-8"))]

    assert pages == []
