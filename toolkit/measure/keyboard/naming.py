"""
What a control is called in a sentence, and what is written down of it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any


def called(about: Mapping[str, Any] | None) -> str:  # Any: JSON from the page
    """
    A control as a person names it.

    Example:
        >>> called({"role": "button", "name": "Publish", "selector": "#send"})
        'button “Publish”'
    """
    if not about:
        return "the control"
    name = f" “{about['name']}”" if about.get("name") else f" {about.get('selector', '')}".rstrip()
    return f"{about.get('role', 'control')}{name}"


def detail_of(about: Mapping[str, Any]) -> str:  # Any: as above
    """All that is known of a control, as JSON."""
    return json.dumps(dict(about), ensure_ascii=False, sort_keys=True)
