"""
The page of settings, from the pydantic models.
"""

from __future__ import annotations

import inspect
import json
import types
from collections.abc import Iterator
from enum import Enum
from typing import Any, Literal, NamedTuple, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from _reference.markdown import code, document, prose, table
from toolkit.settings import PREFIX, Settings

INTRO = """
Settings stand in `virage.toml`, or under `[tool.virage]` in `pyproject.toml`. Environment variables win over the file,
flags (`--set KEY=VALUE`) win over both. A variable or flag that holds a list or a table is written as in TOML:
`VIRAGE_JOURNEYS__ENGINES='["chromium", "firefox"]'`. Paths are relative to the folder of the file, but `results`, which
is relative to the folder the command is typed in. An unknown key is an error that names the closest known one, with
file and line. Passwords are never written: a `password_env` holds the name of an environment variable.
"""
BOUNDS = {"ge": "at least", "gt": "above", "le": "at most", "lt": "below"}
WORDS = {str: "text", int: "integer", float: "number", bool: "true or false"}


class Part(NamedTuple):
    """One section: its keys' prefix, its model, and whether it stands in a list, where no variable reaches it."""

    prefix: str
    model: type[BaseModel]
    listed: bool


def page() -> str:
    """Every section with its keys."""
    return document("Settings", INTRO.strip(), *(_section(part) for part in parts()))


def parts() -> Iterator[Part]:
    """Every section, in the order of the models."""
    yield from _inside(Part("", Settings, listed=False))


def undescribed() -> list[str]:
    """Keys without a description; a section is described by its model."""
    return [
        f"{part.prefix}{name}"
        for part in parts()
        for name, field in _keys(part.model)
        if not (field.description or _model(field.annotation))
    ]


def _keys(model: type[BaseModel]) -> Iterator[tuple[str, FieldInfo]]:
    yield from ((name, field) for name, field in model.model_fields.items() if not field.exclude)


def _inside(part: Part) -> Iterator[Part]:
    yield part
    for name, field in _keys(part.model):
        if model := _model(field.annotation):
            place, listed = _place(field.annotation)
            yield from _inside(Part(f"{part.prefix}{name}{place}.", model, part.listed or listed))


def _place(annotation: Any) -> tuple[str, bool]:  # Any: a type, here and below
    """What stands between a section's key and its own keys, and whether it is a list."""
    if get_origin(annotation) is dict:
        return ".NAME" + _place(get_args(annotation)[1])[0], _place(get_args(annotation)[1])[1]
    return "", get_origin(annotation) is tuple


def _model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and not get_args(annotation):
        return annotation if issubclass(annotation, BaseModel) else None
    return next((found for inner in get_args(annotation) if (found := _model(inner))), None)


def _section(part: Part) -> str:
    opening, closing = ("[[", "]]") if part.listed else ("[", "]")
    title = code(f"{opening}{part.prefix[:-1]}{closing}") if part.prefix else "At the top"
    keys = [(name, field) for name, field in _keys(part.model) if not _is_plain_section(field)]
    rows = [_row(part, name, field) for name, field in keys]
    head = ("Key", "Type", "Default", "What it is", "Environment variable")
    return "\n\n".join([f"## {title}", prose(inspect.getdoc(part.model) or ""), *([table(head, rows)] if rows else [])])


def _is_plain_section(field: FieldInfo) -> bool:
    return isinstance(field.annotation, type) and _model(field.annotation) is not None


def _row(part: Part, name: str, field: FieldInfo) -> tuple[str, ...]:
    variable = "" if part.listed else PREFIX + f"{part.prefix}{name}".replace(".", "__").upper()
    return code(name), _type(field), _default(field), prose(field.description or ""), code(variable)


def _type(field: FieldInfo) -> str:
    bounds = [
        f"{words} {getattr(one, bound)}"
        for one in field.metadata
        for bound, words in BOUNDS.items()
        if hasattr(one, bound)
    ]
    return ", ".join([_words(field.annotation), *bounds])


def _words(annotation: Any) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Literal:
        return " or ".join(code(json.dumps(word)) for word in arguments)
    if origin is tuple:
        return f"list of {_words(arguments[0])}"
    if origin is dict:
        return f"table of {_words(arguments[1])}"
    if origin is types.UnionType:
        return " or ".join(_words(one) for one in arguments if one is not types.NoneType)
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return " or ".join(code(json.dumps(word.value)) for word in annotation)
    return "section" if _model(annotation) else WORDS[annotation]


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    if _model(field.annotation) and field.default:
        return ", ".join(map(code, field.default))
    return "none" if field.default is None else code(json.dumps(field.default, ensure_ascii=False))
