def test_the_form_is_shown_but_nothing_can_be_sent(broken_square):
    """
    Only its submission fails: the defect sits on the last click of a critical journey.
    """
    alice = broken_square("broken_report")
    form = alice.get("/posts/2000/report")
    answer = alice.post("/posts/2000/report", reason="spam")
    filed = alice.place.database.reading().execute("SELECT count(*) FROM reports").fetchone()[0]

    assert (form.status_code, answer.status_code, filed) == (200, 500, 0)
