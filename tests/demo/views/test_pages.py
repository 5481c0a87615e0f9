def test_health_says_that_the_database_answers(visitor):
    """
    Runs ask it between attempts: it must be cheap and true.
    """
    assert visitor.get("/health").json == {"status": "ok", "posts": 2000, "members": 200}


def test_an_unknown_member_is_not_found(visitor):
    """
    With the page that leads back.
    """
    assert visitor.get("/members/nobody").status_code == 404


def test_a_profile_never_shows_the_address_or_the_hash(visitor):
    """
    The row has both.
    """
    page = visitor.get("/members/alice").text

    assert "alice@" not in page
    assert "scrypt" not in page


def test_files_change_their_address_with_their_content(visitor):
    """
    They are kept for a year by browsers.
    """
    page = visitor.get("/").text
    with visitor.get("/static/place.css") as answer:
        kept = answer.headers["Cache-Control"]

    assert "/static/place.css?v=" in page
    assert "max-age=31536000" in kept
