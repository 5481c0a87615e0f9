"""
Takes what the documents show of a run of the untouched demo: the pictures of the report, and the lines it ended with.

    make demo && python docs/showcase.py                from results/latest
    python docs/showcase.py results/20261123-190356-dd13
"""

from __future__ import annotations

import base64
import re
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from toolkit import pipeline
from toolkit.cli._talk import summary
from toolkit.errors import ExitCode
from toolkit.measure.browser import find_for, launch_options
from toolkit.store import Results, RunFolder

DOCS = Path(__file__).parent
QUOTED_IN = (DOCS.parent / "README.md", DOCS.parent / "LISEZMOI.md", DOCS / "tutorial.md")
BLOCK = re.compile(r"```text\nGate: passed.*?```", re.DOTALL)
LANGUAGES = ("en", "fr")
WIDTH, HEIGHT = 1280, 920
QUALITY = 82  # of WebP: letters stay sharp, and a picture stays under 100 kB


def main(run: str) -> None:
    """Pictures into docs/images, lines into the documents."""
    folder = Results(Path("results")).find(run)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(find_for(playwright.chromium)))
        for language in LANGUAGES:
            target = DOCS / "images" / f"scorecard.{language}.webp"
            target.write_bytes(picture(browser, folder.path / f"report.{language}.html"))
        browser.close()
    block = f"```text\n{ending(folder)}\n```"
    for page in QUOTED_IN:
        page.write_text(BLOCK.sub(lambda _: block, page.read_text(encoding="utf-8")), encoding="utf-8")


def picture(browser: Browser, report: Path) -> bytes:
    """The top of one report as WebP, which Playwright itself does not write."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
    page.goto(report.resolve().as_uri())
    session = page.context.new_cdp_session(page)
    answer = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    page.close()
    return base64.b64decode(answer["data"])


def ending(folder: RunFolder) -> str:
    """The lines that `virage demo` printed when this run was over."""
    reports = [Path("results") / folder.run / f"report.{language}.html" for language in reversed(LANGUAGES)]
    finished = pipeline.Finished(folder, pipeline.read_scorecard(folder), reports, ExitCode.OK)
    return "\n".join(summary(finished)).strip()


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "latest")
