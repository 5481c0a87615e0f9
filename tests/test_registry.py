"""Checks are found by a folder scan."""

from __future__ import annotations

import sys

import pytest

from toolkit import registry
from toolkit.errors import UsageError


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


@pytest.mark.parametrize(
    ("name", "said"),
    [("slwo", "check 'slwo': unknown; did you mean 'slow'?"), ("zzz", "check 'zzz': unknown; known: broken, slow")],
)
def test_what_is_not_there_is_told_with_what_is(package, name, said):
    """The one most like it, or all; not those that nobody need ask for."""
    for stem in ("slow", "always", "broken"):
        (package / f"{stem}.py").touch()

    with pytest.raises(UsageError) as caught:
        registry.find("checks_for_test", name, word="check", besides=("always",))

    assert str(caught.value) == said
    assert registry.find("checks_for_test", "always", word="check").__name__ == "checks_for_test.always"
