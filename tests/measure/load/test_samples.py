import subprocess
import sys
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import ipc

from toolkit.measure.load.samples import BATCH, SampleStream
from toolkit.records import Outcome, RequestSample

FULL = Path("/dev/full")


def sample(number=0, error=""):
    return RequestSample(
        name=f"GET /é/{number}",
        intended_start_s=number + 0.25,
        start_s=number + 0.5,
        duration_ms=12.3456789,
        size_bytes=5_000_000_000,
        outcome=Outcome.FAILED if error else Outcome.PASSED,
        users=3,
        error=error,
    )


def test_samples_are_read_as_they_were_written(tmp_path):
    """
    Times are not rounded, sizes pass 2 GiB, names are any text.
    """
    path = tmp_path / "requests-a.arrow"
    stream = SampleStream(path, "a")
    stream.add(sample())
    stream.add(sample(1, "status 500"))
    stream.close()

    assert ipc.open_stream(path).read_all().to_pylist() == [
        {
            "load_id": "a",
            "name": f"GET /é/{n}",
            "intended_start_s": n + 0.25,
            "start_s": n + 0.5,
            "duration_ms": 12.3456789,
            "size_bytes": 5_000_000_000,
            "outcome": outcome,
            "users": 3,
            "error": error,
        }
        for n, outcome, error in [(0, "passed", ""), (1, "failed", "status 500")]
    ]


def test_a_full_batch_is_on_disk_before_the_stream_is_closed(tmp_path):
    """
    What a killed worker leaves is every whole batch.
    """
    path = tmp_path / "requests-a.arrow"
    stream = SampleStream(path, "a")
    for number in range(BATCH + 1):
        stream.add(sample(number))

    assert ipc.open_stream(path).read_next_batch().num_rows == BATCH
    stream.close()


@pytest.mark.parametrize("cut", [1, 7, 100, 400])
def test_a_cut_batch_hides_none_before_it(tmp_path, cut):
    """
    A kill in the middle of a write costs that batch alone.
    """
    path = tmp_path / "requests-a.arrow"
    stream = SampleStream(path, "a")
    for error in ("", "no answer", "status 500"):
        stream.add(sample(error=error))
        stream.flush()
    path.write_bytes(path.read_bytes()[:-cut])
    reader = ipc.open_stream(path)

    assert [reader.read_next_batch().to_pylist()[0]["error"] for _ in range(2)] == ["", "no answer"]
    with pytest.raises((pa.ArrowInvalid, OSError)):
        reader.read_next_batch()
    stream.close()


@pytest.mark.skipif(not FULL.exists(), reason="needs a device that is always full")
def test_a_full_disk_is_kept_as_a_fault_and_what_is_lost_is_counted():
    """
    Locust swallows what a listener raises, so the fault has to be found afterwards.
    """
    stream = SampleStream(FULL, "a")
    stream.add(sample())
    stream.flush()
    stream.add(sample())
    stream.close()

    assert (stream.dropped, "No space left" in str(stream.fault)) == (2, True)


def test_writing_samples_does_not_import_pandas(tmp_path):
    """
    It would cost every load test 0.4 s and 60 MB.
    """
    code = (
        "import sys, pathlib; from toolkit.measure.load.samples import SampleStream;"
        "from toolkit.records import Outcome, RequestSample;"
        "s = SampleStream(pathlib.Path(sys.argv[1]), 'a');"
        "s.add(RequestSample(name='n', intended_start_s=0, start_s=0, duration_ms=1, size_bytes=1,"
        " outcome=Outcome.PASSED, users=1)); s.close(); sys.exit('pandas' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code, str(tmp_path / "a.arrow")], timeout=60).returncode == 0
