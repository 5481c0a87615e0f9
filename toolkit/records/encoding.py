"""
Records to JSON and back; whatever is wrong in a file is named by its field.
"""

from __future__ import annotations

import dataclasses
import functools
import json
import types
import typing
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

T = TypeVar("T")


def now() -> str:
    """The time in UTC, ISO 8601 with milliseconds: `2026-11-23T18:07:12.345Z`."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def as_data(record: Any) -> Any:  # Any: any record or JSON value
    """A record as JSON values: dataclasses to objects in field order, tuples to lists, enums to their word."""
    if dataclasses.is_dataclass(record) and not isinstance(record, type):
        return {f.name: as_data(getattr(record, f.name)) for f in dataclasses.fields(record)}
    if isinstance(record, dict):
        return {str(key): as_data(value) for key, value in record.items()}
    if isinstance(record, (list, tuple)):
        return [as_data(value) for value in record]
    if isinstance(record, StrEnum):
        return record.value
    return record


def to_json(record: Any) -> str:  # Any: any record
    """One line of JSON, UTF-8, no spaces; NaN is refused, since missing is None with a reason."""
    return json.dumps(as_data(record), ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def from_data(kind: type[T], data: Any) -> T:  # Any: a JSON value
    """
    A record from JSON values.

    Raises:
        ValueError: A field is missing, unknown or of the wrong type; the message names it.
    """
    return typing.cast("T", _build(kind, data, kind.__name__))


def _build(kind: Any, data: Any, where: str) -> Any:  # noqa: PLR0911 - one return a kind of type
    # Any: types and JSON values, walked together
    origin = typing.get_origin(kind)
    if kind is Any:
        return data
    if origin in (types.UnionType, typing.Union):
        return _build_union(kind, data, where)
    if origin is tuple:
        return _build_tuple(kind, data, where)
    if origin is dict:
        if not isinstance(data, dict):
            raise ValueError(f"{where}: expected an object, got {type(data).__name__}")
        value_kind = typing.get_args(kind)[1]
        return {key: _build(value_kind, value, f"{where}.{key}") for key, value in data.items()}
    if dataclasses.is_dataclass(kind):
        return _build_dataclass(kind, data, where)
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        try:
            return kind(data)
        except ValueError as error:
            raise ValueError(f"{where}: {data!r} is not one of {', '.join(kind)}") from error
    if kind is float and isinstance(data, int) and not isinstance(data, bool):
        return float(data)
    if not isinstance(data, kind) or (kind is int and isinstance(data, bool)):
        raise ValueError(f"{where}: expected {kind.__name__}, got {type(data).__name__}")
    return data


def _build_union(kind: Any, data: Any, where: str) -> Any:  # Any: as above
    options = typing.get_args(kind)
    if data is None and type(None) in options:
        return None
    remaining = [option for option in options if option is not type(None)]
    return _build(remaining[0], data, where)


def _build_tuple(kind: Any, data: Any, where: str) -> Any:  # Any: as above
    if not isinstance(data, (list, tuple)):
        raise ValueError(f"{where}: expected a list, got {type(data).__name__}")
    args = typing.get_args(kind)
    if len(args) == 2 and args[1] is Ellipsis:
        return tuple(_build(args[0], value, f"{where}[{i}]") for i, value in enumerate(data))
    if len(args) != len(data):
        raise ValueError(f"{where}: expected {len(args)} values, got {len(data)}")
    return tuple(_build(arg, value, f"{where}[{i}]") for i, (arg, value) in enumerate(zip(args, data, strict=True)))


@functools.cache
def _fields(kind: Any) -> tuple[dict[str, Any], frozenset[str]]:  # Any: a record class, and types
    """The types of a record's fields, and the fields that must be there; slow to find out, so once a class."""
    required = (
        f.name
        for f in dataclasses.fields(kind)
        if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING
    )
    return typing.get_type_hints(kind), frozenset(required)


def _build_dataclass(kind: Any, data: Any, where: str) -> Any:  # Any: as above
    if not isinstance(data, dict):
        raise ValueError(f"{where}: expected an object, got {type(data).__name__}")
    hints, required = _fields(kind)
    if unknown := set(data) - set(hints):
        raise ValueError(f"{where}: unknown field {sorted(unknown)[0]!r}")
    if missing := required - set(data):
        raise ValueError(f"{where}: no {sorted(missing)[0]!r}")
    return kind(**{name: _build(hints[name], value, f"{where}.{name}") for name, value in data.items()})
