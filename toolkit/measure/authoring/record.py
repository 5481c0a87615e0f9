"""
A verb of one's own adapter out of what a person clicked.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from toolkit._disk import writing
from toolkit.errors import UsageError
from toolkit.measure.accounts import all_secrets
from toolkit.measure.authoring import adapter, opening, script
from toolkit.measure.authoring.translate import Body, Task, translate
from toolkit.measure.authoring.wish import Wish, account_of, refuse, vocabulary
from toolkit.settings import Settings


class Recorded(NamedTuple):
    """What became of it: the adapter's file, what changed in it, and parameters that the verb does not use."""

    path: Path
    difference: str
    unused: tuple[str, ...]


def record(wish: Wish, settings: Settings, *, say: Callable[[str], None]) -> Recorded:
    """
    Record a verb and write it into the adapter.

    Args:
        wish: What is to be recorded.
        settings: The adapter is a file of one's own.
        say: Told what the person has to know before the window opens.

    Raises:
        UsageError: There is no such verb, the adapter is not one's own, or the recording cannot be translated.
        PreconditionFailed: A password's variable is not set, or no window could be opened.
    """
    refuse(wish, settings)
    path = settings.path(settings.platform.adapter)
    before = _read(path)
    words = vocabulary(wish, settings, account_of(wish, settings))
    task = Task(verb=wish.verb, base_url=settings.base_url, known=words, secrets=all_secrets(settings))
    body = translate(_script(wish, settings, before, say), task)
    after = _written(before, wish.verb, body)
    if wish.write:
        with writing(path), path.open("w", encoding="utf-8", newline="") as file:
            file.write(after)
    return Recorded(path, adapter.difference(before, after, path.name), body.unused)


def _read(path: Path) -> str:
    try:
        with path.open(encoding="utf-8", newline="") as file:  # line ends stay as they are
            return file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"platform.adapter: {path}: cannot be read ({error})") from error


def _script(wish: Wish, settings: Settings, before: str, say: Callable[[str], None]) -> script.Script:
    if wish.source is None:
        can_sign_in = not adapter.is_unwritten(before, "sign_in")
        return opening.record(wish, settings, can_sign_in=can_sign_in, say=say)
    try:
        text = wish.source.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"--from {wish.source}: cannot be read ({error})") from error
    return script.read(text, str(wish.source))


def _written(before: str, verb: str, body: Body) -> str:
    after = adapter.replace_body(before, verb, body.lines)
    if verb == "sign_in" and adapter.is_unwritten(after, "is_signed_in"):
        # What proves it at the end of sign_in shows it later; nothing that anybody wrote is lost.
        after = adapter.replace_body(after, "is_signed_in", [f"return bool({body.proof}.count())"])
    return after
