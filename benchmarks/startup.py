"""
What it costs to begin: `virage --help`, and what the plugin adds to a start of pytest.

    python benchmarks/startup.py [pairs]

CPU time (user and system) of child processes. The plugin: `pytest --collect-only` in an empty folder with and without
`-p no:virage`, in turns. Both are forks of a process that has imported pytest and all other plugins: what they have in
common takes a second, and that second's noise alone is more than the limit. Ours is imported in the fork.
"""

from __future__ import annotations

import gc
import os
import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from paired.statistics import Median, in_turns, median_of
from paired.table import figures, finish, judge, show

HELP_LIMIT_MS = 300.0
PLUGIN_LIMIT_MS = 10.0
HELPS = 15
PAIRS = 100

HELP = (str(Path(sys.executable).with_name("virage")), "--help")
COLLECT = ("--collect-only", "-q", "-p", "no:cacheprovider")
WITHOUT_US = ("-p", "no:virage")
# What pytest loads of us at every start, after what it has loaded already.
OURS = "import pytest, toolkit.pytest_plugin as plugin, toolkit.measure.fixtures"


def cpu_ms(usage: resource.struct_rusage) -> float:
    """User and system time."""
    return (usage.ru_utime + usage.ru_stime) * 1000


def help_ms() -> float:
    """CPU time of `virage --help` from its start to its end."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(HELP, stdout=subprocess.DEVNULL, check=True)
    return cpu_ms(resource.getrusage(resource.RUSAGE_CHILDREN)) - cpu_ms(before)


def collect_ms(*options: str) -> float:
    """CPU time of a fork that starts pytest on the empty folder we stand in, and ends it."""
    child = os.fork()
    if child == 0:
        code = pytest.main([*COLLECT, *options])
        os._exit(code)
    _, status, usage = os.wait4(child, 0)
    assert os.waitstatus_to_exitcode(status) == pytest.ExitCode.NO_TESTS_COLLECTED
    return cpu_ms(usage)


def import_ms() -> float:
    """What our modules take to be imported once pytest is, by Python's own count."""
    command = (sys.executable, "-X", "importtime", "-c", OURS)
    said = subprocess.run(command, capture_output=True, text=True, check=True).stderr
    own_us = re.findall(r"import time:\s+(\d+) \|\s+\d+ \|\s+toolkit\b", said)
    assert own_us
    return sum(map(int, own_us)) / 1000


def plugin_pairs(n: int) -> tuple[Median, Median]:
    """Milliseconds more, and the ratio; this process must not have met the package, or its import would be free."""
    pytest.main([*COLLECT, *WITHOUT_US])
    assert not any(name.partition(".")[0] == "toolkit" for name in sys.modules)
    gc.freeze()
    collect_ms()  # the first start compiles
    turns = list(in_turns(n, collect_ms, partial(collect_ms, *WITHOUT_US)))
    return median_of([turn.difference for turn in turns]), median_of([turn.ratio for turn in turns])


def main(pairs: int) -> None:
    """Measure, print, judge."""
    with TemporaryDirectory(prefix="virage-bench-") as folder:
        os.chdir(folder)
        help_ms()  # the first start compiles
        shown = median_of([help_ms() for _ in range(HELPS)])
        imports = median_of([import_ms() for _ in range(HELPS)])
        with _quiet():
            added, ratio = plugin_pairs(pairs)
        os.chdir("/")
    rows = [
        _row("virage --help, CPU ms", shown, HELP_LIMIT_MS),
        _row("plugin in a pytest start, CPU ms more", added, PLUGIN_LIMIT_MS),
        ("the same, as a ratio of warm starts", *figures(ratio, ".3f"), "", ""),
        ("of it imports of `toolkit`, ms", *figures(imports, ".1f"), "", ""),
    ]
    show(("start", "n", "median", "95 % interval", "limit", "holds"), rows)
    finish(held=shown.value <= HELP_LIMIT_MS and added.value <= PLUGIN_LIMIT_MS)


@contextmanager
def _quiet() -> Iterator[None]:
    """Nothing that this process or its forks say is shown."""
    sys.stdout.flush()
    kept = os.dup(1)
    with open(os.devnull, "wb") as nowhere:  # noqa: PTH123 - a descriptor is wanted
        os.dup2(nowhere.fileno(), 1)
    try:
        yield
    finally:
        sys.stdout.flush()
        os.dup2(kept, 1)
        os.close(kept)


def _row(name: str, found: Median, limit: float) -> tuple[str, ...]:
    return (name, *figures(found, ".1f"), *judge(found.value, limit, ".0f"))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else PAIRS)
