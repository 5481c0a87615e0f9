"""Facts of a page: a good one and a bad one, and what is nobody's fault."""

import pytest

from tests.measure.site import Answer

pytestmark = pytest.mark.browser

WORDS = "Ce texte est assez long pour tenir sur plusieurs lignes quand la colonne est étroite. "
HEAD = '<!doctype html><html lang="fr"><meta name="viewport" content="{viewport}"><title>x</title>'
GOOD = (
    HEAD.format(viewport="width=device-width")
    + f"""
<body style="font-size: 16px"><nav><a href="/">Accueil</a>
<button lang="en">English, please, for the others</button></nav><main>
<h1>Un</h1><h2>Deux</h2><p style="max-width: 60ch">{WORDS * 3}</p>
<form><label for="a">Nom</label><input id="a" placeholder="Marie">
<label>Courriel <input type="email" autocomplete="email"></label>
<fieldset><legend>Qui</legend><input type="radio" name="q"><input type="radio" name="q"></fieldset>
<button>Envoyer</button></form>
<a href="/"><svg width="9" height="9"><title>Retour</title></svg></a>
<article><p>The words of a member are hers, and nobody is to translate them.</p></article></main></body>"""
)
BAD = (
    HEAD.format(viewport="width=device-width, user-scalable=no")
    + f"""
<body style="font-size: 12px"><nav><a href="/">Back to the home page</a></nav><main>
<h1>Un</h1><h3>Trois</h3><p>{WORDS * 6}</p>
<form><input placeholder="Nom"><input type="password" autocomplete="off">
<input type="radio" name="q"><input type="radio" name="q"><button>Send this to your friends</button></form>
<a href="/"><svg width="9" height="9"></svg></a><audio autoplay src="/a.mp3"></audio></main></body>"""
)


@pytest.fixture
def facts(site, walk):
    """A function that gives what was observed of a page, each fact with its examples."""

    def of(content):
        site.routes["/"] = Answer(content)
        with walk(**{"audit.axe": "false"}) as attempt:
            alice = attempt.member("alice")
            for name in ("open", "again"):
                with alice.step(name):
                    alice.goto("/")
            rows = [row for row in attempt.session.folder.read("observations") if row.name in NAMES]
        assert len(rows) == len({row.name for row in rows})  # a state is told once
        return {row.name: (row.value, row.detail) for row in rows}

    return of


COUNTED = {
    "placeholder_labels": (1, "Nom"),
    "untold_credentials": (1, "password"),
    "loose_radios": (1, "q"),
    "heading_skips": (1, "Trois"),
    "nameless_controls": (1, '<a href="/"><svg width="9" height="9"></svg></a>'),
    "self_playing": (1, None),
    "zoom_blocked": (1, None),
    "foreign_texts": (2, "Send this to your friends\nBack to the home page"),
}
APPLIES = {
    "fields": 2,
    "credential_fields": 1,
    "radio_groups": 1,
    "headings": 2,
    "icon_controls": 1,
    "form_fields": 3,
}
NAMES = {*COUNTED, *APPLIES, "text_size", "line_length", "page_bytes", "interface_texts"}


def test_a_good_page_has_all_of_them_and_nothing_to_note(facts):
    """
    What is there is counted, so that what is well can be told from what is not there.
    """
    found = facts(GOOD)

    assert {name: found[name][0] for name in COUNTED} == dict.fromkeys(COUNTED, 0)
    assert {name: found[name][0] for name in APPLIES} == APPLIES
    assert found["text_size"] == (16, None)
    assert 45 <= found["line_length"][0] <= 90
    assert found["interface_texts"][0] >= 5


def test_a_bad_page_has_one_of_each(facts):
    """
    With an example, so that somebody finds it.
    """
    found = facts(BAD)

    assert {name: found[name] for name in COUNTED} == COUNTED
    assert {name: found[name][0] for name in APPLIES} == APPLIES
    assert found["text_size"][0] == 12
    assert found["line_length"][0] > 90


def test_what_is_not_seen_is_not_counted(facts):
    """
    A form that is folded away asks for nothing.
    """
    found = facts(BAD.replace("<main>", '<main style="display:none">'))

    assert {name: found[name][0] for name in APPLIES if name != "form_fields"} == dict.fromkeys(
        [name for name in APPLIES if name != "form_fields"], 0
    )
    assert "form_fields" not in found
    assert "text_size" not in found


def test_a_page_weighs_all_that_it_fetches(facts, site):
    """
    A first visit: what comes from the cache the second time weighs the same.
    """
    site.routes["/banner.svg"] = Answer("x" * 300_000, headers={"Content-Type": "image/svg+xml"})

    weight, heaviest = facts(GOOD.replace("<main>", '<main><img src="/banner.svg" alt="">'))["page_bytes"]

    assert 300_000 < weight < 310_000
    assert heaviest == "/banner.svg"


def test_a_page_in_a_third_language_is_not_judged(facts):
    """
    Nobody here knows its words.
    """
    assert "foreign_texts" not in facts(BAD.replace('lang="fr"', 'lang="pt"'))
