"""
Search finds nothing, whatever one looks for.

Why: an index that is no longer filled answers politely that there is nothing.
How: the question is replaced before it is put.
"""

from __future__ import annotations

from flask import Flask, request
from flask.typing import ResponseReturnValue
from werkzeug.datastructures import ImmutableMultiDict

from toolkit.demo.defect import Defect, View, wrap_view
from toolkit.errors import ExitCode


def install(app: Flask) -> None:
    """Replaces what is looked for."""
    wrap_view(app, "search.show", _in_vain)


def _in_vain(view: View) -> View:
    def show(**arguments: object) -> ResponseReturnValue:
        request.args = ImmutableMultiDict({"q": "zzzzzzzzzz"})
        return view(**arguments)

    return show


DEFECT = Defect(
    id="search_finds_nothing",
    title_fr="La recherche ne trouve rien",
    title_en="Search finds nothing",
    breaks="GET /search answers as if nothing matched.",
    hurts="Everybody who looks for what was said.",
    noticed_by=(
        "cap:K1",
        "finding:journey_broken",
        "gate:caps{cap=K1}",
        "gate:findings{impact=critical}",
        "gate:journey_reliability{weight=critical}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="search",
)
