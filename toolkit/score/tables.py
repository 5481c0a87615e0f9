"""
Evidence as tables: one DataFrame a kind, with the columns that `records.py` declares. Validation happens here, once.

A last line without its line feed was cut by a kill: it is counted, not a fault. Everything else that is wrong is
listed by one error with file, line, field and reason.
"""

from __future__ import annotations

import functools
import itertools
import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa

from toolkit.records import RunInfo
from toolkit.score.columns import Column, columns_of
from toolkit.score.faults import Faults
from toolkit.score.samples import read_samples
from toolkit.store import KINDS, STUDY_KINDS, Line, RunFolder

CHUNK = 20_000  # lines held as Python objects at a time: keeps a million of them under a gigabyte
ABSENT = object()
IDENTIFIED = ("plan", "attempts", "steps", "load")


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """
    One run's evidence; every table has the columns of its record, in field order.

    Attributes:
        requests: One row per request of a load test, with `load_id`.
        people: Human evidence by kind (`toolkit.store.STUDY_KINDS`), whatever its age.
        cut: How many files ended in the middle of a record.
    """

    info: RunInfo
    plan: pd.DataFrame
    attempts: pd.DataFrame  # with `trace`: the first of an attempt's traces, None where there is none
    steps: pd.DataFrame
    acts: pd.DataFrame
    looks: pd.DataFrame
    faults: pd.DataFrame
    contents: pd.DataFrame
    feeds: pd.DataFrame
    observations: pd.DataFrame
    facts: pd.DataFrame
    trials: pd.DataFrame
    propagation: pd.DataFrame
    notifications: pd.DataFrame
    rules: pd.DataFrame
    ledger: pd.DataFrame
    load: pd.DataFrame
    health: pd.DataFrame
    requests: pd.DataFrame
    people: dict[str, pd.DataFrame]
    cut: int


def read_tables(folder: RunFolder) -> Tables:
    """
    Everything that a run recorded.

    Raises:
        EvidenceError: The manifest is missing, or evidence is damaged: every fault with file, line, field, reason.
    """
    info = folder.read_info()
    faults = Faults()
    frames: dict[str, pd.DataFrame] = {}
    cut = 0
    for kind, record in KINDS.items():
        frames[kind], cut_here = _read(folder.lines(kind), record, faults)
        cut += cut_here
    people: dict[str, pd.DataFrame] = {}
    for kind, record in STUDY_KINDS.items():
        people[kind], cut_here = _read(folder.lines(kind), record, faults)
        cut += cut_here
    requests, cut_streams = read_samples(folder.files("requests", "arrow"), faults)
    for kind in IDENTIFIED:
        _check_unique(folder, kind, frames[kind], faults)
    faults.raise_if_any()
    typed = {kind: _typed(frames[kind], record) for kind, record in KINDS.items()}
    traces = typed.pop("traces").drop_duplicates("attempt_id").set_index("attempt_id")["path"]
    typed["attempts"] = typed["attempts"].assign(trace=typed["attempts"]["id"].map(traces).astype(object))
    human = {kind: _typed(people[kind], record) for kind, record in STUDY_KINDS.items()}
    return Tables(info=info, requests=requests, people=human, cut=cut + cut_streams, **typed)


def _read(lines: Iterable[Line], record: type, faults: Faults) -> tuple[pd.DataFrame, int]:
    columns = columns_of(record)
    schema = pa.schema([(column.name, column.arrow) for column in columns])
    batches: list[Any] = []  # Any: pyarrow.RecordBatch
    cut = 0
    lines = iter(lines)
    while chunk := list(itertools.islice(lines, CHUNK)):
        whole = [line for line in chunk if not line.cut and _is_object(line, faults)]
        cut += sum(line.cut for line in chunk)
        _check_names(whole, columns, faults)
        arrays = [_array(whole, column, faults) for column in columns]
        batches.append(pa.record_batch(arrays, schema=schema))
    return pa.Table.from_batches(batches, schema=schema).to_pandas() if batches else _empty(record).copy(), cut


@functools.cache
def _empty(record: type) -> pd.DataFrame:
    """A table without rows: most runs have some kinds of evidence only."""
    schema = pa.schema([(column.name, column.arrow) for column in columns_of(record)])
    return _typed(schema.empty_table().to_pandas(), record)


def _typed(frame: pd.DataFrame, record: type) -> pd.DataFrame:
    """The declared dtypes; only evidence without faults has them."""
    wanted = {c.name: c.dtype for c in columns_of(record) if c.dtype is not None}
    other = {name: dtype for name, dtype in wanted.items() if frame[name].dtype != dtype}
    return frame.astype(other) if other else frame


def _check_unique(folder: RunFolder, kind: str, frame: pd.DataFrame, faults: Faults) -> None:
    ids = frame["id"].dropna()
    for twice in ids[ids.duplicated()].unique():
        faults.add(folder.evidence / f"{kind}-*.jsonl", 0, "id", f"{twice!r} stands there twice; was a file copied?")


def _is_object(line: Line, faults: Faults) -> bool:
    if line.fault is None and isinstance(line.data, dict):
        return True
    faults.add(line.path, line.number, "", line.fault or "expected an object")
    return False


def _check_names(lines: list[Line], columns: tuple[Column, ...], faults: Faults) -> None:
    known = {column.name for column in columns}
    if set().union(*{tuple(line.data) for line in lines}) <= known:
        return
    for line in lines:
        for name in sorted(set(line.data) - known):
            faults.add(line.path, line.number, name, "unknown field")


def _array(lines: list[Line], column: Column, faults: Faults) -> Any:  # Any: pyarrow.Array
    absent = ABSENT if column.required else column.default
    values = [line.data.get(column.name, absent) for line in lines]
    if _plausible(values, column):
        return pa.array(values, type=column.arrow)
    for index, value in enumerate(values):
        if reason := _fault(value, column):
            faults.add(lines[index].path, lines[index].number, column.name, reason)
            values[index] = None
    return pa.array(values, type=column.arrow)


def _plausible(values: list[Any], column: Column) -> bool:  # Any: JSON values
    """Whether the whole column is well at a glance; only if not is every value looked at."""
    kinds = set(map(type, values))
    if not kinds <= ({*column.python, type(None)} if column.optional else set(column.python)):
        return False
    if column.words is not None:
        return set(values) <= (column.words | {None})
    if float in kinds:
        return bool(np.isfinite([v for v in values if v is not None]).all())
    return list not in kinds


def _fault(value: Any, column: Column) -> str | None:  # Any: a JSON value
    if value is ABSENT:
        return "missing"
    if value is None and column.optional:
        return None
    if type(value) not in column.python:
        return f"expected {column.python[0].__name__}, got {type(value).__name__}"
    return _value_fault(value, column)


def _value_fault(value: Any, column: Column) -> str | None:  # Any: a JSON value of the right type
    if column.words is not None and value not in column.words:
        return f"{value!r} is not one of {', '.join(sorted(column.words))}"
    if isinstance(value, float) and not math.isfinite(value):
        return "not a finite number"
    return _list_fault(value, column) if isinstance(value, list) else None


def _list_fault(values: list[Any], column: Column) -> str | None:  # Any: JSON values
    kinds = (str,) if column.arrow == pa.list_(pa.string()) else (float, int)
    wrong = [v for v in values if type(v) not in kinds]
    return f"expected a list of {kinds[0].__name__}, got {wrong[0]!r} in it" if wrong else None
