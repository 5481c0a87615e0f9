"""
An adapter's file, edited in place: one method's body is replaced, and nothing else is touched.
"""

from __future__ import annotations

import ast
import difflib
import inspect
import re
from collections.abc import Sequence

from toolkit.errors import UsageError
from toolkit.journeys import Platform

BESIDE = {"Post": "from toolkit import Post", "re": "import re"}


def replace_body(source: str, verb: str, lines: Sequence[str]) -> str:
    """
    The source with another body for a verb; the method's docstring and signature stay.

    Args:
        source: Text of the adapter's file.
        verb: Name of the method; it is added at the end of the class when it is not there.
        lines: The new body, indented from nothing.

    Raises:
        UsageError: The file holds no single subclass of `Platform`.
    """
    owner = _class(source)
    body = [*_imports(source, lines), *lines]
    method = _method(owner, verb)
    return _add(source, owner, verb, body) if method is None else _rewrite(source, method, body)


def is_unwritten(source: str, verb: str) -> bool:
    """Whether a verb is left out, or only raises `Unsupported`."""
    method = _method(_class(source), verb)
    if method is None:
        return True
    body = method.body[1:] if ast.get_docstring(method) is not None else method.body
    return len(body) == 1 and isinstance(body[0], ast.Raise) and "Unsupported" in ast.unparse(body[0])


def difference(before: str, after: str, name: str) -> str:
    """What changes, as `diff -u` says it."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    return "".join(difflib.unified_diff(old, new, name, name))


def _class(source: str) -> ast.ClassDef:
    try:
        tree = ast.parse(source)
    except SyntaxError as error:
        raise UsageError(f"the adapter cannot be read, line {error.lineno}: {error.msg}; mend it first") from error
    found = [node for node in tree.body if isinstance(node, ast.ClassDef) and _is_platform(node)]
    if len(found) != 1:
        raise UsageError(f"the adapter holds {len(found)} subclasses of Platform; one is wanted")
    return found[0]


def _is_platform(node: ast.ClassDef) -> bool:
    return any(ast.unparse(base).rpartition(".")[2] == "Platform" for base in node.bases)


def _method(owner: ast.ClassDef, verb: str) -> ast.FunctionDef | None:
    return next((node for node in owner.body if isinstance(node, ast.FunctionDef) and node.name == verb), None)


def _imports(source: str, lines: Sequence[str]) -> list[str]:
    """What the body needs and the file does not import yet is imported in the body."""
    there = {
        alias.asname or alias.name
        for node in ast.parse(source).body
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    text = "\n".join(lines)
    needed = [line for name, line in BESIDE.items() if name not in there and re.search(rf"\b{name}[.(]", text)]
    return [*needed, ""] if needed else []


def _rewrite(source: str, method: ast.FunctionDef, body: Sequence[str]) -> str:
    lines = source.splitlines(keepends=True)
    documented = ast.get_docstring(method) is not None
    first, last = method.body[0], method.body[-1]
    begin = (first.end_lineno or first.lineno) if documented else first.lineno - 1
    head, tail = "", ""
    if first.lineno == method.lineno and not documented:  # all on one line
        begin = first.lineno - 1
        head = lines[begin].encode()[: first.col_offset].decode().rstrip() + _ending(source)
    end = last.end_lineno or last.lineno
    written = _indented(source, body, method.col_offset + 4)
    return "".join([*lines[:begin], head, written, tail, *lines[end:]])


def _add(source: str, owner: ast.ClassDef, verb: str, body: Sequence[str]) -> str:
    lines = source.splitlines(keepends=True)
    end = owner.end_lineno or owner.lineno
    if not lines[end - 1].endswith(("\n", "\r")):
        lines[end - 1] += _ending(source)
    original = getattr(Platform, verb)
    inside = [f"    {line}" if line else "" for line in [f'"""{inspect.getdoc(original)}"""', *body]]
    method = ["", f"def {verb}{_signature(source, verb)}:", *inside]
    return "".join([*lines[:end], _indented(source, method, owner.col_offset + 4), *lines[end:]])


def _signature(source: str, verb: str) -> str:
    signature = inspect.signature(getattr(Platform, verb))
    if "from __future__ import annotations" in source:
        return re.sub(r"'([^']*)'", r"\1", str(signature))
    bare = [parameter.replace(annotation=inspect.Parameter.empty) for parameter in signature.parameters.values()]
    return f"({', '.join(map(str, bare))})"


def _indented(source: str, body: Sequence[str], spaces: int) -> str:
    return "".join((" " * spaces + line if line else "") + _ending(source) for line in body)


def _ending(source: str) -> str:
    return "\r\n" if "\r\n" in source else "\n"
