from toolkit.demo import relations


def test_a_block_stands_between_two_whoever_did_it(visitor):
    """
    Letters and notifications ask in either order.
    """
    db = visitor.place.database.reading()
    relations.block(db, blocker=1, blocked=2, at=0)

    assert relations.blocked_between(db, 1, 2)
    assert relations.blocked_between(db, 2, 1)
    assert not relations.blocked_between(db, 1, 3)


def test_the_feed_asks_for_the_blocked_once_and_not_once_a_message(visitor):
    """
    A town of two thousand messages is read by its newest first, whoever is blocked.
    """
    from toolkit.demo import posts

    sql = f"EXPLAIN QUERY PLAN SELECT p.id FROM posts p CROSS JOIN members a ON a.id = p.author_id WHERE {posts.SHOWN}"
    plan = [row["detail"] for row in visitor.place.database.reading().execute(sql, {"viewer": 1})]

    assert plan[0] == "SCAN p"
    assert not [line for line in plan if "CORRELATED" in line or line.startswith("SCAN blocks")]
