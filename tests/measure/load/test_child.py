import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from toolkit.measure.load import child, prepare
from toolkit.measure.load.launch import run_load
from toolkit.records import Outcome

HOME = Path(__file__).parents[3]
TELLS_PID = "import os, pathlib; pathlib.Path(os.environ['TELL']).write_text(str(os.getpid()))\n"

# After a good second the only thread of the greenlets is never given back; a file tells that it is so.
HOGS = """
import time
from locust import events
began = time.time()

@events.request.add_listener
def hog(**_):
    while time.time() > began + 1.5:
        pathlib.Path(os.environ["TELL"] + ".hog").touch()
"""


LAUNCHER = """
import sys
from pathlib import Path
from toolkit.measure.load.launch import run_load
from toolkit.settings import Settings
from toolkit.store import RunFolder

run_load(Settings.model_validate_json(sys.argv[1]), RunFolder(Path(sys.argv[2])), profile="smoke",
         on_progress=lambda _: print("tick", flush=True))
"""


@pytest.fixture
def worker_pid(tmp_path, monkeypatch):
    """Where a locustfile that starts with TELLS_PID leaves the worker's process id."""
    path = tmp_path / "worker.pid"
    monkeypatch.setenv("TELL", str(path))
    return path


def holds_within(condition, seconds):
    deadline = time.monotonic() + seconds
    while not condition() and time.monotonic() < deadline:
        time.sleep(0.05)
    return condition()


def gone_within(pid, seconds):
    """Whether a process ends in time; one that only waits to be reaped has ended."""
    return holds_within(
        lambda: not psutil.pid_exists(pid) or psutil.Process(pid).status() == psutil.STATUS_ZOMBIE, seconds
    )


def appears_within(path, seconds):
    return holds_within(path.exists, seconds)


def start_launcher(settings, folder, root):
    data = settings.model_dump(mode="json") | {"root": str(root)}
    command = [sys.executable, "-c", LAUNCHER, json.dumps(data), str(folder.path)]
    launcher = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(HOME)})
    assert launcher.stdout is not None
    assert launcher.stdout.readline() == "tick\n"
    return launcher


@pytest.mark.load
def test_a_killed_worker_leaves_its_whole_batches(site, reader, settings_for, folder, samples, worker_pid):
    """
    What was recorded can be looked at, and the LoadInfo says that it is not the whole test.
    """

    def kill(progress):
        if progress.elapsed_s > 1.5:
            os.kill(int(worker_pid.read_text()), signal.SIGKILL)

    settings = settings_for(site.url, locustfile=TELLS_PID + reader, duration_s=8)
    info = run_load(settings, folder, profile="smoke", on_progress=kill)

    assert (info.outcome, info.reason) == (Outcome.CANT_TELL, "the worker ended by SIGKILL")
    assert 0 < len(samples()) <= len(site.asked)
    assert 1.5 < info.duration_s < 8
    assert folder.read("load") == [info]


@pytest.mark.load
@pytest.mark.parametrize("busy", [False, True])
def test_a_worker_does_not_outlive_its_launcher(busy, site, reader, settings_for, folder, worker_pid, tmp_path):
    """
    Load without anybody who can stop it is an outage, even while a locustfile never yields.
    """
    locustfile = TELLS_PID + reader + (HOGS if busy else "")
    launcher = start_launcher(settings_for(site.url, locustfile=locustfile, duration_s=20), folder, tmp_path)
    with launcher:
        assert not busy or appears_within(Path(f"{worker_pid}.hog"), 5.0)
        launcher.kill()

    assert gone_within(int(worker_pid.read_text()), 2.0)


@pytest.mark.load
def test_ctrl_c_ends_the_worker_and_is_written_down(site, reader, settings_for, folder, samples, worker_pid, tmp_path):
    """
    An interrupted test keeps its samples, and nobody takes them for a whole one.
    """
    settings = settings_for(site.url, locustfile=TELLS_PID + reader, duration_s=20)
    with start_launcher(settings, folder, tmp_path) as launcher:
        launcher.send_signal(signal.SIGINT)
        launcher.wait(10)
    (info,) = folder.read("load")

    assert (info.outcome, info.reason) == (Outcome.CANT_TELL, "interrupted")
    assert gone_within(int(worker_pid.read_text()), 2.0)
    assert samples()


@pytest.mark.load
def test_a_locustfile_that_never_yields_is_ended_at_the_deadline(site, reader, settings_for, folder, monkeypatch):
    """
    No greenlet runs any more, so nothing inside the worker could end it.
    """
    monkeypatch.setattr(prepare, "MARGIN_S", 3.0)
    locustfile = reader.replace('self.client.get("/page", name="/page")', "while True: pass")
    info = run_load(settings_for(site.url, locustfile=locustfile, duration_s=1), folder, profile="smoke")

    assert info.outcome is Outcome.CANT_TELL
    assert info.reason == "the worker was still busy at its deadline and was ended by the system"


@pytest.mark.load
def test_a_worker_that_cannot_start_is_quoted(site, settings_for, folder, monkeypatch):
    """
    A broken installation is told in the words of the process that found it.
    """
    monkeypatch.setattr(child, "MODULE", "toolkit.measure.load.nowhere")
    info = run_load(settings_for(site.url), folder, profile="smoke")

    assert info.outcome is Outcome.CANT_TELL
    assert "ended with code 1" in str(info.reason)
    assert "nowhere" in str(info.reason)
