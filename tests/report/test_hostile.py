"""Text of the platform can be anything; it must stay text."""

import pytest

from toolkit.report.hostile import clean, isolated, relative_path, safe_url


def test_a_change_of_direction_is_taken_out():
    """
    A right-to-left override would turn the rest of the sentence around.
    """
    assert clean("abc\u202edef\u2066ghi") == "abcdefghi"


def test_control_characters_and_line_ends_become_spaces():
    """
    A line feed in a journey's error must not begin a line of its own.
    """
    assert clean("one\x00two\r\nthree\x1b[31m") == "one two three [31m"


def test_long_text_is_cut():
    """
    A page of 2 MB in an error message would drown the report.
    """
    assert clean("x" * 500) == "x" * 199 + "…"


def test_text_is_escaped_and_isolated():
    """
    Its own direction must not reach its neighbours.
    """
    assert isolated('<img src=x onerror="alert(1)">') == ("<bdi>&lt;img src=x onerror=&quot;alert(1)&quot;&gt;</bdi>")


@pytest.mark.parametrize("url", ["http://a.example/x?y=1#z", "https://127.0.0.1:8080/"])
def test_web_addresses_may_be_linked(url):
    """
    A finding leads to the page where it was seen.
    """
    assert safe_url(url) == url


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        " JaVaScRiPt:alert(1)",
        "data:text/html,<script>alert(1)</script>",
        "vbscript:x",
        "file:///etc/passwd",
        "//evil.example/",
        "http:",
        "http://[bad",
        "java\nscript:alert(1)",
        "",
    ],
)
def test_no_other_address_is_linked(url):
    """
    A link is an invitation to click.
    """
    assert safe_url(url) is None


@pytest.mark.parametrize("path", ["traces/publish-3.zip", "pictures/a b.webp"])
def test_paths_inside_the_run_folder_may_be_linked(path):
    """
    Traces lie beside the report.
    """
    assert relative_path(path) == path


@pytest.mark.parametrize(
    "path", ["../secret", "/etc/passwd", "javascript:alert(1)", "a\\..\\b", "a//b", "#top", "a/../../b", "x\ny", ""]
)
def test_no_path_leads_out_of_the_run_folder(path):
    """
    A report that is published must not reach for its neighbours.
    """
    assert relative_path(path) is None
