"""What every sheet is made of, seen without a browser."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

import pytest

from toolkit.errors import UsageError
from toolkit.studies.instruments import instruments
from toolkit.studies.sheets import (
    Script,
    csv_template,
    inspection_sheet,
    moderator_sheet,
    questionnaire_sheet,
    severity_sheet,
)
from toolkit.studies.sheets.markup import VOID

FETCHING = {"src", "srcset", "href", "action", "formaction", "poster", "data", "background", "ping", "style"}


class Page(HTMLParser):
    """Elements, attributes and texts of a page, and whatever is not closed in order."""

    def __init__(self, text):
        super().__init__()
        self.open, self.wrong, self.elements, self.inside = [], [], [], {}
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID and tag != "path":
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag != "path" and (not self.open or self.open.pop() != tag):
            self.wrong.append(tag)

    def handle_data(self, data):
        if self.open:
            self.inside.setdefault(self.open[-1], []).append(data)


@pytest.fixture(
    params=["sus", "f_sus", "umux_lite", "ueq_s", "tasks", "inspections", "severities", "maturity"],
    ids=lambda name: name,
)
def sheet(request, sheets):
    """Every kind of sheet, one after the other."""
    return sheets[request.param]


def test_a_sheet_is_a_well_formed_page_with_unique_ids(sheet):
    """
    A label that names another field's id is read out with the wrong field.
    """
    page = Page(sheet)
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    named = [attributes["for"] for _, attributes in page.elements if "for" in attributes]

    assert (page.open, page.wrong) == ([], [])
    assert len(ids) == len(set(ids))
    assert set(named) <= set(ids)


def test_nothing_in_a_sheet_leads_out_of_it(sheet):
    """
    Neither a picture, nor a font, nor a form may tell anybody that somebody answers.
    """
    leading = [value for _, given in Page(sheet).elements for name, value in given.items() if name in FETCHING]

    assert [value for value in leading if not value.startswith("#")] == []
    assert not re.search(r"url\(|@import|fetch\(|XMLHttpRequest|sendBeacon|WebSocket|\son\w+=", sheet)


def test_the_policy_allows_the_one_script_and_the_one_style_that_are_there(sheet):
    """
    With a hash, whatever else gets into the page does not run.
    """
    page = Page(sheet)
    policy = next(given["content"] for _, given in page.elements if given.get("http-equiv"))
    style, script = "".join(page.inside["style"]), page.inside["script"][-1]
    hashes = [base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in (script, style)]

    assert policy == (
        f"default-src 'none'; script-src 'sha256-{hashes[0]}'; style-src 'sha256-{hashes[1]}'; "
        "base-uri 'none'; form-action 'none'"
    )
    assert "unsafe" not in policy


def test_words_of_others_stay_words():
    """
    A problem's title and a machine's sentence quote the platform, which may try anything.
    """
    evil = '</script><script>alert(1)</script>"<img src=x onerror=alert(1)>'
    script = Script(journey=evil, goal=evil, weight="critical", about=evil, steps=(evil,))
    made = [
        severity_sheet([(evil, evil)], "en"),
        inspection_sheet("fr", {"1.4": [evil]}),
        moderator_sheet([script], "en"),
    ]

    assert ["<img" in text or "<script>alert" in text for text in made] == [False] * 3
    assert [len([tag for tag, _ in Page(text).elements if tag == "script"]) for text in made] == [2] * 3


@pytest.mark.parametrize(
    ("kind", "header"),
    [
        (
            "tasks",
            "participant,segment,assistive_tech,task,date,success,time_s,errors,visited_states,minimum,seq,comment",
        ),
        ("inspections", "evaluator,criterion,date,finding,title,description,journey,place,severity,fixed"),
        ("matches", "evaluator,finding,problem"),
        ("severities", "evaluator,problem,severity"),
        ("segments", "group,participant,segment_id,start,end,text,code,coder,journey,criterion,severity,date"),
        ("maturity", "principle,level,answer,evidence,date,owner"),
        ("umux_lite", "participant,segment,assistive_tech,date,umux_lite1,umux_lite2"),
        ("nps", "participant,segment,assistive_tech,date,nps1"),
    ],
)
def test_a_template_is_a_header_that_spreadsheets_take_for_utf8(kind, header):
    """
    Without the mark in front, accents written below come back broken.
    """
    assert csv_template(kind) == f"\ufeff{header}\r\n"


def test_every_questionnaire_has_a_template():
    """
    What may not be quoted is imported all the same.
    """
    lengths = {name: csv_template(name).count(",") - 3 for name in instruments()}

    assert lengths == {name: one.items for name, one in instruments().items()}
    assert set(lengths) >= {"sus", "f_sus", "umux", "ueq_s", "asq", "supr_q", "attrakdiff", "visawi_s", "nasa_tlx"}


def test_an_unknown_template_is_refused_with_the_known_ones():
    """
    Who mistypes wants to see the list.
    """
    with pytest.raises(UsageError, match=r"no kind of file 'task'; choose one of: inspections, matches"):
        csv_template("task")


@pytest.mark.parametrize(
    ("name", "language", "told"),
    [
        ("supr_q", "en", "licence does not let us quote it; import answers only"),
        ("attrakdiff", "fr", "licence does not let us quote it; import answers only"),
        ("visawi_s", "en", "licence does not let us quote it; import answers only"),
        ("sus", "fr", r"exists in English only here; the French one is f_sus"),
        ("f_sus", "en", r"exists in French only here; the English one is sus"),
        ("ueq_s", "fr", r"exists in English only here; choose language en"),
        ("suz", "en", "no questionnaire 'suz'; choose one of: sus"),
        ("sus", "de", "sheets speak fr or en, not 'de'"),
    ],
)
def test_what_may_not_or_cannot_be_shown_is_refused_with_a_way_out(name, language, told):
    """
    A translation of our own would give numbers that compare with nothing.
    """
    with pytest.raises(UsageError, match=told):
        questionnaire_sheet(name, language)


def test_a_questionnaire_shows_its_items_word_for_word_its_ends_and_its_source(sheets):
    """
    A reworded item is another instrument.
    """
    page = " ".join(sheets["sus"].split())

    assert "</span> I found the system very cumbersome to use</legend>" in page
    assert "Strongly disagree" in page
    assert "Strongly agree" in page
    assert "Brooke, J. (1996)" in page
    assert page.count('type="radio"') == 50


def test_signals_stand_beside_their_criterion_as_places_to_look_at(sheets):
    """
    A machine's verdict in front of an expert is a verdict that the expert repeats.
    """
    page = sheets["inspections"]
    legible = page[page.index('id="criterion-1.4"') - 2000 : page.index('data-count="2.1.1"')]

    assert "regardez ici" in legible
    assert "Contraste trop faible à 3 endroits" in legible
    assert page.count('class="noticed"') == 2
    assert page.count("data-count=") == 18


def test_nothing_to_show_is_an_error():
    """
    An empty sheet would be printed, handed out and come back empty.
    """
    with pytest.raises(UsageError, match="no problem to rate"):
        severity_sheet([], "fr")
    with pytest.raises(UsageError, match="needs a journey"):
        moderator_sheet([], "fr")
