"""Sheets in a real browser: accessible, narrow, silent, filled in by keyboard, and saved exactly."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest

from tests.measure.site import ICON, Answer, Site, serving
from tests.studies.sheets.filling import Filling, rows
from tests.studies.sheets.samples import SHEETS
from toolkit.measure.browser import find_for, launch_options

pytestmark = pytest.mark.browser

TODAY = "2026-11-03"
AXE = Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text(encoding="utf-8")
RUN = """
async (only) => {
  const chosen = only ? { runOnly: only } : {};
  const { violations } = await axe.run(document, { resultTypes: ["violations"], ...chosen });
  return violations.map((rule) => `${rule.id}: ${rule.nodes[0].target.join(" ")}`);
}
"""
SMALL = """
[...document.querySelectorAll("button, .choice, .check, input:not([type=radio],[type=checkbox],[type=hidden]), nav a")]
  .filter((one) => one.getClientRects().length)
  .map((one) => [one.outerHTML.slice(0, 80), one.getBoundingClientRect()])
  .filter(([_, box]) => box.width < 24 || box.height < 24)
  .map(([html]) => html)
"""


@pytest.fixture(scope="module")
def chromium(playwright):
    started = playwright.chromium.launch(**launch_options(find_for(playwright.chromium)))
    yield started
    started.close()


@pytest.fixture(scope="module")
def addresses(sheets, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sheets")
    for name, text in sheets.items():
        (folder / f"{name}.html").write_text(text, encoding="utf-8")
    return {name: (folder / f"{name}.html").as_uri() for name in sheets}


@pytest.fixture
def fill(chromium, addresses):
    """Opens a sheet in a browser of its own; what goes wrong in its script fails the test."""
    contexts, wrong = [], []

    def opened(name, *, patient=False, address=""):
        contexts.append(chromium.new_context(locale="en-US", accept_downloads=True))
        page = contexts[-1].new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
        page.clock.install(time=f"{TODAY}T12:00:00")
        return Filling(page, address or addresses[name], patient=patient)

    yield opened
    for context in contexts:
        context.close()
    assert wrong == []


@pytest.fixture
def served(sheets):
    """Gives the address of a sheet on a server, where nothing is lost that a test does not lose."""
    with serving(Site()) as site:

        def address(name):
            site.routes |= {"/": Answer(sheets[name]), ICON: Answer()}
            return site.url

        yield address


@pytest.mark.parametrize("name", sorted(SHEETS))
def test_axe_finds_nothing_and_nothing_overflows(fill, name):
    """
    On a wide and a narrow screen (400 % zoom), its faults shown; by night all that differs is contrast.
    """
    page = fill(name).page
    page.evaluate(AXE)
    found, widths = [], []
    if name == "inspections":
        page.locator("[data-action=add]").first.click()
    page.locator("[data-action=save]").click()
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        widths.append(page.evaluate("document.documentElement.scrollWidth"))
        found += page.evaluate(SMALL)
        for scheme, only in (("light", None), ("dark", ["color-contrast"])):
            page.emulate_media(color_scheme=scheme)
            found += page.evaluate(RUN, only)

    assert (found, widths) == ([], [1280, 320])


def test_a_questionnaire_is_filled_in_and_saved_by_keyboard(fill):
    """
    Whoever cannot use a mouse answers like everybody else, and the file holds exactly what was answered.
    """
    sheet = fill("f_sus", patient=True)
    sheet.write("#participant", "P07")
    sheet.write("#date", "11022026")
    sheet.write("#segment", "aînés, « débutants »")
    sheet.write("#assistive_tech", "=lecteur d'écran")
    for item in range(1, 11):
        sheet.choose(f"f_sus{item}", item % 5)
    name, content = sheet.saved()

    header = "participant,segment,assistive_tech,date," + ",".join(f"f_sus{item}" for item in range(1, 11))
    row = "P07,\"aînés, « débutants »\",'=lecteur d'écran,2026-11-02,2,3,4,5,1,2,3,4,5,1"
    assert name == "f_sus-P07-2026-11-02.csv"
    assert content == f"\ufeff{header}\r\n{row}\r\n".encode()
    assert sheet.status.startswith("Enregistré sous f_sus-P07-2026-11-02.csv")


def test_what_is_missing_is_told_in_a_list_that_has_the_focus(fill):
    """
    A fault that is only red is a fault that many do not find.
    """
    sheet = fill("f_sus")
    sheet.write("#participant", "Marie Tremblay")
    sheet.write("#date", "11042026")
    sheet.write("#segment", "marie@example.org")
    sheet.press("save")
    told = sheet.page.locator("#errors a").all_inner_texts()
    field = sheet.page.locator("#participant")
    described = field.get_attribute("aria-describedby").split()

    assert sheet.focused == "errors"
    assert [text.split(" ")[0] for text in told] == ["Ce", "Ce", "Une"]
    assert field.get_attribute("aria-invalid") == "true"
    assert sheet.page.inner_text(f"#{described[-1]}").startswith("Ce n’est pas un code")

    sheet.page.keyboard.press("Tab")
    sheet.page.keyboard.press("Enter")

    assert sheet.focused == "participant"

    sheet.page.keyboard.press("Control+A")
    sheet.page.keyboard.type("P07")

    assert (field.get_attribute("aria-invalid"), field.get_attribute("aria-describedby")) == (None, "participant-hint")


def test_an_item_may_stay_empty_after_one_question(fill):
    """
    Nobody is forced to answer, and nobody leaves a line out without noticing.
    """
    sheet = fill("sus")
    sheet.write("#participant", "P1")
    sheet.choose("sus1", 4)
    sheet.press("save")
    asked = sheet.page.inner_text("#ask-text")
    sheet.page.keyboard.press("Escape")
    _, content = sheet.saved(confirm=True)

    assert asked.startswith("Not filled in: 2, 3, 4, 5, 6, 7, 8, 9, and 10.")
    assert content.decode("utf-8-sig").splitlines()[1] == f"P1,,,{TODAY},5,,,,,,,,,"


def test_answers_are_kept_when_the_page_is_loaded_again_and_forgotten_on_demand(fill):
    """
    A tablet that falls asleep must not cost somebody's answers; the next person must not see them.
    """
    sheet = fill("f_sus")
    sheet.write("#participant", "P07")
    sheet.choose("f_sus3", 2)
    sheet.page.reload()
    kept = sheet.page.input_value("#participant"), sheet.page.is_checked("#f_sus3-3")
    sheet.press("clear")
    sheet.press("yes", "#ask")
    sheet.page.reload()

    assert kept == ("P07", True)
    assert sheet.page.input_value("#participant") == ""
    assert sheet.page.locator("form :checked").count() == 0
    assert sheet.page.input_value("#date") == TODAY


@pytest.mark.parametrize("memory", ["localStorage", "sessionStorage"])
def test_one_memory_is_enough(fill, served, memory):
    """
    Chromium was seen to lose what a file kept for all tabs, and a tab's own ends with it; the next number stays, too.
    """
    sheet = fill("inspections", address=served("inspections"))
    sheet.write("#evaluator", "E1")
    sheet.press("add", "[id='criterion-5.1']")
    sheet.page.evaluate("(memory) => window[memory].clear()", memory)
    sheet.page.reload()
    kept = sheet.page.input_value("#evaluator"), sheet.page.locator("#title-1").count()
    sheet.press("clear")
    sheet.press("yes", "#ask")
    sheet.press("add", "[id='criterion-5.1']")

    assert kept == ("E1", 1)
    assert sheet.focused == "title-2"


def test_a_browser_that_keeps_nothing_says_so_and_the_sheet_works(fill):
    """
    Where people forbid it, the page of another sheet would stop at its first line.
    """
    sheet = fill("inspections")
    refuse = "Object.defineProperty(window, '{}', {{ get() {{ throw new DOMException('no') }} }})"
    for memory in ("localStorage", "sessionStorage"):
        sheet.page.add_init_script(refuse.format(memory))
    sheet.page.reload()
    sheet.write("#evaluator", "E1")
    sheet.press("add", "[id='criterion-5.1']")
    sheet.page.keyboard.type("sans retour")
    _, content = sheet.saved(confirm=True)

    assert sheet.page.is_visible("#unkept")
    assert [row["title"] for row in rows(content)] == ["sans retour"]


def test_two_people_are_noted_by_keyboard_and_saved_as_one_file(fill):
    """
    A session is a day long: several people, several tasks, one file, and a comment as it was said.
    """
    sheet = fill("tasks", patient=True)
    sheet.write("#participant", "P07")
    sheet.choose("success-1", 1)
    sheet.page.clock.pause_at(f"{TODAY}T13:00:00")  # from here on, time passes only where the test says so
    sheet.press("clock", "[data-task=publish]")
    sheet.page.clock.run_for(12_500)
    sheet.page.keyboard.press("Enter")
    sheet.press("more", "[data-task=publish]")
    sheet.press("step", "[data-task=publish]")
    sheet.page.keyboard.press("Tab")
    sheet.page.keyboard.press("Enter")
    sheet.write("#elsewhere-1", "réglages")
    sheet.page.keyboard.press("Enter")
    sheet.page.keyboard.type("aide")
    sheet.page.keyboard.press("Enter")
    sheet.press("undo", "[data-task=publish]")
    sheet.choose("seq-1", 5)
    sheet.write("#comment-1", "« Où est-il ? »,")
    sheet.page.keyboard.press("Enter")
    sheet.page.keyboard.type('dit-elle, "là" !')
    sheet.press("note")
    noted, focused = sheet.status, sheet.focused
    sheet.page.reload()
    sheet.write("#participant", "P08")
    sheet.choose("success-2", 2)
    sheet.write("#time-2", "74,5")
    name, content = sheet.saved()

    assert (noted.split(".")[0], focused) == ("P07 est noté avec une tâche", "participant")
    assert name == f"tasks-{TODAY}.csv"
    assert content.decode("utf-8-sig") == (
        "participant,segment,assistive_tech,task,date,success,time_s,errors,visited_states,minimum,seq,comment\r\n"
        f"P07,,,publish,{TODAY},0.5,12.5,1,publish > see the message > réglages,2,6,"
        '"« Où est-il ? »,\ndit-elle, ""là"" !"\r\n'
        f"P08,,,vote,{TODAY},0,74.5,,,2,,\r\n"
    )


def test_a_person_who_was_noted_can_be_corrected_but_not_noted_twice(fill):
    """
    The later of two rows would silently take the place of the first.
    """
    sheet = fill("tasks")
    for _ in range(2):
        sheet.write("#participant", "P07")
        sheet.choose("success-1", 0)
        sheet.press("note")
    refused = sheet.page.inner_text("#errors li")
    sheet.press("clear")
    sheet.press("yes", "#ask")
    sheet.write("#participant", "P07")
    sheet.choose("success-1", 0)
    sheet.press("note")
    sheet.press("correct")
    sheet.choose("success-1", 2)
    _, content = sheet.saved()

    assert refused.startswith("P07 est déjà noté")
    assert [(row["participant"], row["success"]) for row in rows(content)] == [("P07", "0")]


def test_an_inspection_keeps_findings_apart_from_criteria_where_nothing_was_found(fill):
    """
    Looked at and clean is evidence; not looked at is none.
    """
    sheet = fill("inspections")
    sheet.write("#evaluator", "E1")
    sheet.tab_to("[id='looked-1.1']")
    sheet.page.keyboard.press("Space")
    sheet.press("add", "[id='criterion-5.1']")
    first = sheet.focused
    sheet.page.keyboard.type("-suppression sans retour")
    sheet.choose("severity-1", 3)
    sheet.press("add", "[id='criterion-5.1']")
    sheet.page.keyboard.type("deuxième")
    sheet.page.reload()
    _, content = sheet.saved(confirm=True)
    found = [
        (row["evaluator"], row["criterion"], row["finding"], row["title"], row["severity"], row["fixed"])
        for row in rows(content)
    ]

    assert first == "title-1"
    assert found == [
        ("E1", "1.1", "", "", "", ""),
        ("E1", "5.1", "E1-1", "'-suppression sans retour", "3", "no"),
        ("E1", "5.1", "E1-2", "deuxième", "", "no"),
    ]


def test_severities_and_levels_are_saved_where_they_were_answered(fill):
    """
    An empty row would be read as an answer by somebody some day.
    """
    rating, levels = fill("severities"), fill("maturity")
    rating.write("#evaluator", "E2")
    rating.choose("severity-2", 4)
    _, severities = rating.saved(confirm=True)
    levels.choose("answer-1-1", 0)
    levels.write("#evidence-1-1", "https://exemple.quebec/vision")
    levels.press("save")
    asked = levels.page.inner_text("#ask-text")
    levels.page.keyboard.press("Escape")
    _, maturity = levels.saved(confirm=True)

    assert rows(severities) == [{"evaluator": "E2", "problem": "P2", "severity": "4"}]
    assert "ne comptera pas : 1.1" in asked.replace("\u202f", " ")
    assert maturity.decode("utf-8-sig").splitlines()[1:] == ["1,1,yes,https://exemple.quebec/vision,,"]


def test_a_sheet_asks_the_network_for_nothing(chromium, addresses):
    """
    What people say belongs to them: a sheet that could send it would have to be trusted.
    """
    page = chromium.new_page()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(addresses["tasks"])
    page.wait_for_load_state("networkidle")
    page.close()

    assert asked == [addresses["tasks"]]
