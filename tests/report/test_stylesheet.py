"""Colours keep their contrast in both schemes; computed from the style sheet, since axe cannot look inside figures."""

import re
from pathlib import Path

import pytest

import toolkit.report

CSS = (Path(toolkit.report.__file__).parent / "templates" / "report.css").read_text(encoding="utf-8")
TEXT, GRAPHIC = 4.5, 3.0  # WCAG 1.4.3 and 1.4.11
PAIRS = [
    *[(ink, ground, TEXT) for ink in ("ink", "ink2", "link", "alert") for ground in ("paper", "surface", "sunken")],
    *[(f"t{letter}", f"g{letter}", TEXT) for letter in "ABCDE"],
    *[("ink", f"h{step}", TEXT) for step in range(4)],
    *[("accent", f"z{band}", GRAPHIC) for band in range(1, 6)],
    *[("ink", f"z{band}", TEXT) for band in range(1, 6)],
    ("rule-strong", "paper", GRAPHIC),
    ("rule-strong", "surface", GRAPHIC),
    ("gE", "surface", 2.9),  # the tile's letter, not its edge, carries the meaning
]


def tokens(scheme):
    """The custom properties of a colour scheme, as hexadecimal colours."""
    light, dark = re.findall(r":root \{(.*?)\}", CSS, flags=re.DOTALL)[:2]
    names = dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", light))
    return names if scheme == "light" else names | dict(re.findall(r"--([\w-]+): (#[0-9a-f]+)", dark))


def luminance(colour):
    """Relative luminance of a hexadecimal colour (WCAG 2.2)."""
    digits = colour[1:] if len(colour) == 7 else "".join(c * 2 for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """Contrast ratio of two colours."""
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_colour_stands_out_from_its_ground(scheme):
    """
    Text 4.5 to 1, marks 3 to 1.
    """
    colours = tokens(scheme)
    ratios = {(ink, ground): (contrast(colours[ink], colours[ground]), least) for ink, ground, least in PAIRS}

    assert {pair: round(ratio, 2) for pair, (ratio, least) in ratios.items() if ratio < least} == {}


def test_contrast_of_black_and_white_is_twenty_one():
    """
    The measure itself is right.
    """
    assert contrast("#000", "#ffffff") == pytest.approx(21)


def test_the_style_sheet_loads_nothing():
    """
    No font, no import, no picture: the page is silent.
    """
    assert re.findall(r"url\(|@import|@font-face", CSS) == []
