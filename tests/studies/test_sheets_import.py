"""What a sheet saves is what is imported: filled in by keyboard in a real browser, from a file on disk."""

import pytest

from toolkit.measure.browser import find_for, launch_options
from toolkit.studies.reading import read_files
from toolkit.studies.sheets import (
    inspection_sheet,
    maturity_sheet,
    moderator_sheet,
    questionnaire_sheet,
    scripts,
    severity_sheet,
)
from toolkit.suite import locate

pytestmark = pytest.mark.browser
TODAY = "2999-01-01"  # the sheet's day is the browser's


@pytest.fixture(scope="module")
def chromium(playwright):
    started = playwright.chromium.launch(**launch_options(find_for(playwright.chromium)))
    yield started
    started.close()


@pytest.fixture
def filled(chromium, tmp_path, asked):
    """A function that opens a sheet, lets it be filled in, saves it, and gives the records of the file."""
    context = chromium.new_context(accept_downloads=True)

    def fill(text, kind, write):
        (tmp_path / "sheet.html").write_text(text, encoding="utf-8")
        page = context.new_page()
        page.goto((tmp_path / "sheet.html").as_uri())
        write(page)
        with page.expect_download() as download:
            press(page, "Save")
            if page.locator("#ask[open]").count():
                page.keyboard.press("Tab")
                page.keyboard.press("Enter")
        path = tmp_path / download.value.suggested_filename
        download.value.save_as(path)
        batch = read_files([path], asked(today=TODAY, journeys=()))
        return path.name, [one.record for one in batch.records[kind]]

    yield fill
    context.close()


def press(page, name):
    """Press the first button whose name begins so."""
    page.get_by_role("button", name=name).first.focus()
    page.keyboard.press("Enter")


def enter(page, label, text):
    """Type into the first field of this name."""
    page.get_by_label(label).first.focus()
    page.keyboard.type(text)


def tick(page, name, value):
    """Choose one of several with the space bar."""
    page.locator(f'input[name="{name}"][value="{value}"]').focus()
    page.keyboard.press("Space")


def test_a_questionnaire(filled):
    """All ten answers, and who gave them."""

    def write(page):
        enter(page, "Code", "P07")
        for item in range(1, 11):
            tick(page, f"sus{item}", str(1 + item % 5))

    name, records = filled(questionnaire_sheet("sus", "en"), "answers", write)

    assert "P07" in name
    assert [one.answer for one in records] == [1 + item % 5 for item in range(1, 11)]
    assert {one.participant for one in records} == {"P07"}


def test_a_session(filled):
    """Success, time, path, ease, and a comment that a spreadsheet would compute."""
    journey = next(one for one in scripts(locate() / "journeys") if one.journey == "publish")

    def write(page):
        enter(page, "Code", "P07")
        tick(page, "success-1", "0.5")
        page.locator('[name="time-1"]').focus()
        page.keyboard.type("42.5")
        page.locator("[data-step]").first.focus()
        page.keyboard.press("Enter")
        tick(page, "seq-1", "6")
        page.locator('[name="comment-1"]').focus()
        page.keyboard.type("=1+1")

    _, (one,) = filled(moderator_sheet([journey], "en"), "tasks", write)

    assert (one.participant, one.task, one.success, one.time_s) == ("P07", "publish", 0.5, 42.5)
    assert (one.minimum, one.seq, one.comment) == (len(journey.steps), 6, "=1+1")
    assert one.visited == (journey.steps[0],)


def test_an_inspection(filled):
    """A criterion that was looked at without a finding."""

    def write(page):
        enter(page, "Code", "E1")
        page.locator('[name="looked-1.2.1"]').focus()
        page.keyboard.press("Space")

    _, records = filled(inspection_sheet("en", {}), "inspections", write)

    assert [(one.evaluator, one.criterion, one.finding) for one in records] == [("E1", "1.2.1", "")]


def test_a_self_assessment(filled):
    """A yes without evidence is still a yes."""

    def write(page):
        tick(page, "answer-1-1", "yes")

    _, records = filled(maturity_sheet("en"), "maturity", write)

    assert [(one.principle, one.level, one.answer.value) for one in records] == [(1, 1, "yes")]


def test_a_rating(filled):
    """By the names that evaluators agreed on."""

    def write(page):
        enter(page, "Code", "E1")
        tick(page, "severity-1", "3")
        tick(page, "severity-2", "0")

    _, records = filled(
        severity_sheet([("no_receipt", "No receipt"), ("E1:F2", "Two names")], "en"), "severities", write
    )

    assert [(one.problem, one.severity) for one in records] == [("no_receipt", 3), ("E1:F2", 0)]
