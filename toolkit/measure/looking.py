"""
Looks at a page as a person does who waits for an answer: what is new to read, what was said aloud, what fields hold.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from toolkit.measure._scripts import script

if TYPE_CHECKING:
    from playwright.sync_api import Frame, Page

BROWSERS_OWN = ("chrome-error:", "about:neterror", "about:certerror")  # pages that no platform has written
WORDS = 3  # a message of fewer letters is a count, a mark or a name of a key


class Text(NamedTuple):
    """One piece of text on a page, and how it reaches people."""

    text: str
    live: bool
    near: bool
    focused: bool
    control: bool
    big: bool
    layer: bool = False

    @property
    def key(self) -> str:
        """What makes two sightings the same: not the numbers, which count and tell the time."""
        return re.sub(r"\d+", "#", self.text)


class Look(NamedTuple):
    """
    A page at one moment.

    Attributes:
        texts: What can be read, piece by piece.
        values: What all fields hold.
        busy: Whether the page shows that it is working.
        origin: Tells one document from the next.
        fields: How many fields can be written in.
        ready: How many controls can be used.
        drawn: Whether the document has its style: what stands there before that, nobody sees.
    """

    texts: tuple[Text, ...] = ()
    values: tuple[str, ...] = ()
    busy: bool = False
    origin: float = 0.0
    fields: int = 0
    ready: int = 0
    drawn: bool = True


class Message(NamedTuple):
    """What a page says that it had not said before."""

    text: str
    shown: bool
    announced: bool


def look(page: Page) -> Look:
    """A page as it is now, with its frames."""
    parts = [_read(frame) for frame in page.frames if not frame.is_detached()]
    return Look(
        texts=tuple(Text(**{name: one[name] for name in Text._fields}) for part in parts for one in part["texts"]),
        values=tuple(value for part in parts for value in part["values"]),
        busy=any(part["busy"] for part in parts),
        origin=float(parts[0]["origin"]),
        fields=sum(part["fields"] for part in parts),
        ready=sum(part["ready"] for part in parts),
        drawn=bool(parts[0]["drawn"]),
    )


def _read(frame: Frame) -> dict[str, Any]:  # Any: JSON from the page
    read: dict[str, Any] = frame.evaluate(script("recovery"))  # Any: as above
    return read


def told(before: Look, after: Look, *, typed: tuple[str, ...] = ()) -> Message:
    """
    The message that is there now and was not before.

    Args:
        before: The page just before the act.
        after: The page now.
        typed: What the member wrote: seeing it again is no message.
    """
    known = {text.key for text in before.texts}
    fresh = [text for text in after.texts if text.key not in known and _says(text) and not _echo(text, typed)]
    # A page without a field has nothing that a message could stand near: all that is new there is the message.
    heard = [text for text in fresh if text.live or text.focused]
    seen = [text for text in fresh if text.big and (_stands_out(text) or text.near or not after.fields)]
    words = " · ".join(dict.fromkeys(text.text for text in (seen or heard)))
    return Message(words[:200], bool(seen), bool(heard))


def works(before: Look, after: Look) -> bool:
    """Whether a page shows that it is at work: it says so, has anything new to read, or lets less be used."""
    known = {text.key for text in before.texts}
    return after.busy or after.ready < before.ready or any(text.big and text.key not in known for text in after.texts)


def _stands_out(text: Text) -> bool:
    return text.live or text.focused or text.layer


def _says(text: Text) -> bool:
    return not text.control and sum(letter.isalpha() for letter in text.text) >= WORDS


def _echo(text: Text, typed: tuple[str, ...]) -> bool:
    words = _plain(text.text)
    return any(words in _plain(one) or (one and _plain(one) in words) for one in typed)


def keeps(drafts: tuple[str, ...], after: Look) -> bool | None:
    """Whether fields hold what was typed, perhaps with other line ends; None where nothing was."""
    wanted = [_plain(draft) for draft in drafts if _plain(draft)]
    held = [_plain(value) for value in after.values]
    return all(any(draft in value for value in held) for draft in wanted) if wanted else None


def of_browser(page: Page) -> bool:
    """Whether the browser shows a page of its own, because the platform gave none."""
    return page.url.startswith(BROWSERS_OWN)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
