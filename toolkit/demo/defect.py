"""
Defects that can be switched on: one file each under `defects/`, found by a folder scan.

A defect breaks the platform at one of its seams: a part of the pages, a view, a static file, the pages as they leave.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import Flask, Response
from flask.typing import ResponseReturnValue
from jinja2 import BaseLoader, ChoiceLoader, DictLoader

from toolkit import registry
from toolkit.errors import UsageError

PACKAGE = "toolkit.demo.defects"

View = Callable[..., ResponseReturnValue]


@dataclass(frozen=True, slots=True, kw_only=True)
class Defect:
    """
    One planted defect.

    Attributes:
        id: The file's stem, as given to `--defects`.
        title_fr: Its name in French.
        title_en: Its name in English.
        breaks: What it does to the platform.
        hurts: Whom, and how.
        noticed_by: All that must turn red on the shipped suite, and nothing else may: rules of axe (`axe:label`),
            findings by their audit (`finding:slow_step`), caps (`cap:K1`) and rules of the gate (`gate:…`). Where the
            audit is still to come, that alone: the defect waits for it.
        exit_code: What the gate must answer.
        install: Breaks an application that is about to be served.
        shown_by: The journeys that meet it, as `-k` takes them; all by default.
        needs_load: Whether it shows under load only.
        attempts: How many attempts show it, where the suite's own number does not.
        personas: As whom it shows, where it does not as `desktop`.
        modes: In which further modes it shows.
    """

    id: str
    title_fr: str
    title_en: str
    breaks: str
    hurts: str
    noticed_by: tuple[str, ...]
    exit_code: int
    install: Callable[[Flask], None]
    shown_by: str = ""
    needs_load: bool = False
    attempts: int = 0
    personas: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()


def load(ids: Iterable[str]) -> list[Defect]:
    """
    The defects of these ids, in the order given, each once.

    Raises:
        UsageError: An id is unknown; the message names the closest one.
    """
    known = registry.stems(PACKAGE)
    asked = list(dict.fromkeys(ids))
    for name in asked:
        if name not in known:
            close = difflib.get_close_matches(name, known, n=1, cutoff=0.0)
            raise UsageError(f"no defect {name!r}: did you mean {close[0]!r}? Known defects: {', '.join(known)}")
    modules = registry.scan(PACKAGE)
    return [modules[name].DEFECT for name in asked]


def replace_part(app: Flask, name: str, source: str) -> None:
    """Serves `source` in the place of a template, such as `parts/compose_field.html`."""
    original: BaseLoader | None = app.jinja_env.loader
    loaders = [DictLoader({name: source})]
    app.jinja_env.loader = ChoiceLoader([*loaders, original] if original else loaders)


def wrap_view(app: Flask, endpoint: str, wrapper: Callable[[View], View]) -> None:
    """Puts `wrapper` around a view, such as `feed.publish`."""
    view: Any = app.view_functions[endpoint]  # Any: Flask types views as returning anything
    app.view_functions[endpoint] = wrapper(view)


def append_to_asset(app: Flask, name: str, text: str) -> None:
    """Serves a static file, such as `place.css` or `forms.js` (which every page loads), with `text` at its end."""
    serve: Any = app.view_functions["static"]  # Any: as above

    def appended(filename: str) -> ResponseReturnValue:
        answer: Response = serve(filename=filename)
        if filename == name:
            answer.direct_passthrough = False
            content = answer.get_data() + text.encode()
            answer.close()  # the file
            answer.set_data(content)
        return answer

    app.view_functions["static"] = appended


def rewrite_pages(app: Flask, pattern: str, replacement: str) -> None:
    """Replaces what a regular expression finds in every page that is served."""
    compiled = re.compile(pattern, re.DOTALL)

    def rewritten(answer: Response) -> Response:
        if answer.mimetype == "text/html" and not answer.is_streamed:
            answer.set_data(compiled.sub(replacement, answer.get_data(as_text=True)))
        return answer

    app.after_request(rewritten)
