"""
Pieces of Markdown: headings, tables, text that stays text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_CODE = re.compile(r"(`[^`]*`)")


def prose(text: str) -> str:
    """Text whose angle brackets are no tags; what stands between backticks is left alone."""
    parts = _CODE.split(text)
    return "".join(part if part.startswith("`") else part.replace("<", "&lt;") for part in parts)


def code(text: object) -> str:
    """Text as code; nothing at all for nothing."""
    return f"`{text}`" if str(text) else ""


def cell(text: str) -> str:
    """Text that fits into one cell of a table."""
    return " ".join(text.split()).replace("|", "\\|")


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A table, a line a row."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell(text) for text in line) + " |" for line in lines)


def fence(text: str, language: str = "text") -> str:
    """Text shown as it is."""
    return f"```{language}\n{text.strip(chr(10))}\n```"


def document(title: str, *parts: str) -> str:
    """A page: its title, a note that it is generated, its parts with a blank line between."""
    note = "<!-- Written by docs/generate.py from the code; changes made here are lost. -->"
    return "\n\n".join([f"# {title}", note, *(part for part in parts if part)]) + "\n"
