"""
REFI-QDA projects: what is read of them, and what hostile ones are told.
"""

import zipfile

import pytest

from toolkit.errors import StudyError
from toolkit.studies import qdpx
from toolkit.studies.qdpx import read_qdpx

TEXT = "Été : on ne sait jamais 😀 si le message est parti.\nMoi, je l'envoie deux fois.\n"
SPACE = "urn:QDA-XML:project:1.0"
PROJECT = """<?xml version="1.0" encoding="utf-8"?>
<Project name="Groups" xmlns="{space}">
 <Users><User guid="u1" name="K1"/><User guid="u2" name="Marie Tremblay"/></Users>
 <CodeBook><Codes>
  <Code guid="c0" name="Feedback" isCodable="false"><Code guid="c1" name="No receipt">
   <Description>Nobody knows.
journey: publish
criterion: 1.3
severity: 3</Description></Code></Code>
  <Code guid="c2" name="Twice"/>
 </Codes></CodeBook>
 <Cases><Case guid="k1" name="P04"><SelectionRef targetGUID="s2"/></Case></Cases>
 <Sources><TextSource guid="t1" name="Group A" {source}>
  <PlainTextSelection guid="s1" startPosition="{start}" endPosition="{end}">
   <Coding guid="x1" creatingUser="u1"><CodeRef targetGUID="c1"/></Coding>
   <Coding guid="x2" creatingUser="u2"><CodeRef targetGUID="{code}"/></Coding>
  </PlainTextSelection>
  <PlainTextSelection guid="s2" startPosition="52" endPosition="55">
   <Coding guid="x3" creatingUser="u1"><CodeRef targetGUID="c2"/></Coding>
  </PlainTextSelection>
  <PlainTextSelection guid="s3" startPosition="0" endPosition="3"/>
 </TextSource></Sources>
</Project>"""


@pytest.fixture
def project(tmp_path):
    """A function that writes a project: parts of its XML, its texts, or other files in the archive."""

    def write(xml=None, *, text=TEXT, files=(), **parts):
        known = {"space": SPACE, "source": 'plainTextPath="internal://t1.txt"', "start": 6, "end": 27, "code": "c1"}
        path = tmp_path / "groups.qdpx"
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr("project.qde", xml or PROJECT.format(**{**known, **parts}))
            archive.writestr("Sources/t1.txt", text if isinstance(text, bytes) else text.encode())
            for name, content in files:
                archive.writestr(name, content)
        return path

    return write


def read(path):
    return read_qdpx(path, study="spring", date="2026-10-01")


def test_passages_come_with_code_coder_and_place(project):
    """
    Positions count code points, so that an emoji is one.
    """
    first, second, third, unmarked = read(project())

    assert (first.group, first.text, first.code) == ("Group A", TEXT[6:27], "Feedback / No receipt")
    assert (first.journey, first.criterion, first.severity) == ("publish", "1.3", 3)
    assert (third.text, third.code, third.participant) == (TEXT[52:55], "Twice", "P04")
    assert second.segment == first.segment == "6-27"
    assert (unmarked.segment, unmarked.code, unmarked.text) == ("52-55", "", "")


def test_names_of_coders_stay_outside(project):
    """
    A code is kept, a name becomes a number.
    """
    assert {one.coder for one in read(project())} == {"K1", "C1"}


def test_a_number_for_a_name_is_nobody_elses(project):
    """
    Somebody is really called C1.
    """
    xml = PROJECT.format(space=SPACE, source='plainTextPath="internal://t1.txt"', start=6, end=27, code="c1").replace(
        'name="K1"', 'name="C1"'
    )

    assert {one.coder for one in read(project(xml))} == {"C1", "C2"}


def test_a_selection_without_a_code_is_a_memo(project):
    """
    It is skipped.
    """
    assert len([one for one in read(project()) if one.code]) == 3


def recording(*transcripts):
    """A project with one recording of a case, transcripts of it, and two coders."""
    parts = "".join(
        f'<Transcript guid="t{at}" name="T{at}" plainTextPath="internal://t1.txt">'
        + "".join(
            f'<SyncPoint guid="a{at}{n}" position="{start}"/><SyncPoint guid="b{at}{n}" position="{end}"/>'
            f'<TranscriptSelection guid="s{at}{n}" fromSyncPoint="a{at}{n}" toSyncPoint="b{at}{n}">'
            f'<Coding guid="k{at}{n}" creatingUser="{user}"><CodeRef targetGUID="c1"/></Coding></TranscriptSelection>'
            for n, (start, end, user) in enumerate(spans)
        )
        + "</Transcript>"
        for at, spans in enumerate(transcripts)
    )
    return (
        f'<Project xmlns="{SPACE}"><Users><User guid="u1" name="K1"/><User guid="u2" name="K2"/></Users>'
        '<CodeBook><Codes><Code guid="c1" name="Lost"/></Codes></CodeBook>'
        f'<Sources><AudioSource guid="a1" name="Group A">{parts}</AudioSource></Sources>'
        '<Cases><Case guid="p1" name="P07"><SourceRef targetGUID="a1"/></Case></Cases></Project>'
    )


def test_a_transcript_belongs_to_the_group_and_the_person_of_its_recording(project):
    """
    Else forgetting the person would leave what they said.
    """
    (one,) = read(project(recording([(0, 9, "u1")])))
    both = read(project(recording([(0, 9, "u1")], [(0, 9, "u1")])))

    assert (one.group, one.participant, one.segment) == ("Group A", "P07", "0-9")
    assert [(each.group, each.segment) for each in both] == [("Group A", "T0 0-9"), ("Group A", "T1 0-9")]


def test_spans_of_two_coders_that_mostly_overlap_are_one_passage(project):
    """
    Off by a few characters; half a span and what lies beside it are two.
    """
    found = read(project(recording([(0, 20, "u1"), (1, 22, "u2"), (30, 50, "u1"), (45, 60, "u2")])))

    assert [(one.segment, one.coder, one.code) for one in found] == [
        ("0-20", "K1", "Lost"),
        ("0-20", "K2", "Lost"),
        ("30-50", "K1", "Lost"),
        ("30-50", "K2", ""),
        ("45-60", "K2", "Lost"),
        ("45-60", "K1", ""),
    ]


def test_a_passage_as_long_as_a_transcript_is_refused(project):
    """
    Thousands of them in a few kilobytes would take minutes and gigabytes.
    """
    xml = PROJECT.format(space=SPACE, source='plainTextPath="internal://t1.txt"', start=0, end=10_001, code="c1")

    with pytest.raises(StudyError, match="a passage of 10001 characters; keep to 10000"):
        read(project(xml, text="a" * 20_000))


def test_text_may_stand_inside(project):
    """
    As some programs write it.
    """
    xml = PROJECT.format(space=SPACE, source='x=""', start=0, end=2, code="c2").replace(
        '<PlainTextSelection guid="s1"',
        "<PlainTextContent>" + "Bon" * 30 + '</PlainTextContent><PlainTextSelection guid="s1"',
    )

    assert read(project(xml))[0].text == "Bo"


def test_a_case_with_a_name_is_refused(project):
    """
    Participants are pseudonyms.
    """
    xml = PROJECT.format(space=SPACE, source='plainTextPath="internal://t1.txt"', start=0, end=2, code="c2")

    with pytest.raises(StudyError, match="case 'Jean Roy': give it a code such as P07"):
        read(project(xml.replace('name="P04"', 'name="Jean Roy"')))


BILLION = """<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>
<Project xmlns="urn:QDA-XML:project:1.0">&b;</Project>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/passwd">]>
<Project xmlns="urn:QDA-XML:project:1.0">&a;</Project>"""


@pytest.mark.parametrize(
    ("xml", "parts", "told"),
    [
        (BILLION, {}, "entities and document types are refused"),
        (OUTSIDE, {}, "entities and document types are refused"),
        ("<Project", {}, "no well-formed XML"),
        ("<Other/>", {}, "no project of REFI-QDA"),
        (None, {"space": "urn:QDA-XML:codebook:1.0"}, "no project of REFI-QDA"),
        (None, {"source": 'plainTextPath="internal://../../etc/passwd"'}, "leads out of the archive"),
        (None, {"source": 'plainTextPath="relative:///etc/passwd"'}, "leads out of the archive"),
        (None, {"source": 'plainTextPath="absolute:///etc/passwd"'}, "outside the archive"),
        (None, {"source": 'plainTextPath="internal://t9.txt"'}, "is not in the archive"),
        (None, {"end": 9999}, "from 6 to 9999 of"),
        (None, {"start": "x"}, "a selection from 'x'"),
        (None, {"code": "c9"}, "the code book does not have"),
        (None, {"text": b"\xff\xfe\x00"}, "not UTF-8"),
    ],
)
def test_what_is_wrong_is_named_with_a_remedy(project, xml, parts, told):
    """
    Nothing is expanded, nothing is read from elsewhere, nothing is guessed.
    """
    with pytest.raises(StudyError, match=told) as caught:
        read(project(xml, **parts))

    assert "groups.qdpx" in str(caught.value)


def test_bombs_are_not_unpacked(project, monkeypatch):
    """
    By ratio, by size, and by number.
    """
    with pytest.raises(StudyError, match=r"bomb\.txt: unpacks to 5 MB"):
        read(project(files=[("bomb.txt", b"\0" * 5_000_000)]))

    monkeypatch.setattr(qdpx, "MOST_BYTES", 1000)
    with pytest.raises(StudyError, match="leave recordings out"):
        read(project())


def test_what_is_no_archive_is_refused(tmp_path):
    """
    A renamed document, a cut one, and none at all.
    """
    path = tmp_path / "groups.qdpx"
    with pytest.raises(StudyError, match="cannot be read"):
        read(path)

    for content in (b"", b"PK\x03\x04 cut", b"plain text"):
        path.write_bytes(content)
        with pytest.raises(StudyError, match="no readable zip"):
            read(path)
