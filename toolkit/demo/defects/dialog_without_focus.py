"""
The question before deleting opens a dialog that does not take the focus.

Why: the keyboard stays behind, on a page that cannot be seen any more.
How: a script opens a dialog over the page when the section is unfolded, and leaves the focus where it was.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, append_to_asset
from toolkit.errors import ExitCode

SCRIPT = """
for (const details of document.querySelectorAll("details.danger")) {
  details.addEventListener("toggle", () => {
    const form = details.querySelector("form");
    form.setAttribute("role", "dialog");
    form.setAttribute("aria-modal", "true");
    form.setAttribute("aria-label", details.querySelector("summary").textContent);
    form.style.cssText = "position: fixed; inset: 20% 10% auto; padding: 2rem; background: Canvas; z-index: 9";
  });
}
"""


def install(app: Flask) -> None:
    """Adds it at the end of `forms.js`."""
    append_to_asset(app, "forms.js", SCRIPT)


DEFECT = Defect(
    id="dialog_without_focus",
    title_fr="La confirmation ne reçoit pas le focus",
    title_en="The confirmation does not take the focus",
    breaks="Deleting opens a dialog; the focus stays behind it.",
    hurts="Members who use a keyboard or a screen reader.",
    noticed_by=(
        "finding:dialog_focus",
        "gate:findings{impact=serious}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="edit_and_delete",
    personas=("keyboard",),
)
