import pytest


@pytest.mark.parametrize(
    ("address", "code", "heading"), [("/nowhere", 404, "Page not found"), ("/moderation", 403, "Not for this account")]
)
def test_an_error_is_a_page_of_the_platform(alice, address, code, heading):
    """
    Whoever is lost needs the way back, in their language.
    """
    page = alice.get(address)

    assert page.status_code == code
    assert f"<h1>{heading}</h1>" in page.text
    assert 'href="/"' in page.text


def test_an_unknown_method_says_which_are_allowed(alice):
    """
    RFC 9110 asks a 405 to name them.
    """
    answer = alice.get("/logout")

    assert answer.status_code == 405
    assert "POST" in answer.headers["Allow"]


def test_a_form_that_came_too_late_gives_back_what_was_written(alice):
    """
    Whoever left a page open over night copies it and goes on.
    """
    page = alice.client.post("/posts", data={"text": "Half a <page>", "password": "secret"})

    assert page.status_code == 403
    assert 'readonly aria-describedby="draft-hint">Half a &lt;page&gt;</textarea>' in page.text
    assert "secret" not in page.text


def test_a_crash_gives_back_what_was_written(square, alice, caplog):
    """
    It was not the member's fault.
    """

    def crash(**_):
        raise RuntimeError("out of order")

    square.view_functions["posts.reply"] = crash
    page = alice.post("/posts/2000/replies", text="A long answer")

    assert page.status_code == 500
    assert ">A long answer</textarea>" in page.text
    assert "out of order" in caplog.text


def test_a_crash_is_a_500_page_without_its_details(square, visitor, caplog):
    """
    The details belong into the log.
    """

    def crash():
        raise RuntimeError("secret path")

    square.view_functions["pages.about"] = crash
    page = visitor.get("/about")

    assert page.status_code == 500
    assert "Something broke" in page.text
    assert "secret path" not in page.text
    assert "secret path" in caplog.text
