"""
own_echo, feed_propagation, notification_delay
"""

import pytest

from toolkit.score.metrics.propagation import feed_propagation, notification_delay, own_echo
from toolkit.score.values import call

pytestmark = pytest.mark.whole


@pytest.fixture
def arrived(new_run, evidence_of):
    """A function that takes rows, told by what differs, and gives the evidence."""

    def of(*rows):
        run = new_run()
        ident = run.lived()
        for row in rows:
            run.arrival(ident, **row)
        return evidence_of(run)

    return of


def test_the_echo_is_that_of_three_in_four(arrived):
    """
    Of 100, 200, 300 and 900 ms, 75 % had come after 300.
    """
    rows = [{"way": "echo", "painted_ms": ms} for ms in (900.0, 100.0, 300.0, 200.0)]
    (row,) = call(own_echo, arrived(*rows, {"painted_ms": 5000.0})).to_dict("records")

    assert (row["journey"], row["persona"], row["value"], row["n"]) == ("publish", "desktop", 300.0, 4)
    assert row["detail"] == {"given_up": "0", "timeout_ms": "10000"}


def test_the_slowest_of_five_readers_is_the_95th_percentile_of_few(arrived):
    """
    Its upper bound is not known, and none is made up.
    """
    rows = [{"painted_ms": ms} for ms in (200.0, 210.0, 220.0, 230.0, 240.0)]
    (row,) = call(feed_propagation, arrived(*rows)).to_dict("records")

    assert (row["value"], row["low"]) == (240.0, 230.0)
    assert row["high"] != row["high"]
    assert "beyond" not in row["detail"]


def test_what_is_not_reached_is_the_time_out_and_is_marked(arrived):
    """
    One of five was given up: it lasted longer than ten seconds, nobody knows how long.
    """
    rows = [{"painted_ms": 200.0}] * 4
    (row,) = call(feed_propagation, arrived(*rows, {"arrival": "reload", "painted_ms": None})).to_dict("records")

    assert (row["value"], row["detail"]) == (10_000.0, {"given_up": "1", "timeout_ms": "10000", "beyond": "yes"})


def test_a_notification_is_there_when_the_count_grows(arrived):
    """
    One row a journey and persona.
    """
    rows = [{"way": "notification", "painted_ms": None, "told_ms": 400.0}]

    assert call(notification_delay, arrived(*rows))["value"].tolist() == [400.0]


def test_a_page_without_a_promise_has_a_reason_instead(arrived):
    """
    It is opened afresh by whoever wants news.
    """
    (row,) = call(feed_propagation, arrived({"live": False, "arrival": "reload"})).to_dict("records")

    assert (row["n"], row["reason"]) == (0, "@reason.not_live")


def test_nobody_watched_nothing_is_measured(arrived):
    """
    No row, so that the criterion says that it was not measured.
    """
    assert call(own_echo, arrived()).empty
