import re

import pytest


def test_a_report_gives_a_receipt_with_a_number_and_what_happens_next(bob):
    """
    Who reports must know that somebody heard.
    """
    answer = bob.post("/posts/2000/report", reason="danger", details="<b>now</b>")
    page = bob.get(answer.location).text

    assert answer.status_code == 303
    assert re.search(r"<dd>RG-\d{5}</dd>", page)
    assert "What happens next" in page
    assert "call 911" in page


@pytest.mark.parametrize(
    ("form", "field"),
    [
        ({}, "reason-insult"),
        ({"reason": "dislike"}, "reason-insult"),
        ({"reason": "spam", "details": "x" * 501}, "report-details"),
    ],
)
def test_a_faulty_report_leads_to_the_field(bob, form, field):
    """
    The summary's link is how a keyboard gets there.
    """
    page = bob.post("/posts/2000/report", **form)

    assert page.status_code == 422
    assert f'<a href="#{field}">' in page.text
    assert f'id="{field}"' in page.text


def test_a_receipt_is_for_who_reported_and_for_moderators(alice, bob, moderator):
    """
    Reports are confidential.
    """
    receipt = bob.post("/posts/2000/report", reason="spam").location

    assert [person.get(receipt).status_code for person in (bob, moderator, alice)] == [200, 200, 404]


def test_visitors_come_back_to_the_form_after_signing_in(visitor):
    """
    Reporting takes an account, not patience.
    """
    assert visitor.get("/posts/2000/report").location == "/login?next=%2Fposts%2F2000%2Freport"


def test_a_report_that_is_sent_twice_is_filed_once(alice):
    """
    Whoever is upset presses twice.
    """
    form = alice.get("/posts/2000/report").text
    key = re.search(r'name="once" value="([^"]+)"', form)[1]
    first, second = (alice.post("/posts/2000/report", reason="spam", once=key).location for _ in range(2))

    assert first == second
    assert alice.place.database.reading().execute("SELECT count(*) FROM reports").fetchone()[0] == 1
