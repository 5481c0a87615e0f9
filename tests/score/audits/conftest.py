"""
Evidence of one small run, made ready for audits.
"""

import pytest

from toolkit.score.criteria import shipped
from toolkit.score.evidence import prepare
from toolkit.score.tables import read_tables


@pytest.fixture
def evidence(new_run, settings):
    """A function that takes one that writes a run, and gives its evidence."""

    def of(write):
        run = new_run()
        write(run)
        return prepare(tables=read_tables(run.close()), model=shipped(), settings=settings)

    return of


@pytest.fixture
def watched(evidence):
    """A function that takes what one member saw of each text, told by what differs, and gives the evidence."""

    def of(*rows, **attempt):
        def write(run):
            ident = run.lived(**attempt)
            for row in rows:
                run.arrival(ident, **row)

        return evidence(write)

    return of


@pytest.fixture
def day(evidence):
    """A function that takes what was notified of each act, told by what differs, and gives the evidence."""

    def of(*rows, **attempt):
        def write(run):
            ident = run.lived("day", mode="day", **attempt)
            for row in rows:
                run.notice(ident, **row)

        return evidence(write)

    return of
