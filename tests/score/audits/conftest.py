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
