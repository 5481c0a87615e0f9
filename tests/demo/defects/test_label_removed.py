import re


def test_the_field_has_no_name_left_but_still_publishes(broken_square):
    """
    A sighted mouse user notices nothing; that is why it must be found by a check.
    """
    alice = broken_square("label_removed")
    page = alice.get("/").text
    field = re.search(r"<textarea[^>]*>", page)

    assert "Your message" in page
    assert 'for="compose-text"' not in page
    assert not re.search("aria-label|title=|placeholder|aria-labelledby", field[0])
    assert alice.post("/posts", text="Still here").status_code == 303
