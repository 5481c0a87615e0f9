"""
The whole job on the embedded platform: nothing is found where nothing was planted, and what was planted is found.
"""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from toolkit.pipeline import Request, calibrate, demo_defects, read_scorecard, red, waits_for
from toolkit.store import Results

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.load]

TIMED = ("finding:slow_step", "gate:load")  # others are far enough beyond their limits for company
NOTICER = r"axe|[a-z]+:\w+"  # `axe:label` and `axe:target-size` are noticed by the same audit
SCORED = {"e1", "a1", "a2", "a3", "lcp", "inp", "cls", "fcp", "tbt", "c2", "c3"}


def planted():
    """
    Defects that can be noticed.

    Those that show in timings run alone. Those that are noticed as an earlier one is, or that take long, are left to
    when all is tried thoroughly.
    """
    tried = set()
    for defect in demo_defects():
        if not waits_for(defect):
            noticers = {re.match(NOTICER, word)[0] for word in defect.noticed_by}
            timed = any(word.startswith(TIMED) for word in defect.noticed_by)
            later = noticers <= tried or defect.attempts or defect.needs_load  # these two take minutes
            marks = [pytest.mark.alone] * timed + [pytest.mark.thorough] * bool(later)
            tried |= noticers
            yield pytest.param(defect, id=defect.id, marks=marks)


@pytest.mark.alone
def test_the_untouched_platform_passes_with_no_finding(tmp_path):
    """The reference of good: journeys, audits and load; a false alarm here would make every other one doubtful."""
    done = subprocess.run(
        [sys.executable, "-m", "toolkit", "demo"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        timeout=900,
        check=False,
    )
    card = read_scorecard(Results(tmp_path / "results").find("latest"))

    assert (done.returncode, red(card)) == (0, set()), done.stdout
    assert card.load[0].outcome == "passed", card.load[0]
    assert {c.criterion for d in card.dimensions for c in d.criteria if c.value is not None} >= SCORED
    assert card.grade.letter is None
    assert card.grade.technical_index > 90
    assert card.left_behind == ()


@pytest.mark.parametrize("defect", list(planted()))
def test_a_planted_defect_is_noticed_as_its_file_says_and_nothing_else(tmp_path, defect):
    """Verdict, findings and exit code change as the defect's file says."""
    (row,) = calibrate(Request(results=tmp_path), only=[defect.id])

    assert (row.outcome, row.missed, row.false_alarms) == ("well", [], [])
