"""
Passwords inside addresses: noticed wherever they stand, and never shown.
"""

from __future__ import annotations

import re

# Up to the last @ before the next address: whoever forgets to write %40 for an @ has a secret all the same.
_USERINFO = re.compile(r"(\w://[^:/@\s]*:)(?:(?!\w+://)\S)+(?=@)")
_QUERY = re.compile(r"([?&](?:ssl)?password=)[^&\s]+", re.IGNORECASE)


def holds_password(text: str) -> bool:
    """Whether an address, or a text with one in it, names a password."""
    return bool(_USERINFO.search(text) or _QUERY.search(text))


def without_passwords(text: str) -> str:
    """The same text with three stars for every password in an address."""
    return _QUERY.sub(r"\g<1>***", _USERINFO.sub(r"\g<1>***", text))
