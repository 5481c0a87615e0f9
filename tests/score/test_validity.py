"""
When a run is not to be believed.
"""

import pytest

from toolkit.score.criteria import shipped
from toolkit.score.evidence import prepare
from toolkit.score.tables import read_tables
from toolkit.score.validity import doubts

pytestmark = pytest.mark.whole


@pytest.fixture
def of(new_run, settings):
    def write(*attempts, load=None):
        run = new_run()
        for number, fields in enumerate(attempts):
            run.attempt("publish", number, **fields)
        if load is not None:
            run.load(**load)
        return doubts(evidence=prepare(tables=read_tables(run.close()), model=shipped(), settings=settings))

    return write


BUSY, CALM, UNKNOWN = {"busy_ratio": 2.5}, {"busy_ratio": 2.4}, {}
OUTAGE = {"outcome": "failed", "validity": "invalid"}


@pytest.mark.parametrize(
    ("attempts", "expected"),
    [
        ([CALM] * 4, ()),
        ([UNKNOWN] * 4, ()),
        ([CALM, CALM, CALM, CALM, BUSY], ()),
        ([CALM, CALM, CALM, BUSY], ("@reason.machine_busy|share=0.25",)),
        ([UNKNOWN, UNKNOWN, UNKNOWN, BUSY], ("@reason.machine_busy|share=1.00",)),
        ([CALM, CALM, CALM, OUTAGE], ("@reason.invalid_attempts|n=1",)),
        ([CALM, CALM, CALM, CALM, OUTAGE], ()),
        ([BUSY, OUTAGE], ("@reason.machine_busy|share=1.00", "@reason.invalid_attempts|n=1")),
    ],
)
def test_shares_at_their_limit_are_doubts(of, attempts, expected):
    """
    A quarter of busy or invalid attempts; a share is of those that were calibrated.
    """
    assert of(*attempts) == expected


@pytest.mark.parametrize(
    ("cpu", "expected"), [(0.9, ()), (0.91, ("@reason.generator_saturated|cpu=0.91",)), (None, ())]
)
def test_a_generator_at_its_end_is_a_doubt(of, cpu, expected):
    """
    It measures itself.
    """
    assert of(CALM, load={"generator_cpu_ratio": cpu}) == expected
