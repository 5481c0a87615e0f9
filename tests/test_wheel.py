"""
The wheel is self-sufficient: in an empty folder, with no checkout, the first two commands of a newcomer work.

`make wheel` builds it, and installs it into an environment that holds nothing else.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from toolkit.pipeline import read_scorecard, red
from toolkit.store import Results

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[1]
SCORED = {"e1", "a1", "a2", "a3", "lcp", "inp", "cls", "fcp", "tbt", "c2", "c3"}


def run(*command, cwd):
    """Run a command without anything of the checkout on its path."""
    environ = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=cwd, env=environ, capture_output=True, text=True, timeout=1200, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-4000:]
    return done.stdout


@pytest.fixture(scope="module")
def installed():
    """The command `virage` of an environment that holds the built wheel."""
    command = ROOT / "build" / "wheel" / "venv" / "bin" / "virage"
    assert command.is_file(), f"{command} is not there: make wheel"
    return command


def test_init_lays_out_a_suite_to_edit(installed, tmp_path):
    """And does not overwrite it a second time."""
    run(str(installed), "init", cwd=tmp_path)

    assert (tmp_path / "scenarios" / "virage.toml").is_file()
    assert (tmp_path / "scenarios" / "journeys" / "test_publish.py").is_file()
    assert (tmp_path / "scenarios" / "load" / "locustfile.py").is_file()
    again = subprocess.run([installed, "init"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert again.returncode == 4
    assert "nothing was written" in again.stderr


CRITICAL = "privacy_settings or test_publish.py or read_feed or reply or report_content or search or sign_in"


@pytest.mark.browser
@pytest.mark.load
@pytest.mark.parametrize(
    "keyword", [pytest.param(CRITICAL, id="critical"), pytest.param("", id="all", marks=pytest.mark.thorough)]
)
def test_the_untouched_platform_passes_with_no_finding_in_an_empty_folder(installed, tmp_path, keyword):
    """
    Journeys, audits, load, score, report: all from the wheel, on the reference of good.

    A false alarm here would make every other one doubtful.
    """
    said = run(str(installed), "demo", "--attempts", "1", "-k", keyword, cwd=tmp_path)
    folder = Results(tmp_path / "results").find("latest")
    card = read_scorecard(folder)

    assert "Gate: passed" in said
    assert red(card) == set()
    assert card.load[0].outcome == "passed", card.load[0]
    assert {c.criterion for d in card.dimensions for c in d.criteria if c.value is not None} >= SCORED
    assert card.grade.letter is None
    assert card.grade.technical_index > 90
    assert card.left_behind == ()
    assert (folder.path / "report.fr.html").is_file()
