"""
Raw request samples on disk: an Arrow IPC stream, readable up to its last whole batch after any kind of death.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from itertools import accumulate
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc

from toolkit.records import RequestSample

BATCH = 2_000

SCHEMA = pa.schema(
    [
        ("load_id", pa.string()),
        ("name", pa.string()),
        ("intended_start_s", pa.float64()),
        ("start_s", pa.float64()),
        ("duration_ms", pa.float64()),
        ("size_bytes", pa.int64()),
        ("outcome", pa.string()),
        ("users", pa.int32()),
        ("error", pa.dictionary(pa.int32(), pa.string())),
    ]
)


class SampleStream:
    """
    Appends samples to one file, a batch at a time.

    The disk's refusal is kept in `fault` rather than raised: samples arrive inside Locust's event, which swallows
    exceptions.

    Args:
        path: The file, new.
        load_id: Written into every row.
    """

    def __init__(self, path: Path, load_id: str) -> None:
        self._load_id = load_id
        self._pending: list[RequestSample] = []
        self._sink = pa.OSFile(str(path), "wb")  # unbuffered: what is written survives kill -9
        self._writer = pa.ipc.new_stream(self._sink, SCHEMA)
        self.dropped = 0
        self.fault: str | None = None

    def add(self, sample: RequestSample) -> None:
        """Take one sample; a full batch is written at once."""
        self._pending.append(sample)
        if len(self._pending) >= BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what has come since the last batch; after a fault everything is dropped and counted."""
        samples, self._pending = self._pending, []
        if samples:
            self._guarded(lambda: self._writer.write_batch(_batch(self._load_id, samples)))
            self.dropped += len(samples) if self.fault else 0

    def close(self) -> None:
        """Write the rest and the end mark."""
        self.flush()
        self._guarded(self._writer.close)
        self._guarded(self._sink.close)

    def _guarded(self, write: Callable[[], object]) -> None:
        # A batch cut short would hide every later one from its readers: the first fault is the last write.
        if self.fault:
            return
        try:
            write()
        except OSError as error:
            self.fault = f"samples cannot be written: {error}"


def _batch(load_id: str, samples: Sequence[RequestSample]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays(
        [
            _text([load_id] * len(samples)),
            _text([s.name for s in samples]),
            _numbers(pa.float64(), array("d", [s.intended_start_s for s in samples])),
            _numbers(pa.float64(), array("d", [s.start_s for s in samples])),
            _numbers(pa.float64(), array("d", [s.duration_ms for s in samples])),
            _numbers(pa.int64(), array("q", [s.size_bytes for s in samples])),
            _text([s.outcome.value for s in samples]),
            _numbers(pa.int32(), array("i", [s.users for s in samples])),
            _text([s.error for s in samples]).dictionary_encode(),
        ],
        schema=SCHEMA,
    )


# Arrays are made from buffers because `pa.array` imports pandas, which costs the generator 0.4 s and 60 MB.


def _numbers(kind: pa.DataType, values: array[float] | array[int]) -> pa.Array:
    return pa.Array.from_buffers(kind, len(values), [None, pa.py_buffer(values)])


def _text(values: Sequence[str]) -> pa.Array:
    encoded = [value.encode("utf-8", "replace") for value in values]
    offsets = array("i", accumulate(map(len, encoded), initial=0))
    return pa.Array.from_buffers(
        pa.string(), len(values), [None, pa.py_buffer(offsets), pa.py_buffer(b"".join(encoded))]
    )
