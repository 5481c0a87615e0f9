"""
From files to records: what each kind says, and what each fault is told.
"""

import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toolkit.errors import StudyError
from toolkit.records import Answer
from toolkit.studies.kind import kinds
from toolkit.studies.reading import read_files
from toolkit.studies.row import Asked
from toolkit.studies.sheets import csv_template

TASKS = "participant,segment,assistive_tech,task,date,success,time_s,errors,visited_states,minimum,seq,comment"
GOOD = "P01,member,none,publish,2026-10-01,1,42.5,0,home>composer>home,2,6,fine"
SUS = "participant,segment,assistive_tech,date," + ",".join(f"sus{item}" for item in range(1, 11))
INSPECTIONS = "evaluator,criterion,date,finding,title,description,journey,place,severity,fixed"
SEGMENTS = "group,participant,segment_id,start,end,text,code,coder,journey,criterion,severity,date"


def test_an_attempt_is_read_whole(file, read):
    """
    Every column of the table of user tests.
    """
    (one,) = read(file(TASKS, GOOD))

    assert (one.participant, one.task, one.date, one.success, one.time_s) == ("P01", "publish", "2026-10-01", 1.0, 42.5)
    assert (one.errors, one.minimum, one.seq, one.comment) == (0, 2, 6, "fine")
    assert one.visited == ("home", "composer", "home")


def test_columns_that_say_nothing_may_be_left_out(file, read):
    """
    Missing is None, never 0; the day may be given once for all rows.
    """
    (one,) = read(file("participant,task,success", "P01,publish,0"), date="2026-10-01")

    assert (one.date, one.time_s, one.errors, one.minimum, one.seq) == ("2026-10-01", None, None, None, None)


@pytest.mark.parametrize(
    ("written", "success"),
    [
        ("oui", 1),
        ("Yes", 1),
        ("non", 0),
        ("no", 0),
        ("partiel", 0.5),
        ("partly", 0.5),
        ("Réussi", 1),
        ("0.5", 0.5),
        ("1.0", 1),
        ("0.0", 0),
        ("0,50", 0.5),
        ("1,0", 1),
    ],
)
def test_success_may_be_said_in_words(file, read, written, success):
    """
    In both languages, with capitals and accents.
    """
    assert read(file("participant;task;date;success", f"P01;publish;2026-10-01;{written}"))[0].success == success


def test_a_number_that_is_no_success_suggests_no_other(file, read):
    """
    A failure must not become half a success by a typing aid.
    """
    with pytest.raises(StudyError) as caught:
        read(file(TASKS, GOOD.replace(",1,", ",0.75,")))

    assert "'0.75' is not understood; write 1, 0.5 or 0" in str(caught.value)


def test_an_item_in_two_spellings_stands_there_twice(file, read):
    """
    Else it counts twice, and nobody sees it in the score.
    """
    with pytest.raises(StudyError, match="column 'sus1': stands there twice"):
        read(file(f"{SUS},SUS 01", "P01,m,none,2026-10-01" + ",4" * 11), kind="answers")


def test_a_blank_first_line_hides_no_semicolons(file, read):
    """
    The delimiter is seen from the header, wherever that begins.
    """
    (one,) = read(file("", "participant;task;date;success", "P01;publish;2026-10-01;1"))

    assert (one.participant, one.success) == ("P01", 1)


def test_a_telephone_number_is_no_pseudonym(file, read):
    """
    It has digits, and leads to a person.
    """
    with pytest.raises(StudyError, match="column 'participant': holds a telephone number"):
        read(file(TASKS, GOOD.replace("P01", "418-555-0123")))


def test_long_texts_are_searched_in_one_go():
    """
    Ten thousand letters without a space, and an address at the end: no second look at any of them.
    """
    from toolkit.studies.privacy import personal

    assert personal("a" * 1_000_000) is None
    assert personal("a" * 1_000_000 + "@example.org") == "an e-mail address"


def test_decimal_commas_are_read(file, read):
    """
    As a French spreadsheet writes them.
    """
    (one,) = read(file("participant;task;date;success;time_s", "P01;publish;2026/10/1;0,5;1 042,5"))

    assert (one.success, one.time_s, one.date) == (0.5, 1042.5, "2026-10-01")


@pytest.mark.parametrize("word", ["none", "aucune", "Non", "no"])
def test_no_assistance_is_no_assistance_in_any_word(file, read, word):
    """
    “aucune” would otherwise count as an assistive technology.
    """
    row = f"P01,{word},publish,2026-10-01,1"

    assert read(file("participant,assistive_tech,task,date,success", row))[0].assistive_tech == "none"


@pytest.mark.parametrize(
    ("column", "cell", "told"),
    [
        ("participant", "", "column 'participant': is empty; write the person's code, such as P07"),
        ("participant", "Marie", "'Marie' is something that looks like a name"),
        ("participant", "Jean Roy", "'Jean Roy' is something that looks like a name"),
        ("participant", "jean@ville.example", "column 'participant': holds an e-mail address"),
        ("segment", "call 418 555-0123", "column 'segment': holds a telephone number"),
        ("comment", "write to jean@ville.example", "column 'comment': holds an e-mail address; take it out"),
        ("comment", "x" * 10_001, "10001 characters"),
        ("task", "", "column 'task': is empty"),
        ("date", "", "column 'date': is empty; write the day as 2026-10-01, or give --date"),
        ("date", "01/10/2026", "'01/10/2026' is no day; write it as 2026-10-01"),
        ("date", "2026-02-30", "'2026-02-30' is no day"),
        ("date", "2027-01-01", "2027-01-01 is still to come"),
        ("success", "", "column 'success': is empty; write 1, 0.5 or 0"),
        ("success", "mostly", "'mostly' is not understood"),
        ("time_s", "0", "column 'time_s': is 0; leave it empty"),
        ("time_s", "-3", "-3 is out of range; from 0 to 86400"),
        ("time_s", "1:23", "'1:23' is no number"),
        ("time_s", '"1,234"', "'1,234' is no number"),
        ("time_s", "nan", "'nan' is no number"),
        ("errors", "1.5", "1.5 is no whole number"),
        ("minimum", "0", "0 is out of range; from 1 to 10000"),
        ("seq", "8", "8 is out of range; from 1 to 7"),
    ],
)
def test_a_cell_that_cannot_be_right_is_told(file, read, column, cell, told):
    """
    With file, row, column, reason and remedy; nobody has to guess.
    """
    cells = dict(zip(TASKS.split(","), GOOD.split(","), strict=True)) | {column: cell}
    with pytest.raises(StudyError) as caught:
        read(file(TASKS, GOOD.replace("P01", "P09"), ",".join(cells.values())))

    assert f"file.csv:3: column '{column}': " in str(caught.value)
    assert told in str(caught.value)


def test_every_fault_of_every_file_is_told_at_once(file, read):
    """
    Correcting one to learn of the next wears people out.
    """
    one = file(TASKS, GOOD.replace(",6,", ",9,").replace("42.5", "x"), name="one.csv")
    two = file(SUS, "P01,member,none,2026-10-01,6,1,1,1,1,1,1,1,1,1", name="two.csv")
    with pytest.raises(StudyError, match="3 faults, nothing was imported") as caught:
        read(one, two)

    assert "one.csv:2: column 'time_s'" in str(caught.value)
    assert "two.csv:2: column 'sus1': 6 is out of range; from 1 to 5" in str(caught.value)


def test_answers_left_empty_are_kept_as_empty(file, read):
    """
    The instrument's authors say what an unanswered item counts; the table does not.
    """
    found = read(file(SUS, "P01,member,none,2026-10-01,5,,4,2,4,2,4,2,4,2"), kind="answers")

    assert [one.answer for one in found] == [5, None, 4, 2, 4, 2, 4, 2, 4, 2]
    assert {(one.instrument, one.participant) for one in found} == {("sus", "P01")}


def test_several_questionnaires_may_stand_in_one_file(file, read):
    """
    Of one that a person did not fill in at all, nothing is kept.
    """
    head = "participant,date,umux_lite1,umux_lite_2,nps"
    found = read(file(head, "P01,2026-10-01,6,7,", "P02,2026-10-01,5,5,9"), kind="answers")

    assert [(one.participant, one.instrument, one.item) for one in found] == [
        ("P01", "umux_lite", 1),
        ("P01", "umux_lite", 2),
        ("P02", "umux_lite", 1),
        ("P02", "umux_lite", 2),
        ("P02", "nps", 1),
    ]


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((SUS.removesuffix(",sus10"), "P01,m,none,2026-10-01" + ",3" * 9), "column 'sus10': there is no such column"),
        ((SUS, "P01,m,none,2026-10-01" + "," * 10), "no item is answered"),
        (("participant,date,sus11", "P01,2026-10-01,3"), "there is no column of a questionnaire"),
        (("participant,task,sucess,date", "P01,publish,1,2026-10-01"), "did you mean 'success'?"),
        ((TASKS + ",mood", GOOD + ",good"), "column 'mood': is no column of tasks; "),
        (("participant,task,success", "P01,publish,1"), "column 'date': there is no such column; add it, or give --da"),
        ((TASKS, GOOD, GOOD), ":3: says the same as file.csv:2; remove one of the two rows"),
        ((TASKS, GOOD, GOOD.replace("42.5", "50")), ":3: says something else about the same as file.csv:2"),
    ],
)
def test_a_table_that_does_not_fit_is_told(file, read, lines, told):
    """
    Columns that are missing or unknown, and rows that contradict each other.
    """
    with pytest.raises(StudyError) as caught:
        read(file(*lines))

    assert told in str(caught.value)


def test_the_same_row_in_two_files_is_one(file, read):
    """
    A sheet that was saved twice is nothing to worry about.
    """
    paths = [file(TASKS, GOOD, name=name) for name in ("a.csv", "b.csv")]

    assert len(read(*paths)) == 1


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("E1,9.1,2026-10-01,F1,t,,,,2,no", "'9.1' is no criterion"),
        ("E1,02-01-2001,2026-10-01,F1,t,,,,2,no", "format the column as text, so that 1.2.1 is no date"),
        ("E1,,2026-10-01,F1,t,,,,2,no", "column 'criterion': is empty"),
        ("E1,1.1,2026-10-01,,t,,,,2,no", "column 'finding': is empty beside what was found"),
        ("E1,1.1,2026-10-01,F1,t,,pubish,,2,no", "there is no journey 'pubish'; did you mean 'publish'?"),
        ("E1,1.1,2026-10-01,F1,t,,,,5,no", "column 'severity': 5 is out of range; from 0 to 4"),
        ("E1,1.1,2026-10-01,F1,t,,,,2,later", "column 'fixed': 'later' is not understood"),
        ("Anne,1.1,2026-10-01,F1,t,,,,2,no", "looks like a name"),
    ],
)
def test_faults_of_an_inspection_are_told(file, read, row, told):
    """
    A criterion that a spreadsheet took for a date, a journey that is none, a severity off the scale.
    """
    with pytest.raises(StudyError) as caught:
        read(file(INSPECTIONS, row), kind="inspections")

    assert told in str(caught.value)


def test_a_criterion_that_was_looked_at_has_a_row_without_a_finding(file, read):
    """
    Looking and finding nothing is evidence; a decimal comma and the criterion's name do no harm.
    """
    rows = ("E1;1,3 Feedback;2026-10-01;;;;;;;", "E1;6;2026-10-01;F1;Two names;;publish;;3;oui")
    looked, found = read(file(INSPECTIONS.replace(",", ";"), *rows), kind="inspections")

    assert (looked.criterion, looked.finding, looked.severity) == ("1.3", "", None)
    assert (found.criterion, found.severity, found.fixed) == ("6", 3, True)


def test_passages_of_groups_are_read(file, read):
    """
    The end follows from the text where it is not told.
    """
    row = "G1,P01,7,10,,Did it go out?,no receipt,K1,publish,1.3,3,2026-10-01"
    (one,) = read(file(SEGMENTS, row), kind="segments")

    assert (one.group, one.segment, one.start, one.end, one.severity) == ("G1", "7", 10, 24, 3)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("G1,P01,7,10,4,Did it?,c,K1,,,,2026-10-01", "column 'end': 4 is before the start, 10"),
        ("G1,P01,,0,4,Did it?,c,K1,,,,2026-10-01", "column 'segment_id': is empty"),
        ("G1,P01,1,0,4,Ask jo@a.example,c,K1,,,,2026-10-01", "column 'text': holds an e-mail address"),
        ("G1,P01,1,0,4,+33 1 23 45 67 89,c,K1,,,,2026-10-01", "column 'text': holds a telephone number"),
        ("G1,P01,1,0,4,Did it?,c,Paul,,,,2026-10-01", "column 'coder': 'Paul' is something that looks like a name"),
    ],
)
def test_faults_of_groups_are_told(file, read, row, told):
    """
    What was said may be quoted in a report: nobody must be reached by it.
    """
    with pytest.raises(StudyError) as caught:
        read(file(SEGMENTS, row), kind="segments")

    assert told in str(caught.value)


def test_statements_of_the_self_assessment_are_read(file, read):
    """
    A plain yes, a partly and a no; the day is that of the evidence, and may be missing.
    """
    head = "principle,level,answer,evidence,date,owner"
    rows = ("1,1,oui,https://a.example/@plan,2026-05-01,Secretary", "1,2,Partiel,,,", "6,4,no,,,")
    found = read(file(head, *rows), kind="maturity")

    assert [one.answer for one in found] == [Answer.YES, Answer.PARTLY, Answer.NO]
    assert (found[0].evidence, found[1].date) == ("https://a.example/@plan", "")


@pytest.mark.parametrize(
    ("row", "told"),
    [("5,1,yes", "5 is measured, not assessed"), ("1,5,yes", "5 is out of range"), ("1,1,maybe", "not understood")],
)
def test_faults_of_the_self_assessment_are_told(file, read, row, told):
    """
    The fifth principle is what all the rest measures.
    """
    with pytest.raises(StudyError, match=told):
        read(file("principle,level,answer", row), kind="maturity")


def test_a_project_is_held_to_the_same_rules(file, read):
    """
    It needs a day, and what was said in it is searched for addresses.
    """
    path = file(name="groups.qdpx", content=b"")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("Sources/t.txt", "Write to jo@a.example today")
        archive.writestr(
            "project.qde",
            '<Project xmlns="urn:QDA-XML:project:1.0"><CodeBook><Codes><Code guid="c" name="Contact">'
            "<Description>criterion: 9.9\njourney: pubish</Description></Code></Codes></CodeBook>"
            '<Sources><TextSource guid="t" name="G1" plainTextPath="internal://t.txt">'
            '<PlainTextSelection guid="s" startPosition="0" endPosition="27">'
            '<Coding guid="x"><CodeRef targetGUID="c"/></Coding></PlainTextSelection></TextSource></Sources></Project>',
        )
    with pytest.raises(StudyError, match="give --date"):
        read(path)
    with pytest.raises(StudyError) as caught:
        read(path, date="2026-10-01")

    assert "passage 0-27 of G1 holds an e-mail address" in str(caught.value)
    assert "no criterion '9.9'" in str(caught.value)
    assert "no journey 'pubish'" in str(caught.value)


def test_a_project_that_is_none_is_told_with_the_other_faults(file, read):
    """
    It is one file among others.
    """
    with pytest.raises(StudyError, match=r"2 faults(.|\n)*groups\.qdpx: no readable zip"):
        read(file(name="groups.qdpx", content=b"PK"), file(TASKS, GOOD.replace("P01", "")), date="2026-10-01")


@pytest.mark.parametrize("kind", ["tasks", "inspections", "matches", "severities", "segments", "maturity"])
def test_a_template_has_the_columns_of_its_kind(kind):
    """
    What is given out to be filled in is what is read.
    """
    assert csv_template(kind).strip("\ufeff\r\n").split(",") == list(kinds()[kind].columns)


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("C",)), max_size=30).map(str.strip)
TEXTS = WORDS.filter(lambda text: "@" not in text and not any(sign.isdigit() for sign in text))


def apart(cell):
    """A cell as a sheet writes it: no spreadsheet takes it for a formula."""
    text = f"'{cell}" if cell[:1] in ("=", "+", "-", "@") else cell
    return '"' + text.replace('"', '""') + '"'


@given(
    comment=TEXTS.filter(lambda text: not text.startswith("'")),
    success=st.sampled_from(["1", "0.5", "0"]),
    time=st.none() | st.floats(0.1, 86_400).map(lambda value: round(value, 1)),
    errors=st.none() | st.integers(0, 50),
    seq=st.none() | st.integers(1, 7),
    path=st.lists(st.sampled_from(["home", "fil d'actualité", "a, b", 'the "end"']), max_size=5),
)
def test_what_is_written_into_a_template_is_read_back(tmp_path_factory, comment, success, time, errors, seq, path):
    """
    Whatever people write, quotation marks, delimiters and formulas included.
    """
    cells = ["P01", "member", "none", "publish", "2026-10-01", success, time, errors, ">".join(path), 2, seq, comment]
    row = ",".join(apart("" if cell is None else str(cell)) for cell in cells)
    target = tmp_path_factory.mktemp("template") / "tasks.csv"
    target.write_bytes((csv_template("tasks") + row + "\r\n").encode())
    batch = read_files([target], Asked(study="spring", today="2026-11-29"))
    (one,) = (read.record for read in batch.records["tasks"])

    assert (one.comment, one.success, one.time_s) == (comment, float(success), time)
    assert (one.errors, one.seq, one.visited) == (errors, seq, tuple(path))
