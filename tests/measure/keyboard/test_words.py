"""What is said of controls and presses, and in which order a date is typed."""

from __future__ import annotations

import json

import pytest

from toolkit.measure.keyboard.faults import KeyboardError, NotOperable, NotReached, Trapped
from toolkit.measure.keyboard.fields import ways_to_type
from toolkit.measure.keyboard.naming import called, detail_of
from toolkit.measure.keyboard.presses import Presses


class Keys:
    """Stands for a page: it remembers what was pressed."""

    def __init__(self) -> None:
        self.keyboard = self
        self.pressed: list[str] = []

    def press(self, key: str) -> None:
        self.pressed.append(key)


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ({"role": "button", "name": "Send", "selector": "#send"}, "button “Send”"),
        ({"role": "div", "name": "", "selector": "main > div"}, "div main > div"),
        ({}, "the control"),
        (None, "the control"),
    ],
)
def test_a_control_is_called_by_its_name_or_its_place(about, expected):
    """A name that is not there is no pair of empty quotes."""
    assert called(about) == expected


def test_a_detail_is_json_that_people_can_read():
    """Accents stay what they are."""
    assert json.loads(detail_of({"name": "Réserver"})) == {"name": "Réserver"}
    assert "é" in detail_of({"name": "Réserver"})


def test_presses_are_told_in_their_order():
    """Runs of one key are counted, and nothing else is shortened."""
    presses, page = Presses(), Keys()
    for key in ("Tab", "Tab", "Shift+Tab", "Tab", "Enter"):
        presses.press(page, key)

    assert str(presses) == "Tab ×2, Shift+Tab, Tab, Enter"
    assert (len(presses), page.pressed[-1], presses.backwards) == (5, "Enter", False)


@pytest.mark.parametrize(
    ("kind", "text", "language", "first"),
    [
        ("date", "2026-03-01", "en-US", ["03", "01", "2026"]),
        ("date", "2026-03-01", "fr-CA", ["2026", "ArrowRight", "03", "01"]),
        ("date", "2026-03-01", "fr-FR", ["01", "03", "2026"]),
        ("month", "2026-03", "en-US", ["03", "2026"]),
        ("time", "14:05", "fr-CA", ["14", "05"]),
        ("datetime-local", "2026-03-01T14:05", "en-US", ["03", "01", "2026", "ArrowRight", "14", "05"]),
    ],
)
def test_the_likeliest_order_of_a_date_comes_first(kind, text, language, first):
    """A year is longer than its field expects: the field is told that it has ended."""
    assert next(ways_to_type(text, kind, language)) == first


def test_every_order_of_a_date_is_tried_once():
    """What the browser asks for first cannot be known."""
    ways = [tuple(way) for way in ways_to_type("2026-03-01", "date", "en-US")]

    assert len(ways) == len(set(ways)) == 3


@pytest.mark.parametrize("fault", [NotReached, Trapped, NotOperable])
def test_what_the_keyboard_cannot_do_fails_the_step(fault):
    """It is a defect of the page, as an expectation that does not hold is, and no error of ours."""
    raised = fault("no way", {"name": "Send"})

    assert isinstance(raised, KeyboardError)
    assert isinstance(raised, AssertionError)
    assert (str(raised), raised.at) == ("no way", {"name": "Send"})
