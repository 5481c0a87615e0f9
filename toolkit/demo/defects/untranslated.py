"""
Some words of the page are in the other language.

Why: half a translation tells half of the town that it is the smaller half.
How: words of the margin and of the messages are looked up in the other catalogue.
"""

from __future__ import annotations

from typing import Any

from flask import Flask

from toolkit.demo import i18n
from toolkit.demo.defect import Defect
from toolkit.errors import ExitCode

FAMILIES = ("aside.", "feed.order", "post.likes")


def install(app: Flask) -> None:
    """Looks some words up in the other language."""
    say: Any = app.jinja_env.globals["t"]  # Any: whatever a template may call

    def text(key: str, **params: object) -> str:
        if not key.startswith(FAMILIES):
            return str(say(key, **params))
        other = next(lang for lang in i18n.LANGUAGES if lang != i18n.language())
        return i18n.catalogue(other)[key].format(**params)

    app.jinja_env.globals["t"] = text


DEFECT = Defect(
    id="untranslated",
    title_fr="Des mots restent dans l’autre langue",
    title_en="Words are left in the other language",
    breaks="The margin and the order of the feed are in English on French pages, and the other way round.",
    hurts="Members of either language.",
    noticed_by=("finding:untranslated", "gate:findings{impact=serious}"),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="read_feed",
)
