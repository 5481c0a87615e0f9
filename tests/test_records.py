"""The shared vocabulary survives the way to disk and back."""

from __future__ import annotations

import json

import pytest

from toolkit.records import (
    AttemptRecord,
    Finding,
    Impact,
    Outcome,
    Place,
    RuleResult,
    Weight,
    as_data,
    from_data,
    to_json,
)

ATTEMPT = AttemptRecord(
    id="a1",
    journey="publish",
    goal="publish a message",
    weight=Weight.CRITICAL,
    persona="desktop",
    engine="chromium",
    attempt=1,
    started="2026-11-23T18:00:00.000Z",
    duration_ms=12.5,
    outcome=Outcome.PASSED,
)


def test_a_record_comes_back_as_it_was_written():
    """Stages meet on disk: what is written must be what is read."""
    assert from_data(AttemptRecord, json.loads(to_json(ATTEMPT))) == ATTEMPT


def test_nested_records_and_tuples_come_back():
    """A finding holds places, and a place holds a box of four numbers."""
    finding = Finding(
        id="F-01",
        fingerprint="f",
        audit="axe_violation",
        rule="label",
        outcome=Outcome.FAILED,
        impact=Impact.CRITICAL,
        title="t",
        why="w",
        advice="a",
        places=(Place(url="http://x/", box=(1.0, 2.0, 3.0, 4.0)),),
    )

    assert from_data(Finding, json.loads(to_json(finding))) == finding


def test_words_are_written_as_w3c_and_axe_write_them():
    """Other tools read the files: `cantTell`, not CANT_TELL."""
    row = RuleResult(step_id="s", state="x", engine="axe", version="4", rule="r", outcome=Outcome.CANT_TELL)

    assert as_data(row)["outcome"] == "cantTell"


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"duration_ms": "fast"}, "duration_ms"),
        ({"outcome": "ok"}, "outcome"),
        ({"colour": "red"}, "colour"),
        ({"attempt": True}, "attempt"),
    ],
)
def test_a_wrong_field_is_named(change, named):
    """Whoever repairs a file must know where to look."""
    with pytest.raises(ValueError, match=named):
        from_data(AttemptRecord, {**as_data(ATTEMPT), **change})


def test_a_missing_field_is_named():
    """As above."""
    data = as_data(ATTEMPT)
    del data["journey"]

    with pytest.raises(ValueError, match="journey"):
        from_data(AttemptRecord, data)


def test_nan_is_refused():
    """Missing is None with a reason; NaN would be read as a number by some and as an error by others."""
    with pytest.raises(ValueError, match="Out of range"):
        to_json({"value": float("nan")})
