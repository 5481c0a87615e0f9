"""
Walks journeys inside pytest: what the plugin's hooks do once a journey is met.
"""

from __future__ import annotations

import contextlib
import inspect
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from toolkit.errors import PreconditionFailed, ToolkitError, UsageError
from toolkit.journeys import Journey, Unsupported, journey_of
from toolkit.measure.attempt import Attempt, FailsAuthor, Identity, PlatformUnwell
from toolkit.measure.ended import interrupts, skips
from toolkit.measure.matrix import Way, thinned, unslowed
from toolkit.measure.modes._mode import Life
from toolkit.measure.second_look import take
from toolkit.measure.walk import Walk, conclude
from toolkit.records import LINT, PLAIN, PlannedAttempt, Weight
from toolkit.store import new_id

if TYPE_CHECKING:
    from playwright.sync_api import BrowserContext

ATTEMPT: pytest.StashKey[Attempt] = pytest.StashKey()
ERROR: pytest.StashKey[BaseException | None] = pytest.StashKey()
RETRACED: pytest.StashKey[bool] = pytest.StashKey()
LIFE: pytest.StashKey[Life] = pytest.StashKey()


def order(walk: Walk, items: list[pytest.Item]) -> list[pytest.Item]:
    """
    The attempts that the matrix asks for: the author's modality before others, first attempts before second ones.

    Within one round journeys go by weight, keeping the order of the files; other modes come after all that is timed.
    """
    weights, settings = list(Weight), walk.settings.journeys
    wanted = thinned([(_identity(item), item) for item in items], settings)

    def rank(item: Any) -> tuple[int, int, int, int]:  # Any: a pytest function item
        way = _way(item)
        late = [PLAIN, LINT, *settings.modes].index(way.mode)
        return max(0, late - 1), way.number, weights.index(_declared(item).weight), _turn(walk, way)

    return sorted(wanted, key=rank)


def _turn(walk: Walk, way: Way) -> int:
    """Whose turn it is among the personas: the author's modality comes first."""
    settings = walk.settings.journeys
    return -1 if way.persona == settings.author else settings.personas.index(way.persona)


def check(items: list[pytest.Item]) -> None:
    """
    Make sure that every journey can be told from the others, and recorded.

    Raises:
        UsageError: Two journeys share a name, or one is no plain function with a member; the message names the file.
    """
    seen: dict[tuple[str, str, str, str, int], str] = {}
    for item in items:
        callspec = getattr(item, "callspec", None)
        parameters = callspec.params if callspec else {}
        if "virage_attempt" not in parameters or "virage_attempt" not in getattr(item, "fixturenames", ()):
            raise UsageError(f"{item.nodeid}: a journey is a plain function that takes a member, such as `alice`")
        if inspect.iscoroutinefunction(getattr(item, "function", None)):
            raise UsageError(f"{item.nodeid}: a journey is no `async def`; the verbs wait by themselves")
        identity = _identity(item)
        key = (identity.journey, identity.engine, identity.persona, identity.mode, identity.number)
        if key in seen:
            raise UsageError(f"{item.nodeid}: another journey has this name, too: {seen[key]}; rename one")
        seen[key] = item.nodeid


def _declared(item: Any) -> Journey:  # Any: a pytest function item
    declared = journey_of(item.function)
    assert declared is not None
    return declared


def _way(item: Any) -> Way:  # Any: as above
    way = item.callspec.params["virage_attempt"]
    assert isinstance(way, Way)
    return way


def _identity(item: Any) -> Identity:  # Any: as above
    own = [str(value) for name, value in item.callspec.params.items() if name not in ("virage_attempt", "browser_name")]
    way = _way(item)
    return Identity(
        journey="-".join([item.originalname.removeprefix("test_"), *own]),
        declared=_declared(item),
        engine=item.callspec.params.get("browser_name", "chromium"),
        number=way.number,
        persona=way.persona,
        mode=way.mode,
    )


def write_plan(walk: Walk, items: list[pytest.Item], left_out: set[str]) -> None:
    """Write down what is going to be walked and what is not, so that a killed run can tell what is missing."""
    if walk.worker != 0:
        return
    refused = {_identity(item).journey for item in items if _refused(walk, item)}
    engines = dict.fromkeys(_identity(item).engine for item in items)
    not_slow = unslowed(walk.settings.journeys.personas, engines)
    if left_out or refused or not_slow:
        info = replace(walk.folder.read_info(), left_out=tuple(sorted(left_out | refused)), unslowed=not_slow)
        walk.folder.write_info(info)
    for item in items:
        identity = _identity(item)
        if identity.journey in refused:
            continue
        walk.session.writer.write(
            PlannedAttempt(
                id=new_id(),
                journey=identity.journey,
                goal=identity.declared.goal,
                weight=identity.declared.weight,
                persona=identity.persona,
                engine=identity.engine,
                attempt=identity.number,
                writes=identity.declared.writes,
                budget_s=identity.declared.budget_s,
                mode=identity.mode,
            )
        )


def walk_item(walk: Walk, item: Any, nextitem: pytest.Item | None) -> None:  # Any: a pytest function item
    """Walk one attempt; after a failure, once more for the trace."""
    from _pytest.runner import CallInfo, runtestprotocol

    hook = item.ihook
    hook.pytest_runtest_logstart(nodeid=item.nodeid, location=item.location)
    if _refused(walk, item):
        item.add_marker(pytest.mark.skip(reason="this environment is read-only, and the journey writes"))
    revive_browser(item)
    for report in runtestprotocol(item, nextitem=_Sibling(item), log=False):  # type: ignore[arg-type]  # see there
        hook.pytest_runtest_logreport(report=report)
    _live_on(walk, item)
    attempt = item.stash.get(ATTEMPT, None)
    error = item.stash.get(ERROR, None)
    if isinstance(error, PreconditionFailed):
        pytest.exit(str(error), returncode=int(error.exit_code))
    if attempt is not None and walk.session.gone:
        item.session.shouldstop = "the platform no longer answers"
    elif attempt is not None and _worth_a_trace(walk, attempt, error):
        _retrace(item, attempt)
    # What this file and the session share ends here, unless the next test needs it, too.
    call = CallInfo.from_call(lambda: item.session._setupstate.teardown_exact(nextitem), when="teardown")
    if call.excinfo:
        hook.pytest_runtest_logreport(report=hook.pytest_runtest_makereport(item=item, call=call))
    hook.pytest_runtest_logfinish(nodeid=item.nodeid, location=item.location)


def _live_on(walk: Walk, item: Any) -> None:  # Any: pytest internals
    """Walk the journey again for as long as its mode has another variant of it; pytest is told of the first only."""
    from _pytest.runner import runtestprotocol

    while (attempt := item.stash.get(ATTEMPT, None)) and not walk.session.gone and attempt.life.again():
        item.stash[LIFE] = attempt.life
        item._initrequest()  # as for the walk with a trace
        revive_browser(item)
        runtestprotocol(item, nextitem=_Sibling(item), log=False)  # type: ignore[arg-type]  # as above
        del item.stash[LIFE]


class _Sibling:
    """
    Stands for a next test in the same file, so that what files and sessions share lives on to the second walk.

    pytest asks a next item for its chain of parents, and for nothing else.
    """

    def __init__(self, item: pytest.Item) -> None:
        self._chain = [*item.listchain()[:-1], self]

    def listchain(self) -> list[Any]:  # Any: nodes, and this stand-in
        """The parents that must not be torn down yet."""
        return self._chain


def _refused(walk: Walk, item: pytest.Item) -> bool:
    return _declared(item).writes and walk.settings.place().read_only


def _worth_a_trace(walk: Walk, attempt: Attempt, error: BaseException | None) -> bool:
    other = (Unsupported, PlatformUnwell, FailsAuthor, ToolkitError, pytest.skip.Exception)
    if error is None or isinstance(error, other) or attempt.spoilt(error):
        return False
    return attempt.plain and walk.settings.journeys.retrace


def _retrace(item: Any, attempt: Attempt) -> None:  # Any: pytest internals
    from _pytest.runner import runtestprotocol

    item.stash[RETRACED] = True
    item._initrequest()  # the way pytest-rerunfailures makes fixtures afresh
    revive_browser(item)
    runtestprotocol(item, nextitem=_Sibling(item), log=False)  # type: ignore[arg-type]  # as above
    attempt.add_traces(item.stash[ATTEMPT].traces)
    del item.stash[RETRACED]


def revive_browser(item: Any) -> None:  # Any: pytest internals
    """A browser that died is started again: end the session's fixture, and the next request makes a new one."""
    for definition in item._fixtureinfo.name2fixturedefs.get("browser", ()):
        cached = definition.cached_result
        if cached and cached[0] is not None and not cached[0].is_connected():
            with contextlib.suppress(Exception):  # closing what is dead may fail, and does not matter
                definition.finish(item._request)


@contextmanager
def attempting(
    walk: Walk, request: pytest.FixtureRequest, new_context: Callable[..., BrowserContext]
) -> Iterator[Attempt]:
    """The attempt of one test, closed whatever happens."""
    item: Any = request.node  # Any: a pytest function item
    life, retraced = item.stash.get(LIFE, None), item.stash.get(RETRACED, False)
    attempt = Attempt(walk.session, _identity(item), new_context, retraced=retraced, life=life)
    item.stash[ATTEMPT] = attempt
    item.stash[ERROR] = None
    try:
        attempt.begin()
    except (PlatformUnwell, Unsupported, FailsAuthor) as error:
        item.stash[ERROR] = error
        attempt.finish(error)
        pytest.skip(_skipped(error))
    try:
        yield attempt
    finally:
        attempt.close()


def _skipped(error: Exception) -> str:
    """What pytest says of an attempt that was not walked to its end."""
    return f"the platform has no {error}" if isinstance(error, Unsupported) else str(error)


@contextmanager
def prepared(item: Any) -> Iterator[None]:  # Any: as above
    """Record an attempt that could not begin: a mistake of ours or of the suite's, and nothing about the platform."""
    try:
        yield
    except BaseException as error:
        attempt = item.stash.get(ATTEMPT, None)
        if interrupts(error) or attempt is None or attempt.finished:
            raise
        told = isinstance(error, ToolkitError) or skips(error)
        item.stash[ERROR] = error if told else ToolkitError(f"the attempt could not begin: {error}")
        attempt.finish(item.stash[ERROR])
        raise


@contextmanager
def judged(item: Any) -> Iterator[None]:  # Any: a pytest function item
    """Record how the journey ended; what the platform does not have is skipped."""
    attempt = item.stash[ATTEMPT]
    try:
        yield
        attempt.prove()
    except BaseException as error:
        if interrupts(error):
            raise
        item.stash[ERROR] = error
        attempt.life.ended(error)
        attempt.finish(error)
        take(attempt)
        if isinstance(error, Unsupported):
            attempt.withdraw()
            pytest.skip(_skipped(error))
        raise
    attempt.life.ended(None)
    attempt.finish(None)


def finish(walk: Walk, config: pytest.Config) -> None:
    """Close the files; a run that pytest started by hand is also marked as ended, by the controller if there is one."""
    walk.close()
    if not walk.own or not walk.begun:
        return
    if hasattr(config, "workeroutput"):
        config.workeroutput["virage_run"] = str(walk.folder.path)
    else:
        conclude(walk.folder)
