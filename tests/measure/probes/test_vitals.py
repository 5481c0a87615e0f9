"""Vitals: every entry goes to the step that caused it, and INP is the worst interaction."""

from __future__ import annotations

import pytest

from toolkit.measure.probes._probe import StepWindow
from toolkit.measure.probes.vitals import Entry, inp, reduce, worst_session

FIRST = StepWindow(id="first", started_ms=1_000.0, trusted_actions=1)
SECOND = StepWindow(id="second", started_ms=5_000.0)


def numbers(entries, steps=(FIRST, SECOND)):
    return {(seen.step_id, seen.name, seen.document): seen.value for seen in reduce(entries, list(steps))}


@pytest.mark.parametrize(
    ("durations", "expected"),
    [
        ([40.0], 40.0),
        ([16.0, 24.0, 500.0], 500.0),
        ([float(n) for n in range(1, 50)], 49.0),
        ([float(n) for n in range(1, 51)], 49.0),
        ([float(n) for n in range(1, 102)], 99.0),
    ],
)
def test_inp_is_the_worst_one_ignored_per_fifty(durations, expected):
    """browsertime #2556 took the fastest; 49 interactions ignore none, 50 ignore one, 101 ignore two."""
    assert inp(durations) == expected


def test_an_interaction_counts_once_with_its_longest_event():
    """pointerdown, pointerup and click are one press to the person."""
    events = [Entry("event", 1_100, 900, value, interaction=7) for value in (24.0, 80.0, 32.0)]

    assert numbers(events)["first", "inp", ""] == 80.0


def test_a_step_with_acts_and_no_reported_event_was_under_the_floor():
    """The browser reports nothing under 16 ms: that is good, not missing."""
    found = numbers([])

    assert found["first", "inp", ""] == 16.0
    assert ("second", "inp", "") not in found


def test_a_navigation_that_ends_late_belongs_to_the_step_that_caused_it():
    """browsertime #2545: the document was asked for in the first step, and painted during the second."""
    late = [Entry("largest-contentful-paint", 6_500, 4_000, 2_500.0), Entry("paint", 6_400, 4_000, 2_400.0)]

    assert numbers(late)["first", "lcp", "4000"] == 2_500.0


def test_the_last_candidate_is_the_largest_paint():
    """The browser replaces its candidate as larger elements are painted."""
    candidates = [
        Entry("largest-contentful-paint", 5_300, 5_100, 200.0),
        Entry("largest-contentful-paint", 5_900, 5_100, 800.0),
    ]

    assert numbers(candidates)["second", "lcp", "5100"] == 800.0


def test_blocking_time_counts_what_long_tasks_have_over_50_ms_after_the_first_paint():
    """The published example: tasks of 250, 90, 35, 30 and 155 ms block for 345 ms."""
    tasks = [Entry("longtask", 5_200 + 300 * i, 5_000, d) for i, d in enumerate((250.0, 90.0, 35.0, 30.0, 155.0))]
    early = Entry("longtask", 5_050, 5_000, 400.0)

    found = numbers([Entry("paint", 5_100, 5_000, 100.0), early, *tasks])

    assert found["second", "tbt", "5000"] == 345.0


@pytest.mark.parametrize(
    ("shifts", "expected"),
    [
        ([], 0.0),
        ([(0, 0.1), (900, 0.05)], 0.15),
        ([(0, 0.1), (1_000, 0.05)], 0.1),
        ([(0, 0.05), (900, 0.05), (1_800, 0.05), (2_700, 0.05), (3_600, 0.05), (4_500, 0.05), (5_400, 0.04)], 0.3),
    ],
)
def test_shifts_add_up_within_a_session_window(shifts, expected):
    """Less than a second apart, at most five seconds long; the worst window counts."""
    assert worst_session(shifts) == pytest.approx(expected)


def test_what_happened_before_the_first_step_belongs_to_none():
    """Preparation is not measured."""
    assert all(value == 0 for key, value in numbers([Entry("layout-shift", 500, 400, 0.3)]).items() if key[1] == "cls")


def test_a_view_without_a_new_document_belongs_to_the_interaction_that_caused_it():
    """A soft navigation is as much a page to the person as any other; other paints of the step are none of it."""
    soft = [
        Entry("soft-navigation", 5_200, 4_000, 216.0),
        Entry("interaction-contentful-paint", 5_200, 4_000, 190.0),
        Entry("interaction-contentful-paint", 5_200, 4_000, 216.0),
        Entry("interaction-contentful-paint", 5_600, 4_000, 900.0),
    ]

    assert numbers(soft)["second", "lcp", "soft-5200"] == 216.0


def test_a_document_reported_twice_counts_once():
    """Its entry is buffered early, and reported again when it is complete."""
    grown = [Entry("navigation", 5_100, 5_100, 1.0, bytes=300), Entry("navigation", 5_100, 5_100, 1.0, bytes=700)]

    assert numbers(grown)["second", "bytes", ""] == 700


def test_bytes_of_all_requests_of_a_step_add_up():
    """Documents and what they load."""
    loads = [Entry("navigation", 5_100, 5_100, 1.0, bytes=700), Entry("resource", 5_200, 5_100, 1.0, bytes=300)]

    assert numbers(loads)["second", "bytes", ""] == 1_000
