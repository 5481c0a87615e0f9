import pytest

from toolkit.demo import conversations, notifications, relations

ALICE, BOB, CAROL = 1, 9, 100


@pytest.fixture
def db(alice):
    with alice.place.database.writing() as db:
        db.execute("DELETE FROM notifications")
        db.execute("DELETE FROM messages")
        yield db


def send(db, sender, recipient, text, at=100):
    return conversations.send(db, sender=sender, recipient=recipient, text=text, lang="en", at=at)


def test_a_letter_waits_for_its_recipient_alone(db):
    """
    Who sent it has read it.
    """
    send(db, BOB, ALICE, "Hello")

    assert notifications.unread(db, ALICE) == (1, 1)
    assert notifications.unread(db, BOB) == (0, 0)


def test_reading_a_conversation_empties_both_counts(db):
    """
    A letter that was read must not be announced a second time.
    """
    send(db, BOB, ALICE, "Hello")
    send(db, CAROL, ALICE, "Hi")
    conversations.mark_read(db, ALICE, sender=BOB, at=101)

    assert notifications.unread(db, ALICE) == (1, 1)


def test_conversations_come_with_their_last_letter_and_how_many_wait(db):
    """
    Newest first, whoever wrote it.
    """
    send(db, BOB, ALICE, "One")
    send(db, CAROL, ALICE, "Hi")
    send(db, BOB, ALICE, "Two")
    send(db, ALICE, CAROL, "Answer")
    told = [(row["other_id"], row["text"], row["unread"]) for row in conversations.of(db, ALICE)]

    assert told == [(CAROL, "Answer", 1), (BOB, "Two", 2)]


def test_a_conversation_holds_the_letters_of_its_two_members_alone(db):
    """
    Oldest first, as it was said.
    """
    send(db, BOB, ALICE, "One")
    send(db, BOB, CAROL, "For Carol")
    send(db, ALICE, BOB, "Two")

    assert [row["text"] for row in conversations.between(db, ALICE, BOB)] == ["One", "Two"]


def test_a_long_conversation_shows_its_end(db):
    """
    The last letters are what people come back for.
    """
    for n in range(conversations.THREAD_SIZE + 5):
        send(db, BOB, ALICE, str(n))
    shown = [row["text"] for row in conversations.between(db, ALICE, BOB)]

    assert (len(shown), shown[0], shown[-1]) == (conversations.THREAD_SIZE, "5", "104")


def test_a_conversation_with_somebody_blocked_neither_shows_nor_waits(db):
    """
    The letters come back when the block is taken back.
    """
    send(db, BOB, ALICE, "Hello")
    relations.block(db, blocker=ALICE, blocked=BOB, at=101)
    blocked = (conversations.of(db, ALICE), notifications.unread(db, ALICE))
    relations.unblock(db, blocker=ALICE, blocked=BOB)

    assert blocked == ([], (0, 0))
    assert len(conversations.of(db, ALICE)) == 1
