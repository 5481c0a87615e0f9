import re
import string
from pathlib import Path

import pytest
from flask import Flask

from toolkit import demo
from toolkit.demo import i18n

ROOT = Path(demo.__file__).parent


def sources():
    files = [*ROOT.rglob("*.html"), *ROOT.rglob("*.py")]
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(files))


def test_both_languages_have_the_same_messages():
    """
    A message that one language lacks is an error page for half of the town.
    """
    assert i18n.catalogue("fr").keys() == i18n.catalogue("en").keys()


def test_both_languages_fill_in_the_same_names():
    """
    A translation that forgets `{name}` loses what the message is about.
    """

    def names(lang):
        catalogue = i18n.catalogue(lang)
        return {key: {n for _, n, _, _ in string.Formatter().parse(text) if n} for key, text in catalogue.items()}

    assert names("fr") == names("en")


def test_no_message_is_unused():
    """
    Dead messages are translated, reviewed and wondered about for nothing.
    """
    text = sources()
    exact = set(re.findall(r"""["']([a-z0-9_]+(?:\.[a-z0-9_]+)+)["']""", text))
    started = set(re.findall(r"""["']([a-z0-9_]+(?:\.[a-z0-9_]+)*[._])["{]""", text))
    forms = set(re.findall(r"""text_field\("(\w+)", "(\w+)\"""", text))
    used = exact | {f"{form}.{field}{end}" for form, field in forms for end in ("", "_hint")}

    def is_used(key):
        stem = re.sub(r"\.(one|other)$", "", key)
        return key in used or stem in used or any(key.startswith(start) for start in started)

    assert [key for key in i18n.catalogue("fr") if not is_used(key)] == []


@pytest.mark.parametrize(
    ("lang", "n", "said"),
    [
        ("fr", 0, "0 réponse"),
        ("fr", 1, "1 réponse"),
        ("fr", 2, "2 réponses"),
        ("fr", 1234, "1\N{NO-BREAK SPACE}234 réponses"),
        ("en", 0, "0 replies"),
        ("en", 1, "1 reply"),
        ("en", 1234, "1,234 replies"),
    ],
)
def test_counts_follow_the_plural_of_the_language(lang, n, said):
    """
    French says zero in the singular, English in the plural.
    """
    with Flask(__name__).test_request_context(headers={"Cookie": f"lang={lang}"}):
        assert i18n.count("post.replies", n) == said


@pytest.mark.parametrize(("lang", "said"), [("fr", "1er mars 2025, 7 h 05"), ("en", "March 1, 2025, 7:05")])
def test_moments_are_written_out_in_town_time(lang, said):
    """
    12:05 UTC is five past seven in a Québec winter.
    """
    with Flask(__name__).test_request_context(headers={"Cookie": f"lang={lang}"}):
        assert i18n.when(1_740_830_700) == said


@pytest.mark.parametrize(("lang", "said"), [("fr", "1er mars 2025"), ("en", "March 1, 2025")])
def test_a_day_is_the_town_s_and_has_no_hour(lang, said):
    """
    Five past three at night in UTC of the second is still the evening of the first.
    """
    with Flask(__name__).test_request_context(headers={"Cookie": f"lang={lang}"}):
        assert i18n.day(1_740_884_700) == said


@pytest.mark.parametrize(
    ("headers", "lang"),
    [
        ({"Accept-Language": "en-US,en;q=0.9,fr;q=0.5"}, "en"),
        ({"Accept-Language": "de"}, "fr"),
        ({}, "fr"),
        ({"Accept-Language": "en", "Cookie": "lang=fr"}, "fr"),
        ({"Accept-Language": "en", "Cookie": "lang=../x"}, "en"),
    ],
)
def test_a_choice_goes_before_the_browser_and_french_before_nothing(headers, lang):
    """
    The town is French unless its reader says otherwise.
    """
    with Flask(__name__).test_request_context(headers=headers):
        assert i18n.language() == lang
