"""
Forgetting: every row of a person, whichever part they had, and nothing of anybody else.
"""

from toolkit.studies.forgetting import FORGOTTEN, codes, files_of, mentions, without, words_of

ROWS = [
    {"participant": "P01", "comment": "I waited for the receipt"},
    {"participant": "P010", "comment": "fine"},
    {"group": "G1", "participant": "P02", "coder": "P01", "text": "I pressed twice to be sure"},
    {"evaluator": "E1", "problem": "no_receipt"},
    {"evaluator": "E2", "problem": "P01:F3"},
    {"file": "sus-P01.csv", "rows": 1},
    {"file": "tasks.csv", "rows": 9},
    {"participant": "P03", "comment": "as P01 said"},
]


def test_all_rows_of_a_person_go_and_only_theirs():
    """
    As participant, coder, or evaluator whose finding others rated; P010 is somebody else.
    """
    kept, touched = without(ROWS, "P01")

    assert touched == 4
    assert [row.get("participant") or row.get("evaluator") or row["file"] for row in kept] == [
        "P010",
        "E1",
        FORGOTTEN,
        "tasks.csv",
        "P03",
    ]


def test_rows_are_not_changed_in_place():
    """
    What is told before writing must be what was read.
    """
    before = [dict(row) for row in ROWS]
    without(ROWS, "P01")

    assert before == ROWS


def test_what_others_say_of_a_person_is_counted():
    """
    It is not theirs to delete, and must not be overlooked.
    """
    kept, _ = without(ROWS, "P01")

    assert mentions(kept, "P01") == 1


def test_codes_words_and_files_are_known():
    """
    For the closest pseudonym, for words that reports may hold, and for what cannot be reached.
    """
    assert codes(ROWS) == {"P01", "P010", "P02", "P03", "E1", "E2"}
    assert words_of(ROWS, "P01") == ["I pressed twice to be sure", "I waited for the receipt"]
    assert files_of(ROWS) == ["sus-P01.csv", "tasks.csv"]


def test_a_code_within_another_code_is_somebody_else():
    """
    P1.1 and P1-a are codes of their own; a full stop after P1 is one.
    """
    others = [{"participant": "P1.1", "comment": "x"}, {"participant": "P2", "comment": "P1-a and P10"}]

    assert mentions(others, "P1") == 0
    assert mentions([{"participant": "P2", "comment": "as said P1."}], "P1") == 1
    assert without([{"file": "P1.csv"}], "P1") == ([{"file": FORGOTTEN}], 1)
