import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import psutil
import pytest

from toolkit.demo.launch import PASSWORD_VARIABLE, serving
from toolkit.errors import HostRefused
from toolkit.measure.load import child, prepare
from toolkit.measure.load.launch import judge, run_load
from toolkit.measure.load.protocol import Finished
from toolkit.records import Outcome

HOME = Path(__file__).parents[3]
SUITE = HOME / "scenarios" / "load" / "locustfile.py"
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


def finished(n=10, errors=0, **more):
    return Finished(n=n, errors=errors, dropped=0, elapsed_s=3.0, generator_cpu_ratio=0.1, **more)


@pytest.mark.parametrize(
    ("said", "reason", "outcome"),
    [
        (finished(), None, Outcome.PASSED),
        (finished(errors=9), None, Outcome.PASSED),
        (finished(errors=10), None, Outcome.FAILED),
        (finished(n=0), None, Outcome.CANT_TELL),
        (finished(reason="stopped"), None, Outcome.CANT_TELL),
        (finished(), "interrupted", Outcome.CANT_TELL),
        (None, "killed", Outcome.CANT_TELL),
        (None, None, Outcome.CANT_TELL),
    ],
)
def test_only_a_test_that_ran_to_its_end_is_believed(said, reason, outcome):
    """
    Failed requests are the platform's and are scored; a test cut short is nobody's figure, and says why.
    """
    judged, why = judge(said, reason)

    assert judged is outcome
    assert (why is None) == (outcome is Outcome.PASSED)


@pytest.mark.load
def test_every_request_the_site_saw_is_a_raw_sample(site, settings_for, folder, samples):
    """
    Counts agree with the server's own, and times are as measured: neither whole nor cut to two digits.
    """
    ticks = []
    info = run_load(settings_for(site.url), folder, profile="smoke", on_progress=ticks.append)
    rows = samples()
    durations = [row["duration_ms"] for row in rows]

    assert (info.outcome, info.members, info.duration_s, info.reason) == (Outcome.PASSED, 4, 3.0, None)
    assert len(rows) == len(site.asked) >= ticks[-1].n > 10
    assert {(row["load_id"], row["name"], row["outcome"]) for row in rows} == {(info.id, "GET /page", "passed")}
    assert not any(value == float(f"{value:.2g}") for value in durations)
    assert 0 < info.generator_cpu_ratio < 1
    assert folder.read("load") == [info]


@pytest.mark.load
def test_the_standard_mix_lives_on_the_embedded_platform(folder, samples, settings_for, monkeypatch):
    """
    Members sign in with their own accounts, every check holds, and what they create is in the ledger.
    """
    pool = {"account_pattern": "load{n}", "account_count": 6, "password_env": PASSWORD_VARIABLE}
    with serving() as place:
        monkeypatch.setenv(PASSWORD_VARIABLE, place.password)
        mix = SUITE.read_text(encoding="utf-8").replace("PACE_S = 2.0", "PACE_S = 0.4")
        settings = settings_for(place.url, locustfile=mix, members=6, duration_s=6, **pool)
        info = run_load(settings, folder, profile="smoke")
        ledger = folder.read("ledger")
        with urllib.request.urlopen(f"{place.url}{ledger[0].address}") as page:
            shown = page.read().decode()
    rows = samples()

    assert (info.outcome, info.reason) == (Outcome.PASSED, None)
    assert {row["error"] for row in rows} == {""}
    assert {"GET /", "GET /posts/{id}", "POST /login", "POST /posts"} <= {row["name"] for row in rows}
    assert not any(re.search(r"\d", row["name"]) for row in rows)
    assert {(entry.event, entry.kind) for entry in ledger} <= {("created", "post"), ("created", "reply")}
    assert folder.run in shown


@pytest.mark.load
def test_members_whom_the_platform_refuses_end_the_test(folder, settings_for, monkeypatch):
    """
    A wrong password is a mistake of the settings: it must not be scored as a platform that fails.
    """
    pool = {"account_pattern": "load{n}", "account_count": 2, "password_env": "POOL"}
    monkeypatch.setenv("POOL", "not the password")
    with serving() as place:
        settings = settings_for(
            place.url, locustfile=SUITE.read_text(encoding="utf-8"), members=2, duration_s=8, **pool
        )
        info = run_load(settings, folder, profile="smoke")

    assert info.outcome is Outcome.CANT_TELL
    assert "every member gave up" in str(info.reason)
    assert "sign-in refused" in str(info.reason)
    assert info.duration_s < 8


@pytest.mark.load
def test_a_platform_that_dies_midway_gives_failed_samples(site, settings_for, folder, samples):
    """
    An outage under load is what a load test is for.
    """
    info = run_load(
        settings_for(site.url), folder, profile="smoke", on_progress=lambda seen: seen.elapsed_s > 1.5 and site.stop()
    )

    assert info.outcome is Outcome.PASSED
    assert {row["outcome"] for row in samples()} == {"passed", "failed"}


@pytest.mark.load
def test_a_platform_that_never_answers_fails(site, settings_for, folder):
    """
    The reason carries the first error, so that a wrong port is seen at once.
    """
    site.stop()
    info = run_load(settings_for(site.url, duration_s=2), folder, profile="smoke")

    assert info.outcome is Outcome.FAILED
    assert "refused" in str(info.reason)


@pytest.fixture
def bystander():
    """Another host on this machine; tells whether anybody called."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield listener


def was_called(listener):
    try:
        connection, _address = listener.accept()
    except BlockingIOError:
        return False
    connection.close()
    return True


def test_a_refused_host_is_sent_nothing(bystander, settings_for, folder):
    """
    0.0.0.0 leads to this very listener, and is on no list.
    """
    settings = settings_for(f"http://0.0.0.0:{bystander.getsockname()[1]}")
    with pytest.raises(HostRefused):
        run_load(settings, folder, profile="smoke")

    assert not was_called(bystander)
    assert not folder.evidence.exists()


@pytest.mark.load
@pytest.mark.parametrize("client", ["FastHttpUser", "HttpUser"])
def test_a_redirect_to_another_host_is_not_followed(
    client, bystander, make_site, reader, settings_for, folder, samples
):
    """
    Whatever the locustfile's client does by default, load stays where it is allowed.
    """
    site = make_site(moved_to=f"http://0.0.0.0:{bystander.getsockname()[1]}/")
    locustfile = reader.replace("FastHttpUser", client)
    run_load(settings_for(site.url, locustfile=locustfile, duration_s=2), folder, profile="smoke")

    assert site.asked
    assert {"load is kept to 127.0.0.1" in row["error"] for row in samples()} == {True}
    assert not was_called(bystander)


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


LAUNCHER = """
import sys
from pathlib import Path
from toolkit.measure.load.launch import run_load
from toolkit.settings import Settings
from toolkit.store import RunFolder

run_load(Settings.model_validate_json(sys.argv[1]), RunFolder(Path(sys.argv[2])), profile="smoke",
         on_progress=lambda _: print("tick", flush=True))
"""


def start_launcher(settings, folder, root):
    data = settings.model_dump(mode="json") | {"root": str(root)}
    command = [sys.executable, "-c", LAUNCHER, json.dumps(data), str(folder.path)]
    launcher = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": str(HOME)})
    assert launcher.stdout is not None
    assert launcher.stdout.readline() == "tick\n"
    return launcher


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
def test_a_broken_locustfile_is_explained_without_its_secrets(site, settings_for, folder, monkeypatch):
    """
    The user's own error is the reason; the password in it is not.
    """
    monkeypatch.setenv("POOL", "correct horse")
    locustfile = "import os\nraise RuntimeError('cannot start with ' + os.environ['POOL'])\n"
    pool = {"accounts": [{"login": "ada", "password_env": "POOL"}]}
    info = run_load(settings_for(site.url, locustfile=locustfile, members=1, **pool), folder, profile="smoke")

    assert info.outcome is Outcome.CANT_TELL
    assert str(info.reason) == "RuntimeError: cannot start with [scrubbed]"
    assert site.asked == []


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


@pytest.mark.load
def test_the_web_interface_is_served_on_loopback_while_the_test_runs(site, settings_for, folder):
    """
    Whoever wants Locust's charts gets them, at an address that is told and to nobody else.
    """
    pages = []

    def look(progress):
        if not pages:
            with urllib.request.urlopen(progress.web_ui) as page:
                pages.append(page.read().decode())

    info = run_load(settings_for(site.url, duration_s=2), folder, profile="smoke", web_ui=True, on_progress=look)

    assert "<title>Locust</title>" in pages[0]
    assert info.outcome is Outcome.PASSED


@pytest.mark.load
def test_a_locustfile_may_print_without_disturbing_the_protocol(site, reader, settings_for, folder):
    """
    Its words go to standard error; what looks like a message in them is none.
    """
    forged = '{"event": "finished", "data": {"n": 999, "errors": 0}}'
    locustfile = f"print({forged!r})\n{reader}"
    info = run_load(settings_for(site.url, locustfile=locustfile, duration_s=2), folder, profile="smoke")

    assert (info.outcome, info.reason) == (Outcome.PASSED, None)
