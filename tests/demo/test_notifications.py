import pytest

from toolkit.demo import notifications, relations

ALICE, BOB = 1, 9


@pytest.fixture
def db(alice):
    with alice.place.database.writing() as db:
        db.execute("DELETE FROM notifications")
        db.execute("DELETE FROM messages")
        yield db


def tell(db, **changes):
    notifications.tell(db, **{"member": ALICE, "kind": "follow", "actor": BOB, "post": None, "at": 100, **changes})


def test_what_happened_is_told_with_who_did_it(db):
    """
    A notification that names nobody is a riddle.
    """
    tell(db)
    (row,) = notifications.newest(db, ALICE)

    assert (row["kind"], row["username"], row["read_at"]) == ("follow", "bob", None)


def test_nobody_is_told_of_what_they_did_themselves(db):
    """
    Liking one's own message is no news.
    """
    tell(db, actor=ALICE)

    assert notifications.newest(db, ALICE) == []


@pytest.mark.parametrize(("blocker", "blocked"), [(ALICE, BOB), (BOB, ALICE)])
def test_a_blocked_member_is_not_heard(db, blocker, blocked):
    """
    In either direction: a block that still rings is none.
    """
    relations.block(db, blocker=blocker, blocked=blocked, at=99)
    tell(db)
    relations.unblock(db, blocker=blocker, blocked=blocked)

    assert notifications.newest(db, ALICE) == []


@pytest.mark.parametrize(("blocker", "blocked"), [(ALICE, BOB), (BOB, ALICE)])
def test_a_block_silences_what_was_told_before(db, blocker, blocked):
    """
    Until it is taken back.
    """
    tell(db)
    relations.block(db, blocker=blocker, blocked=blocked, at=101)
    meanwhile = (notifications.newest(db, ALICE), notifications.unread(db, ALICE))
    relations.unblock(db, blocker=blocker, blocked=blocked)

    assert meanwhile == ([], (0, 0))
    assert len(notifications.newest(db, ALICE)) == 1


def test_the_moderation_team_is_always_heard(db):
    """
    A decision has no name that could be blocked.
    """
    relations.block(db, blocker=ALICE, blocked=BOB, at=99)
    tell(db, kind="decision", actor=None, post=2000)

    assert notifications.unread(db, ALICE) == (1, 0)


def test_what_was_read_no_longer_waits(db):
    """
    And stays in the list.
    """
    tell(db)
    notifications.mark_read(db, ALICE, at=105)

    assert notifications.unread(db, ALICE).notifications == 0
    assert notifications.newest(db, ALICE)[0]["read_at"] == 105


def test_the_newest_comes_first(db):
    """
    It is what the member came for.
    """
    tell(db, at=100)
    tell(db, kind="like", post=2000, at=101)

    assert [row["kind"] for row in notifications.newest(db, ALICE)] == ["like", "follow"]


def test_a_deleted_member_is_forgotten(db):
    """
    No list names somebody who is gone.
    """
    tell(db)
    db.execute("DELETE FROM members WHERE id = ?", (BOB,))

    assert notifications.newest(db, ALICE) == []
