"""
Request samples: streams of several writers, cut ones, damaged ones.
"""

import numpy as np
import pyarrow as pa
import pytest

from toolkit.errors import EvidenceError
from toolkit.score.faults import Faults
from toolkit.score.samples import SCHEMA, read_samples


def columns(n=4, **changes):
    base = {
        "name": ["GET /feed"] * n,
        "intended_start_s": np.arange(n, dtype=float),
        "start_s": np.arange(n, dtype=float),
        "duration_ms": np.full(n, 50.0),
        "size_bytes": np.full(n, 10),
        "outcome": ["passed"] * n,
        "users": np.full(n, 3),
        "error": [""] * n,
        "load_id": ["a"] * n,
    }
    return {name: pa.array(values) for name, values in (base | changes).items() if values is not None}


def write(path, *batches):
    with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, pa.table(batches[0]).schema) as stream:
        for batch in batches:
            stream.write_table(pa.table(batch))
    return path


def read(*paths):
    faults = Faults()
    frame, cut = read_samples(list(paths), faults)
    faults.raise_if_any()
    return frame, cut


def test_no_stream_is_an_empty_table():
    """
    A run without load has the same columns.
    """
    frame, cut = read()

    assert (list(frame.columns), len(frame), cut) == (SCHEMA.names, 0, 0)


def test_plain_and_dictionary_columns_are_read_alike(tmp_path):
    """
    Writers may encode repeated words or not; batches need not share a dictionary.
    """
    words = {name: pa.array(["x", "y", "x", "y"]).dictionary_encode() for name in ("name", "error", "load_id")}
    narrow = pa.DictionaryArray.from_arrays(pa.array([0, 0, 0, 0], pa.int8()), pa.array(["passed"]))
    frame, _ = read(
        write(tmp_path / "1.arrow", columns(), columns(name=["POST /posts"] * 4)),
        write(tmp_path / "2.arrow", columns(**words, outcome=narrow)),
    )

    assert frame["name"].tolist() == ["GET /feed"] * 4 + ["POST /posts"] * 4 + ["x", "y", "x", "y"]
    assert frame["name"].dtype == "category"
    assert frame["outcome"].tolist() == ["passed"] * 12


@pytest.mark.parametrize("left", [0.95, 0.6, 0.45])
def test_a_cut_stream_keeps_its_whole_batches(tmp_path, left):
    """
    A killed load test is scored on what it wrote.
    """
    path = write(tmp_path / "1.arrow", *[columns(100) for _ in range(10)])
    data = path.read_bytes()
    path.write_bytes(data[: int(len(data) * left)])
    frame, cut = read(path)

    assert cut == 1
    assert len(frame) % 100 == 0
    assert 300 <= len(frame) < 1000


@pytest.mark.parametrize("data", [b"", b"ARR"])
def test_a_stream_without_its_head_is_cut(tmp_path, data):
    """
    The worker may die before it writes anything.
    """
    path = tmp_path / "1.arrow"
    path.write_bytes(data)
    frame, cut = read(path)

    assert (len(frame), cut) == (0, 1)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"users": None}, r"1.arrow:1: users: no such column"),
        ({"outcome": ["passed", "passed", "ok", "passed"]}, r"outcome: 'ok' is not one of passed"),
        ({"duration_ms": [1.0, -1.0, 1.0, 1.0]}, r"1.arrow:2: duration_ms: not a number of at least 0"),
        ({"start_s": [1.0, 1.0, float("nan"), 1.0]}, r"1.arrow:3: start_s: not a number"),
        ({"name": ["a", None, "b", "c"]}, r"1.arrow:2: name: empty"),
        ({"size_bytes": ["many"] * 4}, r"a column has the wrong type"),
    ],
)
def test_damaged_samples_are_faults_with_their_row(tmp_path, changes, message):
    """
    A negative duration would improve a percentile.
    """
    with pytest.raises(EvidenceError, match=message):
        read(write(tmp_path / "1.arrow", columns(**changes)))
