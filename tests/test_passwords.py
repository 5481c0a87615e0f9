"""Passwords inside addresses."""

from __future__ import annotations

import pytest

from toolkit.settings import holds_password, without_passwords


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("postgresql://u:pa/ss:w@h/d", "postgresql://u:***@h/d"),
        ("cannot reach http://u:p@h1 and http://u:p@h2", "cannot reach http://u:***@h1 and http://u:***@h2"),
        ("postgresql://u:p@ss@word@h/d", "postgresql://u:***@h/d"),
        ("http://u:p@h1,http://u:p@h2", "http://u:***@h1,http://u:***@h2"),
        ("postgresql:///d?Password=p&host=/run", "postgresql:///d?Password=***&host=/run"),
    ],
)
def test_every_password_becomes_three_stars(text, shown):
    """An error may repeat an address, never its password."""
    assert (holds_password(text), without_passwords(text)) == (True, shown)


@pytest.mark.parametrize("text", ["", "postgresql://u@h:5432/d", "sqlite:////a/b.sqlite", "u:p@h"])
def test_what_holds_no_password_stays_as_it_is(text):
    """Ports and users are no secrets."""
    assert (holds_password(text), without_passwords(text)) == (False, text)
