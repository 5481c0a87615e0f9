"""
A banner pushes the feed down after it was shown.

Why: who is about to press presses something else.
How: a script puts the banner above the messages a moment after they were painted.
"""

from __future__ import annotations

from flask import Flask

from toolkit.demo.defect import Defect, append_to_asset
from toolkit.errors import ExitCode

# What was never painted cannot shift: on a busy machine the first paint may take longer than any fixed wait.
SCRIPT = """
const insert = () => {
  const banner = document.createElement("p");
  banner.className = "card";
  banner.style.height = "560px";
  banner.textContent = "La Place";
  document.querySelector("main").prepend(banner);
};
new PerformanceObserver((list, observer) => {
  if (list.getEntriesByName("first-contentful-paint").length === 0) return;
  observer.disconnect();
  setTimeout(insert, 250);
}).observe({ type: "paint", buffered: true });
"""


def install(app: Flask) -> None:
    """Adds it at the end of `live.js`."""
    append_to_asset(app, "live.js", SCRIPT)


DEFECT = Defect(
    id="layout_shift",
    title_fr="Une annonce décale le fil",
    title_en="A banner shifts the feed",
    breaks="560 pixels are inserted above the feed 250 ms after it was first painted.",
    hurts="Everybody who has begun to read or to aim.",
    noticed_by=("gate:cls",),
    exit_code=ExitCode.FAILED,
    install=install,
    shown_by="read_feed",
)
