"""
The pytest plugin: journeys are tests, members are fixtures. Imports nothing heavy when pytest loads it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from toolkit.measure.attempt import Attempt
    from toolkit.measure.member import Member
    from toolkit.measure.walk import Walk

MARK = "__virage_journey__"  # toolkit.journeys.MARK, repeated so that it need not be imported here
WALK: pytest.StashKey[Walk] = pytest.StashKey()
SHARED: pytest.StashKey[str] = pytest.StashKey()
WORKERS_RUN: pytest.StashKey[str] = pytest.StashKey()
LEFT_OUT: pytest.StashKey[set[str]] = pytest.StashKey()
REFUSED: pytest.StashKey[tuple[str, int]] = pytest.StashKey()  # what is wrong with the settings, and the exit code


def pytest_addoption(parser: pytest.Parser) -> None:
    """Our options are all called `--virage-…`: other plugins own the short names."""
    group = parser.getgroup("virage", "virage: journeys on a social platform")
    group.addoption("--virage-config", metavar="FILE", help="virage.toml to use; found beside the journeys by default")
    group.addoption("--virage-run", metavar="DIR", help="run folder to write into; a new one in results/ by default")
    group.addoption("--virage-attempts", type=int, metavar="N", help="attempts at every journey, whatever its weight")
    group.addoption("--virage-env", metavar="NAME", help="environment of virage.toml to walk on")
    group.addoption("--virage-set", action="append", default=[], metavar="KEY=VALUE", help="override one setting")
    group.addoption("--virage-lifeline", type=int, metavar="FD", help="end when this pipe closes (for `virage run`)")


@pytest.hookimpl(trylast=True)
def pytest_configure(config: pytest.Config) -> None:
    """Register our fixtures late, so that they win over pytest-playwright's."""
    _refuse_deleting_results(config)
    from toolkit.measure import fixtures

    config.pluginmanager.register(fixtures, "virage-browser")
    _keep_together(config)
    lifeline = config.getoption("--virage-lifeline")
    # Workers of xdist do not inherit the pipe; they are of the same process group.
    if lifeline is not None and not hasattr(config, "workerinput"):
        from toolkit.measure.lifeline import hold

        hold(lifeline)


def _keep_together(config: pytest.Config) -> None:
    """Workers of xdist take whole files: whether a journey holds for its author is known where others walk it."""
    if getattr(config.option, "dist", "no") == "load":
        from toolkit.measure.walk import settings_file

        if config.getoption("--virage-run") or settings_file(config):
            config.option.dist = "loadfile"


def _refuse_deleting_results(config: pytest.Config) -> None:
    output = config.getoption("--output", default=None)
    if not output:
        return
    folder = Path(output).resolve()
    runs = [*folder.glob("run.json"), *folder.glob("*/run.json")]
    if runs or any((parent / "run.json").exists() for parent in folder.parents):
        raise pytest.UsageError(
            f"--output {output}: pytest-playwright deletes this folder, and it holds runs of virage; name another one"
        )


@pytest.hookimpl(tryfirst=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """One test a journey, persona and attempt, in the engines of the settings unless `--browser` names others."""
    declared = getattr(metafunc.function, MARK, None)
    if declared is None:
        return
    from toolkit.errors import ToolkitError
    from toolkit.measure.matrix import ways

    try:
        settings = walk_of(metafunc.config).settings
    except ToolkitError as error:  # pytest would call each file broken; it is told once, when all are collected
        metafunc.config.stash[REFUSED] = (str(error), int(error.exit_code))
        return
    if not metafunc.config.option.browser:
        metafunc.config.option.browser = list(settings.journeys.engines)
    found = ways(declared, settings)
    if "virage_attempt" not in metafunc.fixturenames:
        metafunc.fixturenames.append("virage_attempt")
    metafunc.parametrize("virage_attempt", found, indirect=True, ids=[way.label for way in found])


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Walk first attempts first, so that what drifts during a run hits all journeys alike."""
    journeys = [item for item in items if is_journey(item)]
    if not journeys:
        return
    from toolkit.errors import UsageError
    from toolkit.measure.walking import check, order

    try:
        if REFUSED not in config.stash:
            check(journeys)
    except UsageError as error:
        config.stash[REFUSED] = (str(error), int(error.exit_code))
    if refused := config.stash.get(REFUSED, None):
        items.clear()  # the collection is finished all the same, and there must be nothing to plan
        if hasattr(config, "workeroutput"):
            config.workeroutput["virage_refused"] = refused
        if refused[1] == pytest.ExitCode.USAGE_ERROR:
            raise pytest.UsageError(refused[0])
        pytest.exit(refused[0], returncode=refused[1])
    items[:] = [item for item in items if not is_journey(item)] + order(walk_of(journeys[0].config), journeys)


def pytest_deselected(items: list[pytest.Item]) -> None:
    """Remember which journeys `-k` and its like leave out: a gate rule about one of them is not judged."""
    for item in items:
        if is_journey(item):
            item.config.stash.setdefault(LEFT_OUT, set()).add(journey_name(item))


@pytest.hookimpl(trylast=True)
def pytest_collection_finish(session: pytest.Session) -> None:
    """Write the plan down before the first step."""
    journeys = [item for item in session.items if is_journey(item)]
    if journeys and not session.config.option.collectonly and not session.testsfailed:
        from toolkit.measure.walking import write_plan

        write_plan(walk_of(session.config), journeys, session.config.stash.get(LEFT_OUT, set()))


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_protocol(item: pytest.Item, nextitem: pytest.Item | None) -> bool | None:
    """Walk a journey our way: record the attempt, and walk a failed one once more with the trace on."""
    if not is_journey(item):
        return None
    from toolkit.measure.walking import walk_item

    walk_item(walk_of(item.config), item, nextitem)
    return True


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Tell the attempt when it could not begin."""
    if not is_journey(item):
        return (yield)
    from toolkit.measure.walking import prepared

    with prepared(item):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Tell the attempt how its journey ended, before its contexts are closed."""
    if not is_journey(item):
        return (yield)
    from toolkit.measure.walking import judged

    with judged(item):
        return (yield)


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:  # Any: xdist's WorkerController
    """Give all workers of xdist the same run."""
    from toolkit.store import new_run

    node.workerinput["virage_run"] = node.config.stash.setdefault(SHARED, new_run())


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:  # Any: as above
    """Learn from a worker where its evidence is, or why there is none."""
    del error  # a crashed worker is told by xdist itself
    told = getattr(node, "workeroutput", {})
    if path := told.get("virage_run"):
        node.config.stash[WORKERS_RUN] = path
    if refused := told.get("virage_refused"):
        node.config.stash[REFUSED] = refused


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Close the run."""
    if walk := session.config.stash.get(WALK, None):
        from toolkit.measure.walking import finish

        finish(walk, session.config)
    elif path := session.config.stash.get(WORKERS_RUN, None):
        from toolkit.measure.walk import conclude
        from toolkit.store import RunFolder

        conclude(RunFolder(Path(path)))
    elif refused := session.config.stash.get(REFUSED, None):
        session.exitstatus = refused[1]


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:  # Any: pytest's TerminalReporter
    """Say where the evidence is; pytest says itself why there is none, but not where workers were to walk."""
    if (refused := config.stash.get(REFUSED, None)) and getattr(config.option, "dist", "no") != "no":
        terminalreporter.write_line(f"virage: {refused[0]}")
    walk = config.stash.get(WALK, None)
    path = walk.folder.path if walk and walk.own and walk.begun else config.stash.get(WORKERS_RUN, None)
    if path:
        terminalreporter.write_line(f"virage: evidence is in {path}; score it: virage score {path}")


def is_journey(item: Any) -> bool:  # Any: any pytest item
    """Whether a test is a journey."""
    return hasattr(getattr(item, "function", None), MARK)


def journey_name(item: Any) -> str:  # Any: a pytest function item
    """What a journey is called: its function's name without `test_`."""
    return str(item.function.__name__).removeprefix("test_")


def walk_of(config: pytest.Config) -> Walk:
    """
    What this pytest process needs to walk journeys; made when the first journey is met.

    Raises:
        ToolkitError: The settings are wrong.
    """
    if WALK not in config.stash:
        from toolkit.measure.walk import Walk

        config.stash[WALK] = Walk(config)
    return config.stash[WALK]


@pytest.fixture
def virage_attempt(request: pytest.FixtureRequest, new_context: Callable[..., Any]) -> Iterator[Attempt]:
    """The attempt that is being walked."""
    from toolkit.measure.walking import attempting

    with attempting(walk_of(request.config), request, new_context) as attempt:
        yield attempt


@pytest.fixture
def virage_member(virage_attempt: Attempt) -> Callable[..., Member]:
    """Any further member by name; their accounts stand under that name in `[accounts]`."""
    return virage_attempt.member


@pytest.fixture
def alice(virage_attempt: Attempt) -> Member:
    """A member of the platform: the one who acts."""
    return virage_attempt.member("alice")


@pytest.fixture
def bob(virage_attempt: Attempt) -> Member:
    """Another member: the one who sees what alice did."""
    return virage_attempt.member("bob")


@pytest.fixture
def moderator(virage_attempt: Attempt) -> Member:
    """A member who keeps order."""
    return virage_attempt.member("moderator", role="moderator")


@pytest.fixture
def newcomer(virage_attempt: Attempt) -> Member:
    """Somebody who creates an account of their own, which nobody needs afterwards."""
    return virage_attempt.member("newcomer", role="visitor")


@pytest.fixture
def visitor(virage_attempt: Attempt) -> Member:
    """Somebody without an account."""
    return virage_attempt.member("visitor", role="visitor")
