"""
Evidence as tables: declared columns, one error for all faults, what a kill left is kept.
"""

import json

import pandas as pd
import pyarrow as pa
import pytest

from toolkit.errors import EvidenceError
from toolkit.records import Observation, TraceRecord
from toolkit.score import tables as tables_module
from toolkit.score.columns import columns_of
from toolkit.score.faults import MOST_FAULTS
from toolkit.score.tables import read_tables
from toolkit.store import KINDS, RunFolder


def observation(**changes):
    row = {
        "step_id": "1",
        "journey": "publish",
        "persona": "desktop",
        "engine": "chromium",
        "member": "alice",
        "name": "lcp",
        "value": 1.5,
        "unit": "ms",
    }
    return row | changes


def write_lines(run, kind, *rows, end="\n"):
    path = run.folder.evidence / f"{kind}-w2.jsonl"
    path.parent.mkdir(parents=True, exist_ok=True)
    texts = [row if isinstance(row, str) else json.dumps(row) for row in rows]
    path.write_text("\n".join(texts) + end, encoding="utf-8")
    return run.folder


def faults(folder):
    with pytest.raises(EvidenceError) as caught:
        read_tables(folder)
    return str(caught.value).replace(f"{folder.evidence}/", "").splitlines()


def test_an_empty_run_has_all_tables_with_their_columns(new_run):
    """
    No evidence of a kind is a table without rows, not a special case.
    """
    tables = read_tables(new_run().folder)

    for kind, record in KINDS.items():
        if kind == "traces":  # joined to the attempts they belong to
            continue
        joined = ["trace"] if kind == "attempts" else []
        assert list(getattr(tables, kind).columns) == [*(column.name for column in columns_of(record)), *joined]


def test_an_attempt_has_the_first_of_its_traces(new_run):
    """
    The trace of the member who failed is written first; attempts that passed have none.
    """
    run = new_run()
    run.attempt("publish", outcome="failed", id="p1", trace="traces/bob.zip")
    run.write(TraceRecord(attempt_id="p1", member="alice", path="traces/alice.zip"))
    run.attempt("reply")
    traces = read_tables(run.close()).attempts.set_index("journey")["trace"]

    assert traces["publish"] == "traces/bob.zip"
    assert pd.isna(traces["reply"])


def test_columns_have_the_types_their_record_declares(new_run):
    """
    A column of numbers that arrives as text makes wrong medians in silence.
    """
    run = new_run()
    run.attempt("publish")
    tables = read_tables(run.close())

    assert tables.steps["duration_ms"].dtype == "float64"
    assert tables.steps["screenshot_width"].dtype == "Int64"
    assert tables.attempts["parallel"].dtype == "bool"
    assert list(tables.attempts["outcome"].cat.categories)[:2] == ["passed", "failed"]
    assert tables.attempts["reason"].isna().all()


def test_a_field_left_out_takes_its_default(new_run):
    """
    Older evidence stays readable when a field with a default is added.
    """
    tables = read_tables(write_lines(new_run(), "observations", observation()))

    assert tables.observations["document"].tolist() == [""]


def test_a_cut_last_line_is_counted_and_not_a_fault(new_run):
    """
    A killed run keeps all it had.
    """
    run = new_run()
    tables = read_tables(write_lines(run, "observations", observation(), '{"step_id":"2","jour', end=""))

    assert len(tables.observations) == 1
    assert tables.cut == 1


def test_one_error_lists_every_fault(new_run):
    """
    Mending evidence one fault a try is no work for people.
    """
    folder = write_lines(
        new_run(),
        "observations",
        observation(value="fast"),
        observation(),
        "broken",
        "[1]",
        observation(unit=None, colour="red"),
        observation(value=float("nan")),
        {key: value for key, value in observation().items() if key != "name"},
        observation(value=True),
    )

    assert faults(folder)[:-1] == [
        "observations-w2.jsonl:3: not JSON: Expecting value: line 1 column 1 (char 0)",
        "observations-w2.jsonl:4: expected an object",
        "observations-w2.jsonl:5: colour: unknown field",
        "observations-w2.jsonl:7: name: missing",
        "observations-w2.jsonl:1: value: expected float, got str",
        "observations-w2.jsonl:6: value: not a finite number",
        "observations-w2.jsonl:8: value: expected float, got bool",
        "observations-w2.jsonl:5: unit: expected str, got NoneType",
    ]


def test_unknown_words_and_bad_lists_are_faults(new_run):
    """
    An outcome that is none of the five would fall out of every count.
    """
    rule = {"step_id": "1", "state": "s", "engine": "axe", "version": "4", "rule": "label", "outcome": "Failed"}
    folder = write_lines(
        new_run(), "rules", rule, rule | {"outcome": "failed", "tags": ["a", 1], "box": [1, "2", 3, 4]}
    )

    assert faults(folder)[:-1] == [
        "rules-w2.jsonl:1: outcome: 'Failed' is not one of cantTell, failed, inapplicable, passed, untested",
        "rules-w2.jsonl:2: tags: expected a list of str, got 1 in it",
        "rules-w2.jsonl:2: box: expected a list of float, got '2' in it",
    ]


def test_faults_beyond_fifty_are_counted(new_run):
    """
    A million lines of one fault are one fault.
    """
    folder = write_lines(new_run(), "observations", *[observation(value="x")] * (MOST_FAULTS + 7))
    lines = faults(folder)

    assert len(lines) == MOST_FAULTS + 2
    assert lines[-2] == "… and 7 more"
    assert "virage measure" in lines[-1]


def test_an_id_that_stands_twice_is_a_fault(new_run):
    """
    A copied file would double every attempt.
    """
    run = new_run()
    run.attempt("publish")
    folder = run.close()
    original = next(folder.evidence.glob("attempts-*.jsonl"))
    original.with_name("attempts-copy.jsonl").write_text(original.read_text("utf-8"), encoding="utf-8")

    assert "stands there twice" in faults(folder)[0]


def test_rows_are_the_same_whatever_the_size_of_a_chunk(new_run, monkeypatch):
    """
    Reading in parts is for memory only.
    """
    run = new_run()
    for number in range(5):
        run.attempt("publish", number)
    folder = run.close()
    whole = read_tables(folder)
    monkeypatch.setattr(tables_module, "CHUNK", 2)

    assert read_tables(folder).observations.equals(whole.observations)


def test_a_missing_manifest_is_named_first(tmp_path):
    """
    Most often the folder is not a run at all.
    """
    with pytest.raises(EvidenceError, match="a run folder"):
        read_tables(RunFolder(tmp_path))


def test_columns_come_from_the_record():
    """
    A field is declared in one place.
    """
    value = next(column for column in columns_of(Observation) if column.name == "value")

    assert value.required
    assert value.arrow == pa.float64()
