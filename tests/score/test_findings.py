"""
Findings: found by a scan, ordered by urgency, with texts that a catalogue can hold.
"""

from types import ModuleType

import pytest

from toolkit.records import Impact
from toolkit.score import findings as module
from toolkit.score.findings import all_audits, audit_ids, finding, urgency


def test_audits_are_the_files_of_their_folder():
    """
    A new audit is one new file.
    """
    assert list(all_audits()) == audit_ids()
    assert set(audit_ids()) >= {"axe_violation", "journey_broken", "slow_step"}


def test_a_file_without_its_function_is_an_error(monkeypatch):
    """
    A check that is skipped in silence looks like a platform without defects.
    """
    monkeypatch.setattr(module, "scan", lambda _package: {"empty": ModuleType("empty")})

    with pytest.raises(ImportError, match=r"audits.empty has no function empty"):
        all_audits()


def test_the_same_cause_has_the_same_fingerprint():
    """
    Today's finding is yesterday's, when nothing was mended.
    """
    one = finding("a", "x", "y", rule="r", impact=Impact.MINOR)
    same = finding("a", "x", "y", rule="r", impact=Impact.SERIOUS)
    other = finding("a", "xy", "", rule="r", impact=Impact.MINOR)

    assert one.fingerprint == same.fingerprint != other.fingerprint
    assert (one.title, one.why, one.advice) == ("@audit.a.title", "@audit.a.why", "@audit.a.advice")


def test_urgency_is_impact_then_path_then_reach():
    """
    A critical barrier beside the path comes before a serious one on it.
    """
    critical = finding("a", "1", rule="r", impact=Impact.CRITICAL)
    on_path = finding("a", "2", rule="r", impact=Impact.SERIOUS, critical_path=True)
    in_two = finding("a", "3", rule="r", impact=Impact.SERIOUS, journeys=("x", "y"))
    wide = finding("a", "4", rule="r", impact=Impact.SERIOUS, journeys=("x",), place_count=9)
    narrow = finding("a", "5", rule="r", impact=Impact.SERIOUS, journeys=("x",), place_count=1)

    assert sorted([narrow, wide, in_two, on_path, critical], key=urgency) == [critical, on_path, in_two, wide, narrow]
