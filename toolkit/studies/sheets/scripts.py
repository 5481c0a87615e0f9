"""
Journeys as scripts for a moderator: read from the scenario files, which are never executed.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from toolkit.errors import UsageError
from toolkit.records import Weight


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """What one journey asks of a person: `about` says why it matters, `steps` are its names in order."""

    journey: str
    goal: str
    weight: str
    about: str
    steps: tuple[str, ...]


def scripts(folder: Path) -> list[Script]:
    """
    Every journey of a folder of scenarios, what matters most first.

    Args:
        folder: Where `test_*.py` are, such as `scenarios/journeys`.

    Raises:
        UsageError: There is no journey, or a file is no Python.
    """
    found = [one for path in sorted(folder.glob("test_*.py")) for one in _scripts_of(path)]
    if not found:
        raise UsageError(f"{folder}: no journey there; name the folder with `test_<goal>.py` files that have @journey")
    order = list(Weight)
    return sorted(found, key=lambda one: order.index(Weight(one.weight)))


def _scripts_of(path: Path) -> Iterator[Script]:
    try:
        module = ast.parse(path.read_text(encoding="utf-8"), filename=str(path))
    except (SyntaxError, ValueError, OSError) as error:
        raise UsageError(f"{path}: cannot be read as Python ({error}); correct it, or move it elsewhere") from error
    about = (ast.get_docstring(module) or "").partition("\n")[0]
    for function in module.body:
        if isinstance(function, ast.FunctionDef) and (said := _declared(function)) is not None:
            yield Script(
                journey=function.name.removeprefix("test_"),
                goal=said.get("goal", function.name.removeprefix("test_").replace("_", " ")),
                weight=_weight(said.get("weight", Weight.IMPORTANT), path),
                about=about,
                steps=tuple(_steps(function)),
            )


def _declared(function: ast.FunctionDef) -> dict[str, str] | None:
    """The words given to @journey; None for a function that is no journey."""
    for mark in function.decorator_list:
        if isinstance(mark, ast.Call) and _name(mark.func) == "journey":
            return {
                word.arg: word.value.value
                for word in mark.keywords
                if word.arg and isinstance(word.value, ast.Constant) and isinstance(word.value.value, str)
            }
    return None


def _steps(node: ast.AST) -> Iterator[str]:
    """Names of `with somebody.step("…")`, from the top to the bottom."""
    if isinstance(node, ast.With):
        for item in node.items:
            call = item.context_expr
            if isinstance(call, ast.Call) and _name(call.func) == "step" and call.args:
                name = call.args[0]
                if isinstance(name, ast.Constant) and isinstance(name.value, str):
                    yield name.value
    for child in ast.iter_child_nodes(node):
        yield from _steps(child)


def _name(called: ast.expr) -> str:
    if isinstance(called, ast.Attribute):
        return called.attr
    return called.id if isinstance(called, ast.Name) else ""


def _weight(word: str, path: Path) -> str:
    if word not in list(Weight):
        raise UsageError(f"{path}: weight={word!r}; choose one of {', '.join(Weight)}")
    return word
