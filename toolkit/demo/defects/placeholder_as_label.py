"""
The reply field is named by a placeholder alone.

Why: the words are gone as soon as one types, and pale before.
How: the label is hidden from everybody, and its words put into the field.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, rewrite_pages
from toolkit.errors import ExitCode

FOUND = r'<label for="reply-text">([^<]*)</label>(.*?)<textarea name="text" id="reply-text"'
INSTEAD = r'\2<textarea name="text" id="reply-text" placeholder="\1"'


def install(app: Flask) -> None:
    """Rewrites it in every page."""
    rewrite_pages(app, FOUND, INSTEAD)


DEFECT = Defect(
    id="placeholder_as_label",
    title_fr="Le champ de réponse n’a qu’un texte indicatif",
    title_en="The reply field has a placeholder only",
    breaks="The label of the reply field is replaced by a placeholder.",
    hurts="Members who forget, who enlarge, who speak to their machine.",
    noticed_by=("axe:label-title-only", "finding:placeholder_label", "gate:findings{impact=serious}"),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="reply",
)
