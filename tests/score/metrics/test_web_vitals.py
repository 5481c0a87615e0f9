"""
lcp, inp, cls, fcp, tbt and ttfb
"""

import pandas as pd
import pytest

from toolkit.score.metrics import web_vitals


def observations(*rows):
    """(attempt, name, value) each."""
    frame = pd.DataFrame(rows, columns=["attempt_id", "name", "value"])
    return frame.assign(journey="post", persona="desktop", timed=True)


@pytest.mark.parametrize("name", ["lcp", "inp", "cls", "fcp", "tbt", "ttfb"])
def test_each_vital_reads_its_own_rows(name):
    """
    Six instruments, one file.
    """
    seen = observations(("a", name, 5.0), ("a", "other", 9.0))
    row = getattr(web_vitals, name)(observations=seen).iloc[0]

    assert (row["value"], row["n"], row["journey"], row["persona"]) == (5, 1, "post", "desktop")


def test_the_worst_page_of_an_attempt_counts_once():
    """
    p75 is over attempts: an attempt of many fast pages does not hide its slow one.
    """
    seen = observations(*[("a", "lcp", 100.0)] * 20, ("a", "lcp", 900.0), ("b", "lcp", 500.0))
    row = web_vitals.lcp(observations=seen).iloc[0]

    assert (row["n"], row["value"]) == (2, 800)


def test_disturbed_attempts_are_left_out():
    """
    A timing under load is another number.
    """
    seen = observations(("a", "lcp", 100.0), ("b", "lcp", 9000.0)).assign(timed=[True, False])
    row = web_vitals.lcp(observations=seen).iloc[0]

    assert (row["n"], row["value"]) == (1, 100)


def test_personas_are_apart():
    """
    A phone's LCP is not a desktop's.
    """
    seen = observations(("a", "lcp", 100.0), ("b", "lcp", 300.0)).assign(persona=["desktop", "mobile"])

    assert web_vitals.lcp(observations=seen)[["persona", "value"]].to_numpy().tolist() == [
        ["desktop", 100.0],
        ["mobile", 300.0],
    ]


def test_few_attempts_have_no_upper_bound():
    """
    The slowest of three bounds the 75th percentile from below only.
    """
    few = web_vitals.lcp(observations=observations(*[(str(n), "lcp", float(n)) for n in range(3)])).iloc[0]
    many = web_vitals.lcp(observations=observations(*[(str(n), "lcp", float(n)) for n in range(40)])).iloc[0]

    assert pd.isna(few["high"])
    assert many["low"] < many["value"] < many["high"]


def test_nothing_seen_gives_no_row():
    """
    An engine without the interface is missing, not fast.
    """
    assert web_vitals.inp(observations=observations(("a", "lcp", 1.0))).empty
