"""What members type, cleaned and checked; every fault is a message key by the field it stands in."""

from __future__ import annotations

import re
import unicodedata

USERNAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{2,29}")
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
PASSWORD_MIN_CHARACTERS = 10
NAME_MAX_CHARACTERS = 60


def clean(raw: str | None) -> str:
    """Text with plain line ends and no control characters, trimmed."""
    lines = (raw or "").replace("\r\n", "\n").replace("\r", "\n")
    kept = (c for c in lines if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))
    return "".join(kept).strip()


def message_fault(text: str, limit: int) -> str | None:
    """Why a message or reply cannot be published, or None."""
    if not text:
        return "error.empty"
    return "error.too_long" if len(text) > limit else None


def signup_faults(*, username: str, display_name: str, email: str, password: str, conduct: bool) -> dict[str, str]:
    """The faults of a sign-up form, in the order of its fields."""
    checks = {
        "username": ("error.username", bool(USERNAME.fullmatch(username))),
        "display_name": ("error.display_name", _name_well(display_name)),
        "email": ("error.email", bool(EMAIL.fullmatch(email)) and len(email) <= 254),
        "password": ("error.password", password_well(password)),
        "conduct": ("error.conduct", conduct),
    }
    return {field: key for field, (key, well) in checks.items() if not well}


def profile_faults(*, display_name: str, bio: str, bio_limit: int) -> dict[str, str]:
    """The faults of the profile's form, in the order of its fields."""
    checks = {
        "display_name": ("error.display_name", _name_well(display_name)),
        "bio": ("error.too_long", len(bio) <= bio_limit),
    }
    return {field: key for field, (key, well) in checks.items() if not well}


def password_well(password: str) -> bool:
    """Whether a new password is long enough; what it is made of is its owner's business."""
    return PASSWORD_MIN_CHARACTERS <= len(password) <= 200


def _name_well(display_name: str) -> bool:
    return 0 < len(display_name) <= NAME_MAX_CHARACTERS and "\n" not in display_name
