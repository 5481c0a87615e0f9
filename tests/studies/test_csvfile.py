"""
Tables as spreadsheets write them: whatever their habits, the same table comes out; what is no table is told.
"""

import pytest

from toolkit.errors import StudyError
from toolkit.studies import csvfile
from toolkit.studies.csvfile import column_name, read_table
from toolkit.studies.faults import MOST_TOLD, Faults

HEAD = "participant,task,success"


def table(path):
    faults = Faults()
    found = read_table(path, faults)
    faults.raise_if_any()
    return found


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_delimiter_mark_and_line_end_do_not_matter(file, delimiter, mark, end):
    """
    Each spreadsheet, country and system has its own.
    """
    text = end.join(["participant,comment", 'P01,"a;b,c"', ""]).replace(",", delimiter)
    path = file(content=mark + text.encode())

    assert table(path).rows == ((2, {"participant": "P01", "comment": f"a;b{delimiter}c"}),)


def test_unicode_text_of_spreadsheets_is_read(file):
    """
    “Unicode text” is UTF-16 with tabs.
    """
    path = file(content="participant\tcomment\nP01\tété\n".encode("utf-16"))

    assert table(path).rows[0][1]["comment"] == "été"


def test_rows_are_numbered_as_a_spreadsheet_shows_them(file):
    """
    Empty rows count, and so does the line that names the delimiter; a cell of two lines is one row.
    """
    path = file("sep=;", "participant;comment", "", 'P01;"two', 'lines"', ";", "P02;x")

    assert [number for number, _ in table(path).rows] == [4, 6]


def test_formulas_are_texts(file):
    """
    Nothing is computed, and the apostrophe that keeps a spreadsheet from computing is taken off.
    """
    path = file("participant,comment", 'P01,"=HYPERLINK(""x"")"', "P02,'+1", "P03,'tis")

    assert [cells["comment"] for _, cells in table(path).rows] == ['=HYPERLINK("x")', "+1", "'tis"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "the file is empty"),
        (b"\n \n", "the file is empty"),
        (HEAD.encode(), "no row below the header"),
        (HEAD.encode() + b"\n,,\n", "no row below the header"),
        (b"participant,task\nP01,\xe9t\xe9\n", r":2: not UTF-8.*CSV UTF-8"),
        (b"PK\x03\x04\x00\x00", "this is no text; save the sheet as CSV"),
        (b'participant,task\nP01,"open\n', "no row of a CSV"),
        (b"participant,task,task\nP01,a,b\n", r":1: column 'task': stands there twice"),
        (b"participant,task\nP01,a,b\n", r":2: 3 cells where the header has 2"),
        (b"a," * 300 + b"\nx\n", "more than 200 columns"),
    ],
)
def test_what_is_no_table_is_told_with_a_remedy(file, content, told):
    """
    Where it is, what it is, and what to do.
    """
    with pytest.raises(StudyError, match=told) as caught:
        table(file(content=content))

    assert "file.csv" in str(caught.value)
    assert "; " in str(caught.value)


def test_what_is_too_large_is_not_read(file, monkeypatch):
    """
    By bytes and by rows: more is a mistake, or meant to hurt.
    """
    path = file(HEAD, *["P01,a,1"] * 5)
    monkeypatch.setattr(csvfile, "MOST_ROWS", 3)
    with pytest.raises(StudyError, match="more than 3 rows; split it"):
        table(path)

    monkeypatch.setattr(csvfile, "MOST_BYTES", 10)
    with pytest.raises(StudyError, match="are read; split it"):
        table(path)


def test_a_file_that_is_not_there_is_told(tmp_path):
    """
    A typing mistake is the commonest fault of all.
    """
    with pytest.raises(StudyError, match="cannot be read"):
        table(tmp_path / "no.csv")


@pytest.mark.parametrize(
    ("written", "name"),
    [("Tâche", "task"), (" Assistive tech ", "assistive_tech"), ("SUS 1", "sus_1"), ("Gravité", "severity")],
)
def test_headers_may_be_written_as_people_do(written, name):
    """
    Capitals, spaces, accents, and the French words.
    """
    assert column_name(written) == name


def test_all_faults_are_told_up_to_a_number_then_counted():
    """
    Whoever corrects a file wants the list, not a wall.
    """
    faults = Faults()
    for row in range(MOST_TOLD + 7):
        faults.add(csvfile.Path("a.csv"), row + 2, "seq", "9 is out of range", "from 1 to 7")
    with pytest.raises(StudyError) as caught:
        faults.raise_if_any()
    lines = str(caught.value).splitlines()

    assert lines[0] == "57 faults, nothing was imported"
    assert lines[1] == "a.csv:2: column 'seq': 9 is out of range; from 1 to 7"
    assert (len(lines), lines[-1]) == (MOST_TOLD + 2, "and 7 more")
