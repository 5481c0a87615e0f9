"""Which Python FlaskBB is given, and what is changed in the installed copy."""

from __future__ import annotations

import ast
import stat
from collections import Counter

import pytest

from real.flaskbb import install
from real.flaskbb.inside import town


@pytest.fixture
def launcher(tmp_path, monkeypatch):
    """Commands on an otherwise empty path that end with a code, whatever they are asked."""
    monkeypatch.delenv(install.VARIABLE, raising=False)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PYENV_ROOT", str(tmp_path / "pyenv"))
    monkeypatch.setattr(install.sys, "executable", str(tmp_path / "none"))

    def make(name, code):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"#!/bin/sh\nexit {code}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    return make


def test_a_launcher_that_leads_nowhere_is_passed_over(launcher):
    """A version manager puts names on the path for versions that are not switched on."""
    launcher("python3.12", 127)
    launcher("python3.13", 0)

    assert install.find_python() == "python3.13"


def test_what_pyenv_keeps_is_found_where_its_launchers_refuse(launcher):
    """A Python that nobody switched on for this folder runs all the same."""
    launcher("python3.12", 127)
    launcher("pyenv/versions/3.11.7/bin/python3", 0)
    kept = launcher("pyenv/versions/3.12.1/bin/python3", 0)
    launcher("pyenv/versions/3.13.0/bin/python3", 0)

    assert install.find_python() == kept


def test_the_python_that_is_named_is_the_only_one_tried(launcher, monkeypatch):
    """Who names one wants that one, or wants to be told."""
    launcher("python3.13", 0)
    monkeypatch.setenv(install.VARIABLE, launcher("mine", 1))

    assert install.find_python() is None


def test_without_a_python_flaskbb_is_left_out_and_that_is_no_failure(launcher, capsys):
    """The reason is printed, with what to do."""
    from real.flaskbb.__main__ import main

    assert main([]) == 0
    assert "FLASKBB_PYTHON" in capsys.readouterr().out


def test_only_modules_that_import_for_checkers_are_changed(tmp_path):
    """And once: what the forum does is its own."""
    needy, plain = tmp_path / "needy.py", tmp_path / "plain.py"
    needy.write_text('"""Doc."""\nfrom typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from a import A\n')
    plain.write_text("x = 1\n")
    changed = [install.make_importable(path) for path in (needy, plain, needy)]

    assert changed == [True, False, False]
    assert isinstance(ast.parse(needy.read_text()).body[0], ast.ImportFrom)
    assert plain.read_text() == "x = 1\n"


def test_the_town_has_its_size_and_its_words_do_not_change():
    """Two runs are compared: they must meet the same forum."""
    topics = town.topics()

    assert topics == town.topics()
    assert len({topic.title for topic in topics}) == 36
    assert Counter(topic.forum for topic in topics) == {name: count for name, _, count in town.FORUMS}
    assert sum(len(topic.replies) for topic in topics) == town.REPLIES
