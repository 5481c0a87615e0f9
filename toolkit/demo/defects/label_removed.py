"""
The compose field loses its label and its accessible name.

Why: the words above the field are still there to see, but nothing ties them to it: the commonest barrier of forms.
How: the part of the page that holds the field is replaced; a sighted mouse user can still publish.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, replace_part
from toolkit.errors import ExitCode

BROKEN = """
<p class="label">{{ t("compose.label") }}</p>
<textarea name="text" id="compose-text" rows="3" required>{{ typed }}</textarea>
"""


def install(app: Flask) -> None:
    """Replaces the labelled field."""
    replace_part(app, "parts/compose_field.html", BROKEN)


DEFECT = Defect(
    id="label_removed",
    title_fr="Le champ de publication n’a plus d’étiquette",
    title_en="The compose field has lost its label",
    breaks="The field of the compose form has no label and no accessible name; its caption is plain text.",
    hurts="Members who use a screen reader or voice control: they cannot tell or name the field to write in.",
    noticed_by=("cap:K3", "axe:label", "gate:caps{cap=K3}", "gate:findings{impact=critical}"),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="publish and not picture",
)
