"""
Before a run: a suite, an adapter's verbs, what would be walked, what is in place, a browser.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.measure.authoring.suite_file import Place
from toolkit.measure.authoring.wish import Wish
from toolkit.pipeline.request import Request, resolve

if TYPE_CHECKING:
    from toolkit.measure.authoring.begin import Written
    from toolkit.measure.authoring.record import Recorded
    from toolkit.measure.browser import Found
    from toolkit.measure.doctor import Line


def list_journeys(request: Request) -> Sequence[str]:
    """
    Names of the journeys that a request would walk.

    Raises:
        UsageError: The request names what is not there, or the journeys cannot be read.
    """
    from toolkit.measure.launch import Choice, listed
    from toolkit.measure.matrix import require_known

    settings, path = resolve(request)
    require_known(settings)
    choice = Choice(config=path, keyword=request.keyword, overrides=tuple(request.overrides.items()))
    return listed(settings, choice)


def examine(request: Request) -> Iterator[Line]:
    """What `virage doctor` prints, a line a thing."""
    from toolkit.measure.doctor import examine as examine_all

    return examine_all(resolve(request)[0])


def ensure_browser(engine: str, *, say: Callable[[str], None]) -> Found:
    """A browser, found or installed."""
    from toolkit.measure.browser_setup import ensure

    return ensure(engine, say=say)


def begin(place: Place, folder: Path) -> list[Written]:
    """The files of a suite for a platform of one's own; nothing is overwritten."""
    from toolkit.measure.authoring.begin import lay_out

    return lay_out(place, folder)


def record(request: Request, wish: Wish, *, say: Callable[[str], None]) -> Recorded:
    """A verb of one's own adapter out of what a person clicked."""
    from toolkit.measure.authoring.record import record as record_verb

    return record_verb(wish, resolve(request)[0], say=say)
