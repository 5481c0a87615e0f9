"""Page-side scripts, by name, from `js/`."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def script(name: str) -> str:
    """The text of `js/<name>.js`."""
    return (files("toolkit.measure") / "js" / f"{name}.js").read_text(encoding="utf-8")
