"""
Request samples of load tests: Arrow streams, read batch by batch so that a cut one keeps its whole batches.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from toolkit.records import Outcome, RequestSample
from toolkit.score.columns import columns_of
from toolkit.score.faults import Faults

WORDS = pa.dictionary(pa.int32(), pa.string())
SCHEMA = pa.schema(
    [(c.name, WORDS if c.arrow == pa.string() else c.arrow) for c in columns_of(RequestSample)] + [("load_id", WORDS)]
)


def read_samples(paths: list[Path], faults: Faults) -> tuple[pd.DataFrame, int]:
    """
    All request samples, and how many of the streams were cut.

    Returns:
        One row per request: `name`, `intended_start_s`, `start_s`, `duration_ms`, `size_bytes`, `outcome`, `users`,
        `error`, `load_id`; text columns are categories.
    """
    tables: list[Any] = []  # Any: pyarrow.Table
    cut = 0
    for path in paths:
        batches, was_cut = _whole_batches(path)
        cut += was_cut
        row = 0
        for batch in batches:
            table = _checked(path, row, pa.Table.from_batches([batch]), faults)
            row += batch.num_rows
            if table is not None:
                tables.append(table)
    whole = pa.concat_tables(tables).unify_dictionaries() if tables else SCHEMA.empty_table()
    return whole.to_pandas(split_blocks=True, self_destruct=True), cut


def _whole_batches(path: Path) -> tuple[list[Any], bool]:  # Any: pyarrow.RecordBatch
    batches: list[Any] = []  # Any: as above
    try:
        with pa.memory_map(str(path)) as source, pa.ipc.open_stream(source) as stream:
            batches.extend(_each(stream))
    except (pa.ArrowInvalid, OSError):
        return batches, True
    return batches, False


def _each(stream: Any) -> Iterator[Any]:  # Any: pyarrow stream reader and batches
    while True:
        try:
            yield stream.read_next_batch()
        except StopIteration:
            return


def _checked(path: Path, row: int, table: Any, faults: Faults) -> Any:  # Any: pyarrow.Table or None
    missing = [name for name in SCHEMA.names if name not in table.column_names]
    for name in missing:
        faults.add(path, row + 1, name, "no such column")
    if missing:
        return None
    try:
        table = table.select(SCHEMA.names).cast(SCHEMA)
    except (pa.ArrowInvalid, pa.ArrowNotImplementedError, pa.ArrowTypeError) as error:
        faults.add(path, row + 1, "", f"a column has the wrong type: {error}")
        return None
    _check_values(path, row, table, faults)
    return table


def _check_values(path: Path, row: int, table: Any, faults: Faults) -> None:  # Any: pyarrow.Table
    for name in SCHEMA.names:
        column = table[name]
        if column.null_count:
            faults.add(path, row + 1 + _first(column.is_null()), name, "empty")
        elif name in ("intended_start_s", "start_s", "duration_ms"):
            bad = ~(np.isfinite(column.to_numpy()) & (column.to_numpy() >= 0))
            if bad.any():
                faults.add(path, row + 1 + int(bad.argmax()), name, "not a number of at least 0")
    unknown = set(table["outcome"].unique().to_pylist()) - {word.value for word in Outcome} - {None}
    for word in sorted(unknown):
        faults.add(path, row + 1, "outcome", f"{word!r} is not one of {', '.join(Outcome)}")


def _first(mask: Any) -> int:  # Any: a pyarrow boolean column
    return int(mask.to_numpy().argmax())
