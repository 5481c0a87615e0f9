"""
The like button is a picture of a button.

Why: a `div` that listens to clicks looks right, and is nothing to a keyboard or a screen reader.
How: a script replaces the button by a `div` that does the same when it is clicked.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, append_to_asset
from toolkit.errors import ExitCode

SCRIPT = """
for (const button of document.querySelectorAll("form.react button")) {
  const form = button.form;
  const look = document.createElement("div");
  look.className = "button quiet";
  look.append(...button.childNodes);
  look.addEventListener("click", async () => {
    const headers = { Accept: "application/json" };
    const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers });
    look.querySelector(".count").textContent = (await answer.json()).likes;
  });
  button.replaceWith(look);
}
"""


def install(app: Flask) -> None:
    """Adds it at the end of `react.js`."""
    append_to_asset(app, "react.js", SCRIPT)


DEFECT = Defect(
    id="clickable_div",
    title_fr="Le bouton J’aime n’en est pas un",
    title_en="The like button is no button",
    breaks="What likes a message is a div: no role, no name, no focus.",
    hurts="Members who use a keyboard, a screen reader or voice control.",
    noticed_by=(
        "finding:keyboard_unreachable",
        "finding:journey_broken",
        "gate:findings{impact=critical}",
    ),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="react",
    personas=("desktop", "keyboard"),
)
