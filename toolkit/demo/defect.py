"""
Defects that can be switched on: one file each under `defects/`, found by a folder scan.

A defect breaks the platform at one of its seams: it replaces a part of the pages or wraps a view.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from flask import Flask
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
        noticed_by: All that must turn red on the shipped suite, and nothing else may: findings by rule or audit, caps,
            and rules of the gate.
        exit_code: What the gate must answer.
        install: Breaks an application that is about to be served.
    """

    id: str
    title_fr: str
    title_en: str
    breaks: str
    hurts: str
    noticed_by: tuple[str, ...]
    exit_code: int
    install: Callable[[Flask], None]


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
