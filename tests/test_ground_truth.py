"""
The whole job on the embedded platform: nothing is found where nothing was planted, and what was planted is found.
"""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from toolkit import registry
from toolkit.demo.defect import PACKAGE, load

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.load]


def demo(folder, *words):
    """Run `virage demo` in a folder; its exit code, its scorecard and what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", "demo", *words],
        cwd=folder,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    card = folder / "results" / "latest" / "scorecard.json"
    assert card.is_file(), done.stderr
    return done.returncode, json.loads(card.read_text(encoding="utf-8")), done.stdout


def red(card):
    """Everything that a run holds against the platform."""
    findings = {f"finding:{one['rule'] or one['audit']}" for one in card["findings"]}
    caps = {f"cap:{one['cap']}" for one in card["caps"]}
    gate = {f"gate:{one['rule']}" for one in card["gate"]["verdicts"] if one["outcome"] != "passed"}
    return findings | caps | gate


def test_the_untouched_platform_passes_with_no_finding(tmp_path):
    """The reference of good: journeys, audits and load; a false alarm here would make every other one doubtful."""
    code, card, said = demo(tmp_path)

    assert (code, red(card)) == (0, set()), said
    assert card["load"][0]["outcome"] == "passed", card["load"][0]
    assert {c["criterion"] for d in card["dimensions"] for c in d["criteria"] if c["value"] is not None} >= {
        "e1",
        "a1",
        "a2",
        "a3",
        "lcp",
        "inp",
        "cls",
        "fcp",
        "tbt",
        "c2",
        "c3",
    }
    assert card["grade"]["letter"] is None
    assert card["grade"]["technical_index"] > 90
    assert card["left_behind"] == []


@pytest.mark.parametrize("name", registry.stems(PACKAGE))
def test_a_planted_defect_is_noticed_as_its_file_says_and_nothing_else(tmp_path, name):
    """Verdict, findings and exit code change as the defect's file says."""
    (defect,) = load([name])

    code, card, said = demo(tmp_path, "--no-load", "--defects", name)

    assert code == defect.exit_code, said
    assert red(card) == set(defect.noticed_by), said
