"""The committed example run can be scored, and shows what today's code says of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from toolkit.pipeline import Request, score, settings_of
from toolkit.store import RunFolder

EXAMPLE = Path(__file__).parents[1] / "results" / "example"


def test_the_example_is_current(tmp_path):
    """Readers learn from it: `virage score results/example` renews it when the model has changed."""
    folder = RunFolder(Path(shutil.copytree(EXAMPLE, tmp_path / "example")))

    score(folder, settings_of(folder, Request()))

    assert folder.scorecard.read_text(encoding="utf-8") == (EXAMPLE / "scorecard.json").read_text(encoding="utf-8")


def test_the_example_names_no_path_of_a_machine():
    """It is read by everybody."""
    for path in EXAMPLE.rglob("*"):
        if path.suffix in (".json", ".jsonl", ".html", ".md", ".xml"):
            text = path.read_text(encoding="utf-8")

            assert not any(word in text for word in ("/home/", "/root/", "/tmp/", "/Users/"))
