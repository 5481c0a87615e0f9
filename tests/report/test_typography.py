"""Numbers, dates and spaces as French and English write them."""

import pytest

from toolkit.report.typography import ENGLISH, FRENCH, MINUS, NBSP, THIN


@pytest.mark.parametrize(
    ("value", "decimals", "french", "english"),
    [
        (1234.5, 1, f"1{THIN}234,5", "1,234.5"),
        (0, 0, "0", "0"),
        (-2.25, 1, f"{MINUS}2,2", f"{MINUS}2.2"),
        (-0.01, 1, "0,0", "0.0"),
        (1_000_000, 0, f"1{THIN}000{THIN}000", "1,000,000"),
    ],
)
def test_a_number_has_the_signs_of_its_language(value, decimals, french, english):
    """
    A French reader takes 1,234 for one and a quarter.
    """
    assert (FRENCH.number(value, decimals), ENGLISH.number(value, decimals)) == (french, english)


@pytest.mark.parametrize(
    ("ratio", "english"),
    [(0.9, "90%"), (1, "100%"), (0, "0%"), (0.996, "99.6%"), (0.9999, "99.99%"), (0.0004, "0.04%"), (0.005, "0.5%")],
)
def test_only_all_is_one_hundred_percent_and_only_none_is_zero(ratio, english):
    """
    999 successes of 1,000 rounded to 100 % would hide the failure that the report is about.
    """
    assert ENGLISH.percent(ratio) == english


def test_french_percent_stands_apart():
    """
    The sign is a word of its own in French.
    """
    assert FRENCH.percent(0.345, 1) == f"34,5{NBSP}%"


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (0, "0 s"),
        (12, "12 ms"),
        (999, "999 ms"),
        (1000, "1.0 s"),
        (59_900, "59.9 s"),
        (60_000, "1 min"),
        (65_000, "1 min 05 s"),
    ],
)
def test_a_duration_has_the_unit_that_reads_best(ms, text):
    """
    Nobody thinks in 65,000 ms; a limit of a unit belongs to the larger one.
    """
    assert ENGLISH.duration(ms).replace(NBSP, " ") == text


def test_a_date_is_written_out():
    """
    03/04 is two different days.
    """
    at = "2026-11-01T18:07:12.345Z"

    assert FRENCH.date(at) == f"1er novembre 2026, 18{NBSP}h{NBSP}07 UTC"
    assert ENGLISH.date(at) == "1 November 2026, 18:07 UTC"


def test_a_day_has_no_time():
    """
    Studies have days.
    """
    assert FRENCH.day("2026-09-01") == "1er septembre 2026"
    assert ENGLISH.day("some day") == "some day"


def test_text_that_is_no_date_is_shown_as_it_is():
    """
    A record from another version must not stop the report.
    """
    assert ENGLISH.date("yesterday") == "yesterday"


@pytest.mark.parametrize(
    ("plain", "printed"),
    [
        ("Barrage K1 : impossible", f"Barrage K1{NBSP}: impossible"),
        ("Passage accordé ; voir", f"Passage accordé{THIN}; voir"),
        ("Qu'en disent-ils ?", f"Qu’en disent-ils{THIN}?"),
        ("à l'étape « send ».", f"à l’étape «{NBSP}send{NBSP}»."),
        ("Intervalle à 90 %", f"Intervalle à 90{NBSP}%"),
        ("à 95 % ; là", f"à 95{NBSP}%{THIN}; là"),
        ("18:07 http://a.example/?q=1;b", "18:07 http://a.example/?q=1;b"),
        ("la règle `a ; b` tient ;", f"la règle `a ; b` tient{THIN};"),
    ],
)
def test_french_signs_keep_their_spaces(plain, printed):
    """
    Spaces follow the Office québécois de la langue française; addresses, times and code keep theirs.
    """
    assert FRENCH.typo(plain) == printed


def test_english_sentences_only_change_apostrophes_and_dots():
    """
    English sets no space before a sign.
    """
    assert ENGLISH.typo("Don't wait ; it's done ...") == "Don’t wait ; it’s done …"


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a et b"), (["a", "b", "c"], "a, b et c")]
)
def test_a_list_ends_with_and(items, text):
    """
    A list is read as a sentence.
    """
    assert FRENCH.listing(items) == text
