"""
The names of a platform's verbs: those that a member has, and those that only who looks at trust asks for.
"""

from __future__ import annotations

VERBS: tuple[str, ...] = (
    "sign_in",
    "sign_out",
    "sign_up",
    "reset_password",
    "open_feed",
    "read_on",
    "publish",
    "publish_picture",
    "edit",
    "delete",
    "reply",
    "react",
    "sees",
    "cannot_see",
    "sees_picture",
    "misses",
    "notified",
    "report",
    "finds_report",
    "take_down",
    "write_to",
    "block",
    "unblock",
    "follow",
    "unfollow",
    "search",
    "found",
    "set_privacy",
    "privacy",
    "describe",
    "describes",
    "export_data",
    "delete_account",
    "switch_language",
    "find_help",
)
"""The platform verbs that a member has: `alice.publish(text)` calls `platform.publish(alice, text)`."""

LOOKED_AT: tuple[str, ...] = (
    "told_decision",
    "told_reasons",
    "offered_appeal",
    "asks_consent",
    "answer_consent",
    "read_rules",
)
"""Verbs that no journey asks for, and who looks at trust does."""
