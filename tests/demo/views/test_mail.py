import re

from flask import Flask

from toolkit.demo.views.mail import linked

ADDRESSES = ("bob@riviere-aux-geais.example", "alice@riviere-aux-geais.example")


def test_mail_is_listed_by_recipient_with_the_newest_first(visitor):
    """
    Whoever asked a moment ago finds their link at the top.
    """
    for email in (*ADDRESSES, ADDRESSES[0]):
        visitor.post("/password/forgotten", email=email)
    page = visitor.get("/mail").text

    assert re.findall(r"<h2>To (.*?)</h2>", page) == list(ADDRESSES)
    assert re.findall(r'id="mail-(\d)"', page) == ["3", "1", "2"]


def test_mail_is_kept_by_no_cache(visitor):
    """
    Links in it open accounts.
    """
    page = visitor.get("/mail")

    assert page.headers["Cache-Control"] == "no-store"
    assert "No mail yet." in page.text


def test_only_lines_that_are_a_path_become_links():
    """
    A name like an address, or markup in one, stays text.
    """
    body = "Hello <b>https://evil.example/</b> /not/this,\n\n/password/new/abc-_9\n\n//evil.example/x"
    with Flask(__name__).test_request_context(base_url="http://town.example/"):
        shown = linked(body)

    assert re.findall(r"<a [^>]*>[^<]*</a>", shown) == [
        '<a href="/password/new/abc-_9">http://town.example/password/new/abc-_9</a>'
    ]
    assert "<b>" not in shown
