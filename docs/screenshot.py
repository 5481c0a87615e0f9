"""
Takes the pictures of the README from a run of the untouched demo.

    make demo && python docs/screenshot.py              from results/latest
    python docs/screenshot.py results/20261123-190356-dd13
"""

from __future__ import annotations

import base64
import sys
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from toolkit.measure.browser import find_for, launch_options

IMAGES = Path(__file__).parent / "images"
LANGUAGES = ("en", "fr")
WIDTH, HEIGHT = 1280, 920
QUALITY = 82  # of WebP: letters stay sharp, and a picture stays under 100 kB


def main(run: Path) -> None:
    """One picture a language: the top of the report, as a window of a laptop shows it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**launch_options(find_for(playwright.chromium)))
        for language in LANGUAGES:
            target = IMAGES / f"scorecard.{language}.webp"
            target.write_bytes(picture(browser, run / f"report.{language}.html"))
            sys.stdout.write(f"{target} {target.stat().st_size} bytes\n")
        browser.close()


def picture(browser: Browser, report: Path) -> bytes:
    """The top of one report as WebP, which Playwright itself does not write."""
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
    page.goto(report.resolve().as_uri())
    session = page.context.new_cdp_session(page)
    answer = session.send("Page.captureScreenshot", {"format": "webp", "quality": QUALITY})
    page.close()
    return base64.b64decode(answer["data"])


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "results/latest"))
