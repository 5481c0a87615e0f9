"""A sheet in the hands of somebody who has a keyboard and nothing else, and reading what was saved."""

from __future__ import annotations

import csv
import io


class Filling:
    """One sheet, opened as people open it: from a file."""

    def __init__(self, page, address, *, patient):
        self.page = page
        self.patient = patient
        page.goto(address)

    def tab_to(self, selector):
        """Press Tab until the focus is there; who is not patient jumps there."""
        if not self.patient:
            self.page.locator(selector).first.focus()
            return
        for _ in range(60):
            if self.page.evaluate("(wanted) => document.activeElement?.matches(wanted) ?? false", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {selector}")

    def write(self, selector, text):
        """Write into a field."""
        self.tab_to(selector)
        self.page.keyboard.type(text)

    def choose(self, name, steps):
        """Choose the radio button so many places after the first."""
        self.tab_to(f"[name='{name}']")
        self.page.keyboard.press("Space")
        for _ in range(steps):
            self.page.keyboard.press("ArrowRight")

    def press(self, action, within=""):
        """Press a button."""
        self.tab_to(f"{within} [data-action={action}]")
        self.page.keyboard.press("Enter")

    def saved(self, *, confirm=False):
        """Save, and read what was saved: the file's name and its bytes."""
        with self.page.expect_download() as download:
            self.press("save")
            if confirm:
                self.press("yes", "#ask")
        return download.value.suggested_filename, download.value.path().read_bytes()

    @property
    def status(self):
        """What was told of the last action."""
        return self.page.inner_text("#status")

    @property
    def focused(self):
        """The id of what has the focus."""
        return self.page.evaluate("document.activeElement.id")


def rows(content):
    """A saved file as rows by column."""
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
