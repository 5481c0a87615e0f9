"""
A script that Playwright's codegen wrote, read as a list of acts. It is only parsed, never run.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import NamedTuple

from toolkit.errors import UsageError

ACTS = ("click", "fill", "check", "uncheck", "select_option", "press", "set_input_files", "hover")
DRIVERS = ("new_page", "new_context", "launch")  # how the script gets its browser: a member has one
WAYS = ("codegen's Python", "record with `--target python-pytest` or `--target python`")


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """
    One thing that was done or seen.

    Attributes:
        line: Where it stands in the script.
        name: Codegen's word: click, fill, goto, to_be_visible …
        window: Name of the window in the script: page, page1 …
        target: The locator, or None for a window's own acts.
        values: What was typed, chosen, pressed or expected.
        dialog: Whether it brought up a dialog of the browser's own.
        opens: Name of the window that it opened.
        downloads: Whether it handed over a file.
    """

    line: int
    name: str
    window: str
    target: ast.expr | None = None
    values: tuple[ast.expr, ...] = ()
    dialog: bool = False
    opens: str = ""
    downloads: bool = False


class Script(NamedTuple):
    """The acts, and the text in which their locators are places."""

    name: str
    text: str
    acts: tuple[Act, ...]


def read(text: str, name: str) -> Script:
    """
    Read a script.

    Args:
        text: What codegen wrote for the target `python-pytest` or `python`.
        name: What to call it in messages.

    Raises:
        UsageError: It is something else, or holds what a member cannot do; the message names the line.
    """
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        raise UsageError(f"{name}:{error.lineno}: not {WAYS[0]}; {WAYS[1]}") from error
    bodies = [node.body for node in tree.body if isinstance(node, ast.FunctionDef) and _walks(node)]
    if len(bodies) != 1:
        raise UsageError(f"{name}: holds {len(bodies)} recordings; one is wanted: {WAYS[1]}")
    return Script(name, text, tuple(_Reader(name, text).acts(bodies[0])))


def _walks(function: ast.FunctionDef) -> bool:
    return function.name == "run" or function.name.startswith("test")


class _Reader:
    """Statement by statement; what announces the next act (a dialog) is kept until it comes."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._lines = text.splitlines()
        self._dialog = False

    def acts(self, body: list[ast.stmt]) -> Iterator[Act]:
        for statement in body:
            for act in self._statement(statement):
                yield replace(act, dialog=self._dialog)
                self._dialog = False

    def _statement(self, statement: ast.stmt) -> Iterator[Act]:
        match statement:
            case ast.Pass():
                pass
            case ast.Assign():
                if not self._is_scaffold(statement.value):
                    raise self._refuse(statement)
            case ast.With(items=[ast.withitem(context_expr=ast.Call() as call)], body=[ast.Expr() as inner]):
                yield self._signalled(statement, call, inner)
            case ast.Expr(value=ast.Call(func=ast.Attribute() as called) as call):
                yield from self._call(statement, called, call)
            case _:
                raise self._refuse(statement)

    def _is_scaffold(self, value: ast.expr) -> bool:
        """`context = browser.new_context()`, `page1 = page1_info.value`: plumbing of the script."""
        if isinstance(value, ast.Attribute):
            return value.attr == "value"
        return isinstance(value, ast.Call) and isinstance(value.func, ast.Attribute) and value.func.attr in DRIVERS

    def _signalled(self, statement: ast.With, call: ast.Call, inner: ast.Expr) -> Act:
        """`with page.expect_popup() as page1_info:` around the click that opens it."""
        acts = list(self._statement(inner))
        bound = statement.items[0].optional_vars
        if not (isinstance(call.func, ast.Attribute) and isinstance(bound, ast.Name) and len(acts) == 1):
            raise self._refuse(statement)
        match call.func.attr:
            case "expect_popup":
                return replace(acts[0], opens=bound.id.removesuffix("_info"))
            case "expect_download":
                return replace(acts[0], downloads=True)
        raise self._refuse(statement)

    def _call(self, statement: ast.stmt, called: ast.Attribute, call: ast.Call) -> Iterator[Act]:
        owner = called.value
        if isinstance(owner, ast.Name):
            yield from self._of_window(statement, owner.id, called.attr, call)
        elif isinstance(owner, ast.Call) and isinstance(owner.func, ast.Name) and owner.func.id == "expect":
            yield self._act(statement, called.attr, owner.args[0], call.args)
        elif called.attr in ACTS and not call.keywords:
            yield self._act(statement, called.attr, owner, call.args)
        else:
            raise self._refuse(statement)

    def _of_window(self, statement: ast.stmt, window: str, name: str, call: ast.Call) -> Iterator[Act]:
        """`page.goto(…)`; `page.once("dialog", …)` announces one; closing is left to the member."""
        if name == "once":
            self._dialog = True
        elif name == "goto":
            yield Act(line=statement.lineno, name=name, window=window, values=tuple(call.args))
        elif name != "close":
            raise self._refuse(statement)

    def _act(self, statement: ast.stmt, name: str, target: ast.expr, values: list[ast.expr]) -> Act:
        root = target
        while isinstance(root, (ast.Attribute, ast.Call)):
            root = root.func if isinstance(root, ast.Call) else root.value
        if not isinstance(root, ast.Name):
            raise self._refuse(statement)
        return Act(line=statement.lineno, name=name, window=root.id, target=target, values=tuple(values))

    def _refuse(self, statement: ast.stmt) -> UsageError:
        # The line itself is not told: it may hold what was typed.
        word = _last_word(statement)
        where = f"{self._name}:{statement.lineno}"
        return UsageError(f"{where}: a member has no such act{word}; record it another way, or write it by hand")


def _last_word(statement: ast.stmt) -> str:
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        called = statement.value.func
        if isinstance(called, ast.Attribute):
            options = ", ".join(keyword.arg or "" for keyword in statement.value.keywords)
            return f" ({called.attr}{f' with {options}' if options else ''})"
    return ""
