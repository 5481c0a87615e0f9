"""The server in a process of its own, over loopback."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
import requests

from toolkit.demo.launch import PACKAGE_HOME, serving
from toolkit.errors import ExitCode, PreconditionFailed, UsageError

pytestmark = pytest.mark.load

LIMIT_S = 20
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(PACKAGE_HOME), "LA_PLACE_PASSWORD": "a password for tests"}


def start(*arguments, environment=ENVIRONMENT, **options):
    """The bare process, as a shell would start it."""
    return subprocess.Popen(
        [sys.executable, "-m", "toolkit.demo", *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        **options,
    )


def ended(pid):
    """Whether the process is gone, waited for within the limit."""
    deadline = time.monotonic() + LIMIT_S
    while time.monotonic() < deadline:
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def connection(url):
    return closing(http.client.HTTPConnection(url.removeprefix("http://"), timeout=LIMIT_S))


class Browserless:
    """A signed-in member over plain HTTP."""

    def __init__(self, server, username):
        self.url = server.url
        self.http = requests.Session()
        self.post("/login", username=username, password=server.password)

    def get(self, address):
        return self.http.get(self.url + address, timeout=LIMIT_S)

    def post(self, address, **form):
        token = re.search(r'csrf-token" content="([^"]+)"', self.get("/about").text)[1]
        return self.http.post(self.url + address, data={"csrf_token": token, **form}, timeout=LIMIT_S)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.http.close()


def test_the_server_answers_inside_the_block_and_is_gone_after_it():
    """
    With its temporary folder.
    """
    with serving() as server:
        healthy = requests.get(f"{server.url}/health", timeout=LIMIT_S).json()
        kept = server.data.exists()

    assert healthy["status"] == "ok"
    assert kept
    assert not server.data.exists()
    assert ended(server.pid)


def test_the_server_ends_when_the_block_raises():
    """
    A failing run must leave nothing behind.
    """
    with pytest.raises(RuntimeError), serving() as server:
        raise RuntimeError

    assert ended(server.pid)


def test_a_given_folder_keeps_what_members_wrote(tmp_path):
    """
    And the sessions, whose key is kept beside the database.
    """
    with serving(data=tmp_path, password="first") as server, Browserless(server, "alice") as alice:
        alice.post("/posts", text="Still here tomorrow")
    with serving(data=tmp_path, password="second") as server:
        alice.url = server.url
        healthy = alice.get("/health").json()
        still_in = "My profile" in alice.http.get(f"{server.url}/", headers={"Accept-Language": "en"}).text
        alice.http.close()

    assert healthy["posts"] == 2001
    assert still_in


def test_an_event_arrives_when_it_happens(tmp_path):
    """
    A server that kept events until its buffer is full would make the feed anything but live.
    """
    with serving() as server, Browserless(server, "alice") as alice, connection(server.url) as stream:
        stream.request("GET", "/events?since=2000")
        answer = stream.getresponse()
        first = answer.readline()
        alice.post("/posts", text="Now")
        lines = [answer.readline() for _ in range(4)]

    assert first == b"retry: 1000\n"
    assert lines[3] == b'data: {"new": 1, "last": 2001}\n'


def test_forty_live_streams_leave_room_for_pages():
    """
    A stream holds a thread: too few of them and the platform stops answering.
    """
    with serving() as server, ExitStack() as streams:
        for _ in range(40):
            stream = streams.enter_context(connection(server.url))
            stream.request("GET", "/events")
            stream.getresponse().readline()
        answers = [requests.get(server.url, timeout=LIMIT_S).status_code for _ in range(5)]

    assert answers == [200] * 5


def test_the_ready_line_gives_the_address_and_only_a_password_made_up():
    """
    A password that came from the environment is a secret of whoever set it.
    """
    without = {name: value for name, value in ENVIRONMENT.items() if name != "LA_PLACE_PASSWORD"}
    lines = []
    for environment in (ENVIRONMENT, without):
        with start(environment=environment) as process:
            lines.append(json.loads(process.stdout.readline()))
            process.terminate()

    assert [sorted(line) for line in lines] == [["data", "pid", "url"], ["data", "password", "pid", "url"]]


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_a_signal_ends_it_cleanly_even_with_open_streams(number):
    """
    Exit code 0 and no trace: being stopped is how a server's day ends.
    """
    with start() as process:
        url = json.loads(process.stdout.readline())["url"]
        with connection(url) as stream:
            stream.request("GET", "/events")
            stream.getresponse().readline()
            process.send_signal(number)
            said = process.communicate(timeout=LIMIT_S)[1]

    assert (process.returncode, said) == (0, b"")


def test_closing_the_parent_pipe_ends_it():
    """
    The pipe closes whatever way the parent dies.
    """
    with start("--parent-pipe", stdin=subprocess.PIPE) as process:
        process.stdout.readline()
        process.stdin.close()

        assert process.wait(LIMIT_S) == 0


def test_a_killed_parent_leaves_nothing_behind():
    """
    SIGKILL runs no clean-up: only the pipe can tell.
    """
    program = (
        "from toolkit.demo.launch import serving\n"
        "with serving() as server:\n"
        "    print(server.pid, server.data, flush=True)\n"
        "    input()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=ENVIRONMENT
    )
    with parent:
        pid, folder = parent.stdout.readline().decode().split()
        parent.kill()

    assert ended(int(pid))
    assert not Path(folder).exists()


def test_a_taken_port_is_named_and_earns_its_exit_code():
    """
    The commonest mishap of starting a server twice.
    """
    with closing(socket.create_server(("127.0.0.1", 0))) as other:
        port = other.getsockname()[1]
        with start("--port", str(port)) as process:
            said = process.communicate(timeout=LIMIT_S)[1].decode()
        with pytest.raises(PreconditionFailed, match=f"port {port} .* is taken"), serving(port=port):
            pass

    assert process.returncode == ExitCode.UNREACHABLE
    assert said.startswith(f"error: port {port} of 127.0.0.1 is taken: choose another with --port")


def test_an_unknown_defect_is_a_mistake_of_usage():
    """
    Told with the closest name, before anything is served.
    """
    with start("--defects", "slow_publish,broken_reprot") as process:
        process.communicate(timeout=LIMIT_S)
    with pytest.raises(UsageError, match="did you mean 'broken_report'"), serving(defects=["broken_reprot"]):
        pass

    assert process.returncode == ExitCode.USAGE


def test_the_log_keeps_what_the_server_says(tmp_path):
    """
    A crash behind a friendly page must still be found by who runs the platform.
    """
    log = tmp_path / "server.log"
    with serving(log=log, defects=["broken_report"]) as server, Browserless(server, "alice") as alice:
        (server.data / "la_place.sqlite3").write_bytes(b"no database any more")
        code = alice.get("/").status_code

    assert code == 500
    assert "sqlite3.DatabaseError" in log.read_text()


def test_launching_imports_nothing_of_the_server():
    """
    It runs inside pytest and the command line, which must start fast.
    """
    program = "import sys, toolkit.demo.launch; print([m for m in ('flask', 'waitress', 'jinja2') if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, env=ENVIRONMENT, check=True).stdout

    assert said.strip() == b"[]"
