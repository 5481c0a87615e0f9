from toolkit.demo.defects import slow_publish


def test_publishing_waits_before_it_writes(broken_square, monkeypatch):
    """
    The delay must not hold the database, or it would slow every other member too.
    """
    alice = broken_square("slow_publish")
    waits = []

    def sleep(seconds):
        waits.append(seconds)
        with alice.place.database.writing() as db:
            waits.append(db.execute("SELECT count(*) FROM posts").fetchone()[0])

    monkeypatch.setattr(slow_publish.time, "sleep", sleep)
    answer = alice.post("/posts", text="Late")

    assert waits == [2.0, 2000]
    assert answer.location == "/posts/2001"
