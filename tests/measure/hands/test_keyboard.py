"""The keyboard hand on small pages: what is well is done and nothing is told of it; what is not is told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.measure.hands import focus_pages, native_pages, pattern_pages
from toolkit.measure.hands.keyboard import Hand
from toolkit.measure.keyboard.faults import KeyboardError

pytestmark = pytest.mark.browser

FIXTURES = [
    *(replace(one, native=True) for one in native_pages.FIXTURES),
    *pattern_pages.FIXTURES,
    *focus_pages.FIXTURES,
]
RIGHT = 0.95  # of all fixtures; of the browser's own controls, all
WORDS = {
    "keyboard_unreached": "unreached",
    "keyboard_trapped": "trapped",
    "keyboard_inoperable": "inoperable",
    "focus_lost": "lost",
    "dialog_behind": "behind",
}


def word(note):
    """What a note says is wrong, or None."""
    if note.name == "focus_change":
        return None if note.value else "invisible"
    if note.name == "focus_covered":
        return "obscured" if note.value == 9 else None
    if note.name == "skip_link":
        return "skips" if note.value else "skips nowhere"
    return WORDS.get(note.name)


def tried(page, fixture):
    """What was told of a fixture that is not right, or an empty text."""
    page.goto("about:blank")
    page.set_content(fixture.html)
    hand, said = Hand(), ""
    try:
        fixture.act(hand, page)
    except KeyboardError as fault:
        said = str(fault)
    hand.rest(page)
    told = {found for note in hand.told() if (found := word(note))}
    if told != set(fixture.told):
        return f"{fixture.name}: told {sorted(told)}, not {sorted(fixture.told)} {said}"
    if fixture.done and not page.evaluate(fixture.done):
        return f"{fixture.name}: not done"
    return ""


def wrong(browser, fixtures):
    """What was told of fixtures that are not right."""
    context = browser.new_context()
    context.set_default_timeout(3_000)
    page = context.new_page()
    said = [tried(page, fixture) for fixture in fixtures]
    context.close()
    return [words for words in said if words]


def test_the_browsers_own_controls_are_all_worked(browser):
    """With these, a false word would cost all trust."""
    assert wrong(browser, [fixture for fixture in FIXTURES if fixture.native]) == []


@pytest.mark.thorough
def test_nearly_all_pages_are_told_rightly(browser):
    """Each that is not is listed by name."""
    found = wrong(browser, FIXTURES)

    assert 1 - len(found) / len(FIXTURES) >= RIGHT, "\n".join(found)


def test_there_are_enough_pages():
    """Names are unique, and there are sixty at least."""
    assert len({fixture.name for fixture in FIXTURES}) == len(FIXTURES) >= 60
