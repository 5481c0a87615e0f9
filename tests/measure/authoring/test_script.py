"""Codegen's script, read as acts and never run."""

import pytest

from toolkit.errors import UsageError
from toolkit.measure.authoring.script import read

HEAD = "import re\nfrom playwright.sync_api import Page, expect\n\n\ndef test_example(page: Page) -> None:\n"


def acts(*lines):
    """The acts of a recording with these lines."""
    return read(HEAD + "".join(f"    {line}\n" for line in lines), "recorded.py").acts


def told(*lines):
    """Name, window and mark of each act."""
    return [(act.name, act.window, act.dialog, act.opens, act.downloads) for act in acts(*lines)]


def test_acts_come_in_the_order_of_the_script():
    """
    A recording is a sequence: what is typed comes before what is clicked.
    """
    lines = ('page.goto("http://x/")', 'page.get_by_label("Name").fill("a")', 'page.get_by_role("button").click()')

    assert [name for name, *_ in told(*lines)] == ["goto", "fill", "click"]


def test_an_expectation_is_an_act_with_what_is_expected():
    """
    What is seen at the end is the proof of the verb.
    """
    (act,) = acts('expect(page.get_by_role("main")).to_contain_text("Hello")')

    assert (act.name, [value.value for value in act.values]) == ("to_contain_text", ["Hello"])


def test_a_dialog_belongs_to_the_next_act():
    """
    Codegen announces it on the line before.
    """
    lines = (
        'page.once("dialog", lambda dialog: dialog.dismiss())',
        'page.get_by_role("button", name="Delete").click()',
        'expect(page.get_by_text("Gone")).to_be_visible()',
    )

    assert [dialog for _, _, dialog, _, _ in told(*lines)] == [True, False]


def test_a_window_is_opened_by_the_click_inside():
    """
    Its name is the one that later lines use.
    """
    lines = (
        "with page.expect_popup() as page1_info:",
        '    page.get_by_role("link", name="Report").click()',
        "page1 = page1_info.value",
        'page1.get_by_role("button").click()',
    )

    assert [(window, opens) for _, window, _, opens, _ in told(*lines)] == [("page", "page1"), ("page1", "")]


def test_a_download_is_a_click_that_hands_over_a_file():
    """
    The file is what the verb answers with.
    """
    lines = (
        "with page.expect_download() as download_info:",
        '    page.get_by_role("link", name="My data").click()',
        "download = download_info.value",
    )

    assert [downloads for *_, downloads in told(*lines)] == [True]


def test_the_library_target_is_read_without_its_scaffold():
    """
    `--target python` opens and closes its own browser: a member has one.
    """
    text = (
        "def run(playwright: Playwright) -> None:\n"
        "    browser = playwright.chromium.launch(headless=False)\n"
        "    context = browser.new_context()\n"
        "    page = context.new_page()\n"
        '    page.goto("http://x/")\n'
        "    page.close()\n"
        "    context.close()\n"
        "    browser.close()\n\n\n"
        "with sync_playwright() as playwright:\n    run(playwright)\n"
    )

    assert [act.name for act in read(text, "recorded.py").acts] == ["goto"]


@pytest.mark.parametrize(
    ("line", "word"),
    [
        ('page.get_by_text("secret").dblclick()', "dblclick"),
        ('page.get_by_text("secret").click(button="right")', "click with button"),
        ("import os", "no such act"),
        ("for _ in range(3): page.reload()", "no such act"),
    ],
)
def test_what_a_member_cannot_do_is_refused_by_line(line, word):
    """
    The line is named and not shown: it may hold what was typed.
    """
    with pytest.raises(UsageError) as told_so:
        acts('page.goto("http://x/")', line)

    assert "recorded.py:7: " in str(told_so.value)
    assert word in str(told_so.value)
    assert "secret" not in str(told_so.value)


@pytest.mark.parametrize("text", ["const x = await page", "", "async def test_example(page): ...\n"])
def test_another_language_is_refused(text):
    """
    Codegen writes JavaScript, Java and C#, too.
    """
    with pytest.raises(UsageError, match="--target python-pytest"):
        read(text, "recorded.py")
