"""
The least role that may carry out a verb, unless `[roles]` says otherwise: told by who takes part in the journeys.
"""

from __future__ import annotations

from collections.abc import Mapping

VISITOR = (
    "sign_in", "sign_up", "sign_out", "reset_password", "open_feed", "read_on", "search", "found", "sees", "cannot_see",
    "sees_picture", "misses", "describes", "switch_language", "find_help", "answer_consent", "read_rules",
)  # fmt: skip
AUTHOR = ("edit", "delete", "told_reasons", "offered_appeal")
MODERATOR = ("finds_report", "take_down")
BY_VERB = {
    **dict.fromkeys(VISITOR, "visitor"),
    **dict.fromkeys(AUTHOR, "author"),
    **dict.fromkeys(MODERATOR, "moderator"),
}


def least_role(verb: str, *, role: str, signed_in: bool, own: bool, settled: Mapping[str, str]) -> str:
    """
    Who may do this at least: `visitor`, `member`, `author` or `moderator`.

    Args:
        verb: What is carried out; empty where the journey acts by itself.
        role: Of who does it.
        signed_in: Whether they are known to the platform.
        own: Whether the address is that of content of theirs.
        settled: What the settings say, by verb.
    """
    if verb in settled:
        return settled[verb]
    if verb:
        return BY_VERB.get(verb, "member")
    if role == "moderator":
        return "moderator"
    return "visitor" if not signed_in else "author" if own else "member"
