"""
A site that counts what it is asked, and settings that point a load test at it.
"""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pyarrow as pa
import pyarrow.ipc
import pytest

from toolkit.settings import Settings
from toolkit.store import RunFolder

READER = """
from locust import FastHttpUser, constant_throughput, task

class Reader(FastHttpUser):
    wait_time = constant_throughput(5)

    @task
    def read(self):
        self.client.get("/page", name="/page")
"""


class Site:
    """Answers every address, keeps what was asked, and may be stopped."""

    def __init__(self, moved_to: str = "") -> None:
        self.asked: list[str] = []
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append(self.path)
                self.send_response(302 if moved_to else 200)
                if moved_to:
                    self.send_header("Location", moved_to)
                self.end_headers()
                self.wfile.write(b"a page")

            def log_message(self, *_args: object) -> None:
                pass

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._thread = threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.05})
        self._thread.start()
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        if self._thread.is_alive():
            self._server.shutdown()
            self._server.server_close()
            self._thread.join()


class Bystander:
    """Another host on this machine, that nobody should call."""

    def __init__(self, listener: socket.socket) -> None:
        self._listener = listener
        self.port = listener.getsockname()[1]

    def was_called(self) -> bool:
        try:
            connection, _address = self._listener.accept()
        except BlockingIOError:
            return False
        connection.close()
        return True


@pytest.fixture
def bystander() -> Iterator[Bystander]:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.setblocking(False)
        yield Bystander(listener)


@pytest.fixture
def make_site() -> Iterator[Callable[..., Site]]:
    """Starts sites, and stops them all."""
    with ExitStack() as stack:

        def make(**kind: str) -> Site:
            site = Site(**kind)
            stack.callback(site.stop)
            return site

        yield make


@pytest.fixture
def site(make_site: Callable[..., Site]) -> Site:
    return make_site()


@pytest.fixture
def reader() -> str:
    """A locustfile whose members read one page five times a second."""
    return READER


@pytest.fixture
def folder(tmp_path: Path) -> RunFolder:
    return RunFolder(tmp_path / "20261123-180712-0a1b")


@pytest.fixture
def settings_for(tmp_path: Path) -> Callable[..., Settings]:
    """Settings for a site, with a locustfile's text and what `[load]` says beside."""

    def make(base_url: str, *, locustfile: str = READER, duration_s: float = 3, members: int = 4, **load: object):
        (tmp_path / "locustfile.py").write_text(locustfile, encoding="utf-8")
        profile = {"members": members, "duration_s": duration_s, "warmup_s": 1}
        section = {"locustfile": "locustfile.py", "profiles": {"smoke": profile}, **load}
        return Settings.model_validate({"platform": {"base_url": base_url}, "load": section, "root": str(tmp_path)})

    return make


def whole_batches(path: Path) -> list[dict[str, object]]:
    """Every sample of every whole batch, as a reader of evidence finds them."""
    rows: list[dict[str, object]] = []
    with pa.OSFile(str(path)) as source:
        try:
            for batch in pa.ipc.open_stream(source):
                rows += batch.to_pylist()
        except pa.ArrowInvalid:
            pass
    return rows


@pytest.fixture
def samples(folder: RunFolder) -> Callable[[], list[dict[str, object]]]:
    """The samples that a load test left in the run folder."""
    return lambda: [row for path in folder.files("requests", "arrow") for row in whole_batches(path)]
