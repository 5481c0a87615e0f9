"""Checks are found by a folder scan."""

from __future__ import annotations

import sys

import pytest

from toolkit import registry


@pytest.fixture
def package(tmp_path, monkeypatch):
    folder = tmp_path / "checks_for_test"
    folder.mkdir()
    (folder / "__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    yield folder
    for name in [name for name in sys.modules if name.startswith("checks_for_test")]:
        del sys.modules[name]


def test_a_new_file_is_a_new_check(package):
    """No list elsewhere to edit; helpers that start with an underscore are no checks."""
    for stem in ("slow", "_helper", "broken"):
        (package / f"{stem}.py").touch()

    assert list(registry.scan("checks_for_test")) == ["broken", "slow"]


def test_a_broken_check_is_raised_never_skipped(package):
    """A check that silently does not run looks like one that found nothing."""
    (package / "bad.py").write_text("import does_not_exist_anywhere")

    with pytest.raises(ImportError):
        registry.scan("checks_for_test")
