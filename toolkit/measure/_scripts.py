"""Page-side scripts, by name, from `js/`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def script(name: str) -> str:
    """The text of `js/<name>.js`."""
    return (files("toolkit.measure") / "js" / f"{name}.js").read_text(encoding="utf-8")


def keeping(name: str) -> str:
    """The text of a script that keeps what it sees: a document that goes away hands it over to the next one."""
    return f"({script(name)})({script('hand_over')});"
