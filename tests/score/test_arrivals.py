"""Who waited how long for what was published."""

import pandas as pd
import pytest

from toolkit.score.arrivals import arrivals, inversions, propagation_results, waits

DEFAULTS = {
    "attempt_id": "a1",
    "journey": "publish",
    "persona": "desktop",
    "engine": "chromium",
    "attempt": 1,
    "kind": "post",
    "way": "feed",
    "author": "alice",
    "observer": "bob",
    "token": "t",
    "published_ms": 1000.0,
    "arrival": "live",
    "timeout_ms": 10_000.0,
    "live": True,
    "in_dom_ms": None,
    "painted_ms": None,
    "in_view_ms": None,
    "told_ms": None,
    "asked_ms": None,
    "copies": 1,
    "timed": True,
    "place": None,
}
NUMBERS = ["in_dom_ms", "painted_ms", "in_view_ms", "told_ms", "asked_ms", "place"]


def seen(*rows):
    """Rows as they are read, each told by what differs."""
    return pd.DataFrame([{**DEFAULTS, **row} for row in rows]).astype(dict.fromkeys(NUMBERS, "float64"))


def executions(*ids, **changes):
    """The attempts, undisturbed unless said otherwise."""
    fields = {"valid": True, "busy_ratio": 1.1, "parallel": False, "critical": True, **changes}
    return pd.DataFrame([{"id": ident, **fields} for ident in ids or ("a1",)])


def came(*rows, **changes):
    return arrivals(propagation=seen(*rows), lived=executions(**changes), busy_ratio=2.5)


def test_the_wait_ends_with_the_first_frame():
    """
    Not when the text is in the document, nor when somebody scrolled to it.
    """
    rows = came({"in_dom_ms": 100.0, "painted_ms": 130.0, "in_view_ms": 900.0})

    assert rows["waited_ms"].tolist() == [130.0]


def test_the_time_between_the_notice_and_our_asking_is_ours():
    """
    Told at 150, asked at 600, painted at 700: the reader waited 150 and 100.
    """
    assert came({"told_ms": 150.0, "asked_ms": 600.0, "painted_ms": 700.0})["waited_ms"].tolist() == [250.0]


def test_a_notification_has_come_when_the_count_grows():
    """
    Nobody waits for its text there.
    """
    assert came({"way": "notification", "told_ms": 400.0})["waited_ms"].tolist() == [400.0]


@pytest.mark.parametrize("arrival", ["reload", "never"])
def test_what_did_not_come_by_itself_was_given_up(arrival):
    """
    It lasted longer than the time-out, whatever a reload showed.
    """
    (row,) = came({"arrival": arrival, "painted_ms": 12_000.0}).to_dict("records")

    assert (row["waited_ms"], row["given_up"]) == (10_000.0, True)


def test_a_page_that_promises_nothing_has_no_times():
    """
    It was opened afresh at once: what counts is whether it was there.
    """
    rows = came({"live": False, "arrival": "reload"}, {"live": False, "arrival": "never"})
    (result,) = propagation_results(arrivals=rows)

    assert len(waits(rows).times) == 0
    assert (result.p95_ms.value, result.p95_ms.reason) == (None, "@reason.not_live")
    assert (result.n, result.reloaded, result.lost) == (2, 1, 1)


def test_attempts_that_do_not_count_say_nothing():
    """
    The platform was away; or the machine was busy, and then only the times do not count.
    """
    assert came({"painted_ms": 100.0}, valid=False).empty
    assert len(waits(came({"painted_ms": 100.0}, busy_ratio=2.5)).times) == 0
    assert propagation_results(arrivals=came({"arrival": "never"}, busy_ratio=2.5))[0].lost == 1


def test_what_has_no_time_is_left_out_of_the_times():
    """
    The page spoke of news before, or several came at once: that it came is known, and no more.
    """
    rows = came({"painted_ms": 100.0}, {"painted_ms": 9000.0, "timed": False})

    assert waits(rows).times.tolist() == [100.0]
    assert propagation_results(arrivals=rows)[0].n == 2


def burst(places, *, painted=(None, None, None), **more):
    """Three messages that were published one right after the other, where they stand and when they came."""
    times = zip((1000.0, 2000.0, 3000.0), places, painted, strict=True)
    return [{"published_ms": p, "place": at, "painted_ms": ms, "timed": False, **more} for p, at, ms in times]


@pytest.mark.parametrize(
    ("places", "wrong"), [((0, 1, 2), 0), ((2, 1, 0), 0), ((0, 2, 1), 1), ((1, 2, 0), 1), ((None, 0, 1), None)]
)
def test_what_stands_out_of_order_is_counted(places, wrong):
    """
    The newest may stand first or last; of two nobody can tell.
    """
    other = burst((0, 1, 2), observer="carol") if wrong is not None else []

    assert inversions(came(*burst(places, arrival="reload"), *other)) == wrong


def test_what_comes_out_of_order_is_counted():
    """
    The second came after the third, and was put where it belongs; what comes at once has no order in time.
    """
    late = burst((2, 1, 0), painted=(100.0, 1500.0, 100.0))
    asked = burst((2, 1, 0), painted=(100.0, 1500.0, 100.0), asked_ms=50.0, observer="carol")
    same = burst((2, 1, 0), painted=(2500.1, 1500.0, 500.0), observer="dave")

    assert [inversions(came(*rows)) for rows in (late, asked, same)] == [1, 0, 0]


def test_without_several_at_once_no_order_is_known():
    """
    That nothing came out of order would be no merit.
    """
    assert inversions(came({"painted_ms": 100.0}, {"published_ms": 2000.0, "painted_ms": 100.0})) is None


def test_the_table_of_a_small_run():
    """
    Five posts, one of which was given up and is there twice after a reload: the median is known, p95 is not.
    """
    rows = [{"painted_ms": ms} for ms in (200.0, 210.0, 220.0, 230.0)]
    (result,) = propagation_results(arrivals=came(*rows, {"arrival": "reload", "copies": 2}))

    assert (result.way, result.kind, result.n) == ("feed", "post", 5)
    assert result.median_ms.value == 220.0
    assert (result.p95_ms.value, result.beyond, result.given_up) == (10_000.0, True, 1)
    assert (result.reloaded, result.lost, result.doubled, result.inverted) == (1, 0, 1, None)
