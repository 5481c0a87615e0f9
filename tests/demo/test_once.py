import pytest

from toolkit.demo import once


@pytest.fixture
def db(alice):
    with alice.place.database.writing() as db:
        yield db


def test_a_key_leads_the_second_time_where_it_led_the_first(db):
    """
    A double press shows the one message that it made.
    """
    once.remember(db, member=1, key="k", address="/posts/7", at=100)

    assert once.led_to(db, member=1, key="k") == "/posts/7"


def test_a_key_is_worth_nothing_to_another_member(db):
    """
    Whoever saw a key must not learn where it led.
    """
    once.remember(db, member=1, key="k", address="/posts/7", at=100)

    assert once.led_to(db, member=2, key="k") is None


@pytest.mark.parametrize("key", ["", "x" * (once.KEY_MAX_CHARACTERS + 1)])
def test_a_form_without_a_key_is_not_kept(db, key):
    """
    Two members without scripts or pages, such as a load test, are two messages.
    """
    once.remember(db, member=1, key=key, address="/posts/7", at=100)

    assert once.led_to(db, member=1, key=key) is None


def test_keys_are_forgotten_after_a_day(db):
    """
    The table does not grow with the years.
    """
    once.remember(db, member=1, key="old", address="/posts/7", at=100)
    once.remember(db, member=1, key="new", address="/posts/8", at=101 + once.KEPT_S)

    assert [once.led_to(db, member=1, key=key) for key in ("old", "new")] == [None, "/posts/8"]


def test_two_forms_have_two_keys():
    """
    Writing twice on purpose must stay possible.
    """
    assert once.key() != once.key()
