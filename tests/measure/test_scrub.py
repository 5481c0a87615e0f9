"""Secrets never reach evidence: in whichever place and encoding they stand."""

from __future__ import annotations

import base64
import json
import zipfile
from urllib.parse import quote_plus

import pytest

from toolkit.measure.scrub import HIDDEN, Scrubber

SECRET = 'p@ss wörd"<1>&2'


@pytest.mark.parametrize(
    "written",
    [
        SECRET,
        quote_plus(SECRET),
        json.dumps(SECRET),
        json.dumps({"a": json.dumps({"b": SECRET})}),
        SECRET.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;"),
        base64.b64encode(SECRET.encode()).decode(),
    ],
    ids=["plain", "form", "json", "json in json", "html", "base64"],
)
def test_a_known_secret_is_hidden_however_it_is_written(written):
    """The same password stands in forms, JSON, pages and headers, each encoded in its own way."""
    scrubbed = Scrubber([SECRET]).text(f"before {written} after")

    assert HIDDEN in scrubbed
    assert "before " in scrubbed
    assert " after" in scrubbed
    assert "p@ss" not in scrubbed
    assert quote_plus(SECRET) not in scrubbed


@pytest.mark.parametrize(
    ("text", "leak"),
    [
        ("Cookie: session=abcdef", "abcdef"),
        ("authorization: Bearer abc.def", "abc.def"),
        ('{"name":"Set-Cookie","value":"sid=s3cr3t; Path=/"}', "s3cr3t"),
        ('{"name": "authorization", "value": "Basic YTpi"}', "YTpi"),
        ("username=alice&password=hunter2&next=/", "hunter2"),
        ("/reset?token=abcdef123&lang=fr", "abcdef123"),
        ('{"password": "hunter2", "user": "alice"}', "hunter2"),
        ('{\\"csrf_token\\": \\"abcdef\\"}', "abcdef"),
        ('{"name":"csrf_token","value":"abcdef"}', "abcdef"),
        ('<meta name="csrf-token" content="abcdefgh">', "abcdefgh"),
        ('["META",{"name":"csrf-token","content":"abcdefgh"}]', "abcdefgh"),
        ('<input value="abcdefgh" name="authenticity_token">', "abcdefgh"),
        ("fetch failed with Bearer abcdefghijklmnop", "abcdefghijklmnop"),
        ('{"pwd": "hunter2", "mot_de_passe": "hunter2"}', "hunter2"),
        ('name="user[password]"\r\n\r\nhunter2\r\n--x', "hunter2"),
    ],
)
def test_places_where_secrets_live_are_hidden_whatever_the_value(text, leak):
    """A token that nobody told us of is still a token."""
    assert leak not in Scrubber().text(text)


def test_what_is_no_secret_stays():
    """Evidence that is scrubbed to nothing proves nothing."""
    text = "POST /posts text=Bonjour+à+tous&lang=fr 303 content-type: text/html"

    assert Scrubber(["hunter22"]).text(text) == text


def test_a_har_keeps_its_form_without_cookies(tmp_path):
    """HAR viewers must still open it."""
    message = {"headers": [{"name": "Cookie", "value": "sid=abcdef"}], "cookies": [{"name": "sid", "value": "abcdef"}]}
    entry = {"request": {**message, "postData": {"text": "password=hunter2"}}, "response": message}
    (tmp_path / "raw.har").write_text(json.dumps({"log": {"entries": [entry]}}))

    Scrubber().har(tmp_path / "raw.har", tmp_path / "clean.har")
    clean = (tmp_path / "clean.har").read_text()

    assert json.loads(clean)["log"]["entries"][0]["request"]["headers"][0]["name"] == "Cookie"
    assert "abcdef" not in clean
    assert "hunter2" not in clean


def test_a_trace_is_scrubbed_inside_its_archive(tmp_path):
    """Traces hold the texts of fields; pictures pass untouched."""
    with zipfile.ZipFile(tmp_path / "raw.zip", "w") as raw:
        raw.writestr("trace.trace", '{"params":{"value":"hunter22"}}\n')
        raw.writestr("resources/a.jpeg", b"\xff\xd8\xff\x00hunter22")

    Scrubber(["hunter22"]).archive(tmp_path / "raw.zip", tmp_path / "clean.zip")

    with zipfile.ZipFile(tmp_path / "clean.zip") as clean:
        assert b"hunter22" not in clean.read("trace.trace")
        assert clean.read("resources/a.jpeg").startswith(b"\xff\xd8\xff")


def test_short_values_are_not_secrets():
    """Three letters stand everywhere by chance."""
    assert Scrubber(["abc"]).text("abc") == "abc"
