"""
A form that is sent twice publishes twice.

Why: who does not see an answer presses again.
How: the key that tells the second sending from a second message is thrown away.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, rewrite_pages
from toolkit.errors import ExitCode

FOUND = r"""<input type="hidden" name="once" value="[^"]*">"""
INSTEAD = r""""""


def install(app: Flask) -> None:
    """Rewrites it in every page."""
    rewrite_pages(app, FOUND, INSTEAD)


DEFECT = Defect(
    id="double_submit",
    title_fr="Un double envoi publie deux fois",
    title_en="A double press publishes twice",
    breaks="The form of publishing carries no key of its own.",
    hurts="Everybody with a slow line or a trembling hand, and all who read it twice.",
    noticed_by=("finding:doubled_post", "gate:findings{impact=serious}"),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="publish and not picture",
    modes=("faults",),
)
