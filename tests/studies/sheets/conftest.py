"""Every kind of sheet, made once for all tests of a file."""

from __future__ import annotations

import pytest

from tests.studies.sheets import samples


@pytest.fixture(scope="module")
def sheets():
    """Complete documents by kind."""
    return {name: make() for name, make in samples.SHEETS.items()}
