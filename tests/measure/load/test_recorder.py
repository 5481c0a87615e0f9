import pytest

from toolkit.measure.load.recorder import ERROR_MAX_CHARACTERS, Recorder, percentile_95
from toolkit.records import Outcome, RequestSample

STARTED = 1_000_000.0


class Kept:
    """Stands in for the stream on disk."""

    def __init__(self) -> None:
        self.samples: list[RequestSample] = []

    def add(self, sample: RequestSample) -> None:
        self.samples.append(sample)


class Crowd:
    """How many members there are, changed by the test."""

    def __init__(self) -> None:
        self.users = 1

    def __call__(self) -> int:
        return self.users


@pytest.fixture
def kept():
    return Kept()


@pytest.fixture
def crowd():
    return Crowd()


@pytest.fixture
def recorder(kept, crowd):
    return Recorder(kept, users=crowd, scrub=lambda text: text.replace("hunter2", "…"), started=STARTED)


def ask(recorder, *, at_s=1.0, took_ms=12.3456789, name="/page", **more):
    recorder.request(
        request_type="GET",
        name=name,
        response_time=took_ms,
        response_length=more.pop("size", 10),
        start_time=STARTED + at_s,
        response=object(),
        url="http://127.0.0.1/",
        **more,
    )


def test_times_are_kept_as_they_were_measured(recorder, kept):
    """
    Locust's statistics round to two digits; percentiles of those are steps.
    """
    ask(recorder, at_s=1.5, took_ms=1234.56789)

    assert kept.samples == [
        RequestSample(
            name="GET /page",
            intended_start_s=1.5,
            start_s=1.5,
            duration_ms=1234.56789,
            size_bytes=10,
            outcome=Outcome.PASSED,
            users=1,
        )
    ]


@pytest.mark.parametrize(("name", "kept_as"), [("GET /a", "GET /a"), ("/a", "GET /a"), ("GETAWAY", "GET GETAWAY")])
def test_a_name_begins_with_its_method_once(recorder, kept, name, kept_as):
    """
    Reading and publishing share addresses and are two kinds of request.
    """
    ask(recorder, name=name)

    assert kept.samples[0].name == kept_as


def test_a_late_request_keeps_when_it_was_due(recorder, kept):
    """
    Without it a stalled platform hides behind the members it keeps waiting.
    """
    ask(recorder, at_s=3.0, context={"intended_start": STARTED + 2.0})

    assert (kept.samples[0].intended_start_s, kept.samples[0].start_s) == (2.0, 3.0)


def test_an_exception_is_a_failed_sample_without_secrets(recorder, kept):
    """
    Error texts quote addresses and answers: they are scrubbed and cut before they are written.
    """
    ask(recorder, exception=ConnectionError("password=hunter2 " + "x" * 1000))

    assert kept.samples[0].outcome is Outcome.FAILED
    assert "hunter2" not in kept.samples[0].error
    assert len(kept.samples[0].error) == ERROR_MAX_CHARACTERS


def test_an_exception_without_words_is_named_by_its_kind(recorder, kept):
    """
    A failed sample always says why.
    """
    ask(recorder, exception=TimeoutError())

    assert kept.samples[0].error == "TimeoutError"


def test_a_sample_has_the_members_of_its_start(recorder, kept, crowd):
    """
    A slow request of a small crowd must not be counted as one of the large crowd at its end.
    """
    ask(recorder, at_s=0.0, took_ms=10)
    crowd.users = 2
    ask(recorder, at_s=1.0, took_ms=10)
    ask(recorder, at_s=0.5, took_ms=5000)
    ask(recorder, at_s=2.0, took_ms=10)

    assert [sample.users for sample in kept.samples] == [1, 1, 1, 2]


def test_progress_counts_from_the_start_and_rates_the_last_second(recorder):
    """
    People watch both: how much there was, and how it goes now.
    """
    for _ in range(3):
        ask(recorder)
    recorder.progress(elapsed_s=1, duration_s=9, since_s=1, web_ui=None)
    ask(recorder, took_ms=40, exception=ConnectionError("no"))
    seen = recorder.progress(elapsed_s=1.5, duration_s=9, since_s=0.5, web_ui=None)

    assert (seen.n, seen.errors, seen.rate_per_s, seen.p95_ms) == (4, 1, 2.0, 40)


def test_progress_before_the_first_answer_has_no_percentile(recorder):
    """
    Missing is not zero.
    """
    assert recorder.progress(elapsed_s=1, duration_s=9, since_s=1, web_ui=None).p95_ms is None


@pytest.mark.parametrize(("ordered", "p95"), [([], None), ([7.0], 7.0), ([float(n) for n in range(1, 101)], 95.0)])
def test_the_percentile_is_a_value_that_was_seen(ordered, p95):
    """
    Nearest rank: nothing is interpolated.
    """
    assert percentile_95(ordered) == p95
