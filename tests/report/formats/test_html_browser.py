"""The page in a real browser: accessible, narrow, silent, and deaf to what the platform tries."""

from __future__ import annotations

import dataclasses
import itertools
from enum import StrEnum
from pathlib import Path

import axe_playwright_python
import pytest

from tests.report import samples
from toolkit.measure.browser import find_for, launch_options
from toolkit.report import write_all

pytestmark = pytest.mark.browser

AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RUN = """
async () => {
  const { violations } = await axe.run(document, { resultTypes: ["violations"] });
  return violations.map((rule) => `${rule.id}: ${rule.nodes[0].target.join(" ")}`);
}
"""
EVIL = '"><script>window.evil=1</script><img src=x onerror="window.evil=1"><b id=evil>'
NO_PATH = "harm//less"  # text that the report would not take for a file of the run folder either
# What a platform may write, and harmless text of the same kind: both must draw the same elements.
ATTACKS = {
    "markup": (EVIL, "harmless"),
    "quotes": ('\' onmouseover=\'window.evil=1\' " onfocus="window.evil=1" autofocus "', "harmless"),
    "direction": ("abc\u202e\u2067gpj.exe\u2066\u200f", NO_PATH),
    "script address": ("javascript:window.evil=1//", NO_PATH),
    "data address": ("data:text/html,<script>window.evil=1</script>", NO_PATH),
    "web address": (f"https://a.example/{EVIL}", "https://a.example/harmless"),
    "template": ("{{ 7*7 }}{% raw %}{# x #}${7*7}", "harmless"),
    "end of style": ("</style></title></textarea></svg><svg onload=window.evil=1>", "harmless"),
    "key": (f"@reason.invalid_attempts|n={EVIL}", "@reason.invalid_attempts|n=harmless"),
}
ELEMENTS = "[...document.querySelectorAll('*')].map((e) => e.localName + '.' + e.getAttributeNames().sort().join())"


@pytest.fixture(scope="module")
def chromium(playwright):
    started = playwright.chromium.launch(**launch_options(find_for(playwright.chromium)))
    yield started
    started.close()


@pytest.fixture
def look(chromium, run_folder):
    """Opens the report of a scorecard; every context is closed at the end."""
    contexts = []

    def opened(card, language="fr", **options):
        write_all(card, folder=run_folder, formats=("html",))
        contexts.append(chromium.new_context(**options))
        page = contexts[-1].new_page()
        page.goto((run_folder / f"report.{language}.html").as_uri())
        return page

    yield opened
    for context in contexts:
        context.close()


def mode(width, scheme):
    """Options of a browser context."""
    return {"viewport": {"width": width, "height": 900}, "color_scheme": scheme}


def presentations():
    """Each language, width and scheme once; the other combinations are looked at thoroughly only."""
    for chosen in itertools.product(("fr", "en"), (1280, 320), ("light", "dark")):
        once = chosen in {("fr", 1280, "light"), ("en", 320, "dark")}
        yield pytest.param(*chosen, marks=[] if once else [pytest.mark.thorough])


@pytest.mark.parametrize(("language", "width", "scheme"), list(presentations()))
@pytest.mark.parametrize("name", ["capped", "full"])
def test_axe_finds_nothing(look, name, language, width, scheme):
    """
    A report on accessibility that is not accessible would be laughed at, rightly.
    """
    page = look(samples.ALL[name](), language, **mode(width, scheme))
    page.evaluate("document.querySelectorAll('details').forEach((drawer) => { drawer.open = true })")
    page.evaluate(AXE)

    assert page.evaluate(RUN) == []


def test_axe_finds_nothing_in_any_state(look, any_card):
    """
    A state that is rarely seen is the one that nobody looked at.
    """
    page = look(any_card, "en", **mode(1280, "light"))
    page.evaluate(AXE)

    assert page.evaluate(RUN) == []


def test_nothing_overflows_on_a_phone(look, any_card):
    """
    Text at 320 px is the page at 400 % zoom (WCAG 1.4.10).
    """
    page = look(any_card, **mode(320, "light"))
    page.evaluate("document.querySelectorAll('details').forEach((drawer) => { drawer.open = true })")

    assert page.evaluate("document.documentElement.scrollWidth") == 320


@pytest.mark.parametrize("name", ["capped", "full", "sampled"])
def test_text_at_twice_its_size_fits(look, name):
    """
    Readers set their own text size (WCAG 1.4.4).
    """
    page = look(samples.ALL[name](), **mode(1280, "light"))
    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("document.documentElement.scrollWidth") == 1280


def test_the_first_printed_page_holds_the_verdict_and_all_dimensions(look, any_card):
    """
    A director takes one sheet to the meeting: Letter, 190 by 254 mm between its margins.
    """
    page = look(any_card, viewport={"width": 718, "height": 960})
    page.emulate_media(media="print")

    assert page.evaluate("document.querySelector('.bul > li:last-child').getBoundingClientRect().bottom") <= 960


def test_the_page_asks_the_network_for_nothing(chromium, run_folder):
    """
    It is read on trains, in archives and where the network is watched.
    """
    write_all(samples.capped(), folder=run_folder, formats=("html",))
    page = chromium.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url[:60]))
    page.goto((run_folder / "report.fr.html").as_uri())
    page.wait_for_load_state("networkidle")
    page.close()

    assert [url for url in asked if not url.startswith(("file:", "data:image/"))] == []


def test_the_text_is_the_same_without_javascript(look):
    """
    A CI server's content policy switches it off.
    """
    plain = look(samples.full(), java_script_enabled=False).inner_text("body")

    assert plain == look(samples.full()).inner_text("body")
    assert "Une exigence légale n’est pas tenue" in plain


@pytest.mark.parametrize("attack", sorted(ATTACKS))
@pytest.mark.parametrize("name", ["full", pytest.param("capped", marks=pytest.mark.thorough)])
def test_text_of_the_platform_stays_text(look, name, attack):
    """
    Every field that can hold text holds an attack: nothing runs, no element, attribute or odd link appears.
    """
    evil, harmless = ATTACKS[attack]
    attacked, calm = (look(filled(samples.ALL[name](), text)) for text in (evil, harmless))
    schemes = attacked.evaluate("[...new Set([...document.links].map((link) => link.protocol))]")

    assert attacked.evaluate("window.evil") is None
    assert attacked.evaluate(ELEMENTS) == calm.evaluate(ELEMENTS)
    assert set(schemes) <= {"file:", "https:"}


def test_no_character_turns_the_text_around(look):
    """
    A right-to-left override in a member's name would turn our own words around.
    """
    page = look(filled(samples.full(), ATTACKS["direction"][0]))
    page.evaluate("document.querySelectorAll('details').forEach((drawer) => { drawer.open = true })")

    assert not set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u200f") & set(page.inner_text("body"))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_colours_that_a_reader_forces_hide_nothing(look, scheme):
    """
    Points, ticks and steps keep a colour of their own.
    """
    page = look(samples.full(), forced_colors="active", **mode(1280, scheme))
    drawn = page.evaluate(
        "[...document.querySelectorAll('.pt:not(.hollow), .fI, .prev, .iv')].map((e) => "
        "{ const s = getComputedStyle(e); return e.matches('.prev, .iv') ? s.stroke : s.fill })"
    )
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert drawn
    assert ground not in drawn


def filled(record, text):
    """The record with this text in every field, key and list that can hold text; enumerations stay."""
    if isinstance(record, StrEnum):
        return record
    if isinstance(record, str):
        return text
    if isinstance(record, dict):
        return {f"{text}{i}": filled(value, text) for i, value in enumerate(record.values())}
    if isinstance(record, tuple):
        return tuple(filled(value, text) for value in record)
    if dataclasses.is_dataclass(record):
        return dataclasses.replace(
            record, **{f.name: filled(getattr(record, f.name), text) for f in dataclasses.fields(record)}
        )
    return record
