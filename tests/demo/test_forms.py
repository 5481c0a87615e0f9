import pytest

from toolkit.demo import forms

GOOD = {
    "username": "zoe.l",
    "display_name": "Zoé",
    "email": "zoe@example.ca",
    "password": "a long enough one",
    "conduct": True,
}


def test_control_characters_are_dropped_and_line_ends_are_plain():
    """
    The marks of search hits are control characters: nobody may type them.
    """
    assert forms.clean(" a\x02b\r\nc\x00 ") == "ab\nc"


@pytest.mark.parametrize(("text", "fault"), [("", "error.empty"), ("abcd", "error.too_long"), ("abc", None)])
def test_a_message_has_one_to_limit_characters(text, fault):
    """
    The boundary itself is allowed.
    """
    assert forms.message_fault(text, 3) == fault


def test_a_complete_sign_up_has_no_fault():
    """
    The baseline that the faults below differ from.
    """
    assert forms.signup_faults(**GOOD) == {}


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("username", "zo"),
        ("username", "zoé.l"),
        ("username", "-zoe"),
        ("display_name", ""),
        ("display_name", "x" * 61),
        ("email", "zoe@example"),
        ("password", "too short"),
        ("conduct", False),
    ],
)
def test_a_fault_is_told_at_its_field(field, value):
    """
    One wrong field must not blame another.
    """
    assert list(forms.signup_faults(**{**GOOD, field: value})) == [field]
