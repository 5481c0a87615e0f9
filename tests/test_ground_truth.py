"""
The whole job on the embedded platform: what was planted is found, and nothing else.

That nothing is found where nothing was planted is shown by the wheel (`test_wheel.py`).
"""

from __future__ import annotations

import re

import pytest

from toolkit.pipeline import Request, calibrate, demo_defects, waits_for

pytestmark = [pytest.mark.slow, pytest.mark.browser, pytest.mark.load]

TIMED = (
    "finding:slow_step",
    "gate:load",
    "gate:cls",
    "gate:inp",
)  # others are far enough beyond their limits for company
# Every other audit has good and bad pages of its own among the browser tests.
WITHOUT_PAGES = ("finding:journey_broken", "finding:slow_step")
# `axe:label` and `axe:target-size` are noticed by the same audit, `gate:cls` and `gate:inp` by rules of one kind.
NOTICER = r"axe|gate:(?=cls|inp)|[a-z]+:\w+"


def noticers_of(defect):
    """By what a defect is noticed."""
    return {re.match(NOTICER, word)[0] for word in defect.noticed_by}


def planted():
    """
    Defects that can be noticed.

    Those that show in timings run alone. Those that are noticed as an earlier one is, or by an audit with pages of its
    own, or that take long, are left to when all is tried thoroughly; so are those that show as somebody or in a mode.
    """
    tried = set()
    for defect in sorted(demo_defects(), key=lambda one: -len(noticers_of(one))):
        if not waits_for(defect):
            noticers = noticers_of(defect)
            timed = any(word.startswith(TIMED) for word in defect.noticed_by)
            shown = any(word.startswith("finding:") and word not in WITHOUT_PAGES for word in defect.noticed_by)
            takes_minutes = defect.attempts or defect.needs_load or defect.modes or defect.personas
            later = noticers <= tried or shown or takes_minutes
            marks = [pytest.mark.alone] * timed + [pytest.mark.thorough] * bool(later)
            tried |= noticers
            yield pytest.param(defect, id=defect.id, marks=marks)


@pytest.mark.parametrize("defect", list(planted()))
def test_a_planted_defect_is_noticed_as_its_file_says_and_nothing_else(tmp_path, defect):
    """Verdict, findings and exit code change as the defect's file says."""
    (row,) = calibrate(Request(results=tmp_path), only=[defect.id])

    assert (row.outcome, row.missed, row.false_alarms) == ("well", [], [])
