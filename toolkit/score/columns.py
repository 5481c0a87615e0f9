"""
The columns of every evidence table, derived from the records: name, dtype, whether it may be empty, allowed words.

Units stand in the names (`duration_ms`, `size_bytes`); `records.py` is the one place where a field is declared.
"""

from __future__ import annotations

import dataclasses
import functools
import types
import typing
from enum import StrEnum
from typing import Any, NamedTuple

import pandas as pd
import pyarrow as pa

Dtype = Any  # Any: pandas takes names and dtype objects alike


class Column(NamedTuple):
    """One column as it is declared."""

    name: str
    python: tuple[type, ...]
    arrow: Any  # Any: pyarrow has no types
    dtype: Dtype | None
    optional: bool
    required: bool
    default: Any  # Any: the field's default value
    words: frozenset[str] | None


@functools.cache
def columns_of(record: type) -> tuple[Column, ...]:
    """
    The columns of a record class, in field order.

    Args:
        record: A dataclass of `toolkit.records` with flat fields: text, numbers, words of an enum, lists of them.
    """
    hints = typing.get_type_hints(record)
    return tuple(_column(field, hints[field.name]) for field in dataclasses.fields(record))


def _column(field: Any, hint: Any) -> Column:  # Any: dataclasses.Field and a type hint
    optional = isinstance(hint, types.UnionType)
    kind = next(a for a in typing.get_args(hint) if a is not types.NoneType) if optional else hint
    words = frozenset(e.value for e in kind) if isinstance(kind, type) and issubclass(kind, StrEnum) else None
    python, arrow, dtype = _kinds(kind, optional=optional)
    required = field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING
    default = None if required else list(field.default) if isinstance(field.default, tuple) else field.default
    return Column(field.name, python, arrow, dtype, optional, required, default, words)


def _kinds(kind: Any, *, optional: bool) -> tuple[tuple[type, ...], Any, Dtype | None]:  # Any: a type hint
    if typing.get_origin(kind) is tuple:
        inner = typing.get_args(kind)[0]
        return (list,), pa.list_(pa.float64() if inner is float else pa.string()), None
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return (str,), pa.string(), pd.CategoricalDtype([e.value for e in kind], ordered=True)
    if kind is bool:
        return (bool,), pa.bool_(), "boolean" if optional else "bool"
    if kind is int:
        return (int,), pa.int64(), "Int64" if optional else "int64"
    if kind is float:
        return (float, int), pa.float64(), "float64"
    return (str,), pa.string(), "str"
