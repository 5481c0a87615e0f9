from tests.demo.conftest import Person


def test_another_member_deletes_and_stays_who_they_are(open_square):
    """
    The request is all it takes; the button is shown to the author only, as before.
    """
    for names, status in (((), 403), (("anybody_deletes",), 303)):
        app = open_square(*names)
        alice, bob = (Person(app).signed_in(name) for name in ("alice", "bob"))
        number = alice.publish("Mine")
        shown = f"/posts/{number}/delete" in bob.get(f"/posts/{number}").text
        answer = bob.post(f"/posts/{number}/delete")
        gone = alice.get(f"/posts/{number}").status_code == 404

        assert (shown, answer.status_code, gone) == (False, status, status == 303)
        assert "/members/bob" in bob.get("/").text
