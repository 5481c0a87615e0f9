"""
The published JSON Schema of the scorecard, made from the records: `python -m toolkit.report.schema` writes it anew.
"""

from __future__ import annotations

import dataclasses
import json
import types
import typing
from enum import StrEnum
from pathlib import Path
from typing import Any

from toolkit.records import SCHEMA_VERSION, Scorecard

PATH = Path(__file__).parent / "scorecard.schema.json"

_PLAIN = {str: "string", int: "integer", float: "number", bool: "boolean", type(None): "null"}

JsonSchema = dict[str, Any]  # Any: schemas are trees of JSON values


def document() -> JsonSchema:
    """The schema of `scorecard.json`, JSON Schema 2020-12."""
    definitions: dict[str, JsonSchema] = {}
    root = _schema(Scorecard, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:virage:scorecard:{SCHEMA_VERSION}",
        "title": "Virage scorecard",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def text() -> str:
    """The schema as it is published."""
    return json.dumps(document(), ensure_ascii=False, indent=2) + "\n"


def _schema(kind: Any, definitions: dict[str, JsonSchema]) -> JsonSchema:  # Any: types of all kinds
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if kind is Any or kind in _PLAIN:
        return {} if kind is Any else {"type": _PLAIN[kind]}
    if origin in (types.UnionType, typing.Union):
        return {"anyOf": [_schema(option, definitions) for option in args]}
    if origin is tuple:
        return _tuple(args, definitions)
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(args[1], definitions)}
    if issubclass(kind, StrEnum):
        return {"enum": [member.value for member in kind]}
    return _record(kind, definitions)


def _tuple(args: tuple[Any, ...], definitions: dict[str, JsonSchema]) -> JsonSchema:  # Any: as above
    if args[1:] == (Ellipsis,):
        return {"type": "array", "items": _schema(args[0], definitions)}
    items = [_schema(arg, definitions) for arg in args]
    return {"type": "array", "prefixItems": items, "items": False, "minItems": len(items)}


def _record(kind: Any, definitions: dict[str, JsonSchema]) -> JsonSchema:  # Any: a record class
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}  # a place for records that hold one another
        hints = typing.get_type_hints(kind)
        names = [field.name for field in dataclasses.fields(kind)]
        definitions[kind.__name__] = {
            "description": " ".join((kind.__doc__ or "").split()),
            "type": "object",
            "properties": {name: _schema(hints[name], definitions) for name in names},
            "required": names,
            "additionalProperties": False,
        }
    return {"$ref": f"#/$defs/{kind.__name__}"}
