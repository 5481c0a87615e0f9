import re

import pytest

from toolkit.demo.security import safe_next

CHANGES = (
    "/posts",
    "/posts/1/replies",
    "/posts/1/react",
    "/posts/1/delete",
    "/posts/1/edit",
    "/posts/1/appeal",
    "/messages/bob",
    "/moderation/appeals/1",
    "/posts/1/report",
    "/posts/1/replies/1/delete",
    "/login",
    "/logout",
    "/signup",
    "/settings/privacy",
    "/settings/profile",
    "/settings/data/delete",
    "/members/bob/follow",
    "/members/bob/unfollow",
    "/members/bob/block",
    "/members/bob/unblock",
    "/password/forgotten",
    "/password/new/bob",
    "/cookies",
    "/moderation/1",
    "/language",
)


def test_every_form_address_is_in_the_list_of_this_test(square):
    """
    A new form that nobody tried without its token would go unseen.
    """
    rules = [rule.rule for rule in square.url_map.iter_rules() if "POST" in (rule.methods or ())]
    filled = [re.sub("<[a-z]+>", "bob", re.sub("<int:[a-z]+>", "1", rule)) for rule in rules]

    assert sorted(filled) == sorted(CHANGES)


@pytest.mark.parametrize("address", CHANGES)
def test_nothing_changes_without_the_token_of_the_session(alice, address):
    """
    Another site can make a member's browser send a form, but not read the token.
    """
    alice.get("/")
    without = alice.client.post(address, data={"text": "x"})
    wrong = alice.client.post(address, data={"text": "x", "csrf_token": "é"})

    assert (without.status_code, wrong.status_code) == (403, 403)


def test_a_missing_token_says_what_to_do(alice):
    """
    Whoever left a page open over night has done nothing wrong.
    """
    page = alice.client.post("/posts", data={"text": "x"}, headers={"Accept-Language": "en"})

    assert "Reload it and try again" in page.text


def test_pages_allow_no_inline_script_or_style(visitor):
    """
    The policy is what stops a hole in escaping from becoming a takeover.
    """
    policy = visitor.get("/").headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize("address", ["/", "/nowhere", "/health", "/static/place.css"])
def test_every_answer_carries_the_security_headers(visitor, address):
    """
    Error pages and files too.
    """
    with visitor.get(address) as answer:
        headers = answer.headers

    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize(("base", "secure"), [("http://localhost", False), ("https://localhost", True)])
def test_the_session_cookie_is_out_of_reach_of_scripts_and_secure_over_https(visitor, base, secure):
    """
    Secure over plain http would mean that nobody could sign in on loopback.
    """
    cookie = visitor.client.get("/login", base_url=base).headers["Set-Cookie"]

    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert ("Secure" in cookie) is secure


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        ("/posts/3?page=2", "/posts/3?page=2"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("/\\evil.example/", "/"),
        ("/\t/evil.example/", "/"),
        ("", "/"),
        (None, "/"),
    ],
)
def test_going_on_stays_on_this_site(asked, given):
    """
    A sign-in link must not be a way to another site.
    """
    assert safe_next(asked) == given


def test_a_request_too_large_is_refused_with_a_page(alice):
    """
    Eight megabytes hold every form of the platform, and a photo that its form will refuse.
    """
    form = "multipart/form-data; boundary=x"
    body = bytes(9 * 1024 * 1024)
    answer = alice.client.post("/posts", data=body, content_type=form, headers={"Accept-Language": "en"})

    assert answer.status_code == 413
    assert "<h1>Too large</h1>" in answer.text
