"""Serves La Place with waitress: one thread a request, enough of them for the live streams and the pages."""

from __future__ import annotations

import errno
import os
import signal
import socket
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType

import waitress

from toolkit.demo import app as application
from toolkit.demo.defect import Defect
from toolkit.demo.place import Place
from toolkit.errors import PreconditionFailed

HOST = "127.0.0.1"
# A live stream holds its thread for up to 25 s; forty of them leave more than half to the pages.
THREADS = 96
CONNECTIONS = 400


def listen(port: int) -> socket.socket:
    """
    A socket bound to this port of the loopback address; 0 is any free one.

    Raises:
        PreconditionFailed: The port is taken or not ours to take.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(128)
    except OSError as error:
        listener.close()
        why = "is taken" if error.errno == errno.EADDRINUSE else f"cannot be used ({error.strerror})"
        raise PreconditionFailed(
            f"port {port} of {HOST} {why}: choose another with --port, or 0 for any free one"
        ) from error
    return listener


def serve(
    listener: socket.socket,
    *,
    data: Path,
    seed: int,
    password: str,
    defects: Sequence[Defect],
    ready: Callable[[str], None],
) -> None:
    """Serves until SIGTERM, SIGINT or `stop`; `ready` is told the address once requests will be answered."""
    flask_app = application.create_app(data=data, seed=seed, password=password, defects=defects)
    services: Place = flask_app.extensions["place"]
    server = waitress.create_server(
        flask_app,
        sockets=[listener],
        threads=THREADS,
        connection_limit=CONNECTIONS,
        channel_request_lookahead=1,  # reading ahead is how a stream learns that its reader has gone
        ident=None,
    )

    def end(_signal: int, _frame: FrameType | None) -> None:
        services.hub.close()
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, end)
    signal.signal(signal.SIGINT, end)
    ready(f"http://{HOST}:{listener.getsockname()[1]}")
    try:
        server.run()
    finally:
        services.close()
        server.close()


def stop_with_parent(pipe: int) -> None:
    """Ends this process when the pipe from its parent closes, so that a killed parent leaves no server behind."""

    def watch() -> None:
        # Not through `sys.stdin`: its lock, held by this thread, would abort the interpreter at its end.
        while os.read(pipe, 1024):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="parent-pipe", daemon=True).start()
