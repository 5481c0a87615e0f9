"""
How metrics are declared, found and called.
"""

from types import ModuleType, SimpleNamespace

import pandas as pd
import pytest

from toolkit.score import values
from toolkit.score.values import COLUMNS, MARK, all_metrics, call, row, table


def test_every_metric_declares_its_unit_and_source():
    """
    A number without a unit is a rumour.
    """
    for name, function in all_metrics().items():
        about = getattr(function, MARK)

        assert (about.name, about.better in ("higher", "lower")) == (name, True)
        assert about.unit
        assert about.source


def test_a_file_without_a_metric_is_an_error(monkeypatch):
    """
    Nothing is skipped.
    """
    monkeypatch.setattr(values, "scan", lambda _package: {"empty": ModuleType("empty")})

    with pytest.raises(ImportError, match="declares no metric"):
        all_metrics()


def test_a_check_is_called_with_the_tables_it_names():
    """
    Its signature says what it reads.
    """
    tables = SimpleNamespace(steps="steps", rules="rules")

    assert call(lambda *, rules: rules, tables) == "rules"


def test_an_empty_metric_has_all_columns():
    """
    Nothing measured concatenates like anything else.
    """
    assert list(table([]).columns) == COLUMNS
    assert table([row(value=None, n=0, reason="@reason.not_measured")])["value"].isna().all()
    assert pd.concat([table([]), table([row(value=1.0, n=1)])])["value"].dtype == "float64"
