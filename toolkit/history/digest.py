"""
Whether two runs were measured and scored alike, as a few digits of each.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping

from toolkit.errors import SettingsError
from toolkit.records import Scorecard
from toolkit.settings import restore

DIGITS = 16
BESIDE = ("comparison.", "sensitivity.")  # parameters that change no score
SECTIONS = ("journeys", "audit", "load", "validity", "score")  # what changes numbers; a port or a report does not


def settings_digest(settings: Mapping[str, object]) -> str:
    """
    Digits of the settings that a run was measured with.

    Only what differs from the defaults counts, so that a later version with one setting more gives the same digits.
    Settings of another version cannot be read: they have none.
    """
    try:
        changed = restore(settings).model_dump(mode="json", exclude_defaults=True)
    except SettingsError:
        return ""
    return _digest({name: changed[name] for name in SECTIONS if name in changed})


def model_digest(card: Scorecard) -> str:
    """Digits of the model that a run was scored by: weights, curves and decisions."""
    criteria = [
        (one.dimension, one.weight, part.criterion, part.weight, part.curve)
        for one in card.dimensions
        for part in one.criteria
    ]
    decided = [(one.name, one.used) for one in card.parameters if not one.name.startswith(BESIDE)]
    return _digest([criteria, decided])


def _digest(data: object) -> str:
    return hashlib.sha256(json.dumps(data, sort_keys=True).encode()).hexdigest()[:DIGITS]
