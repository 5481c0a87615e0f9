"""
Pictures that are published without words for whoever does not see them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from pathlib import Path

    from toolkit.journeys import Post
    from toolkit.measure.member import Member

# Why the browser itself does not send a form that holds this text: a field that has to be filled in is not.
HELD_BACK = """(text) => [...document.forms].filter((form) => !form.noValidate)
  .filter((form) => [...form.elements].some((field) => String(field.value ?? "").includes(text)))
  .flatMap((form) => [...form.elements])
  .find((field) => field.willValidate && !field.validity.valid)?.validationMessage ?? null"""


class Wordless:
    """The platform as it is, but the alternative of a picture is left empty where that is asked for."""

    def __init__(
        self, platform: Any, wanted: Callable[[], bool]
    ) -> None:  # Any: the adapter, of which one verb differs
        self._platform = platform
        self._wanted = wanted

    def __getattr__(self, name: str) -> Any:  # Any: as above
        return getattr(self._platform, name)

    def publish_picture(self, member: Member, text: str, picture: Path, alternative: str) -> Post:
        """A message with a picture, and words for it or none."""
        words = "" if self._wanted() else alternative
        post: Post = self._platform.publish_picture(member, text, picture, words)
        return post


class Pictures(NamedTuple):
    """How many pictures are in a message and around it, and how many of these have no accessible name."""

    every: int
    unnamed: int


def named(seen: list[dict[str, bool]], usual: Pictures | None) -> bool | None:
    """
    Whether a picture that was published without words has a name all the same.

    Args:
        seen: The pictures in the message and around it: whether each is its `own`, and whether it is `named`.
        usual: Those of other messages; None where none was seen.

    Returns:
        None where nothing tells that it became a picture.
    """
    own = [one["named"] for one in seen if one["own"]]
    if own or usual is None:
        return all(own) if own else None
    if sum(not one["named"] for one in seen) > usual.unnamed:
        return False
    return True if len(seen) > usual.every else None


def pictures(seen: list[dict[str, bool]]) -> Pictures:
    """What is usual around a message."""
    return Pictures(len(seen), sum(not one["named"] for one in seen))
