"""Run folders that hold the pictures which the sample scorecards name."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.report import samples


@pytest.fixture
def run_folder(tmp_path: Path) -> Path:
    """A folder with the one picture that all samples name."""
    samples.picture(tmp_path)
    return tmp_path


@pytest.fixture(params=sorted(samples.ALL))
def any_card(request):
    """Every state that a report can be in, one after the other."""
    return samples.ALL[request.param]()
