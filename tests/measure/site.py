"""A tiny site over real sockets: pages are functions, answers may be slow, and requests are remembered."""

from __future__ import annotations

import ssl
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PAGE = '<!doctype html><html lang="en"><head><title>{title}</title></head><body><main>{body}</main></body></html>'

ICON = "/favicon.ico"


def page(body: str, title: str = "Tiny") -> str:
    """A whole page around a body."""
    return PAGE.format(title=title, body=body)


@dataclass
class Answer:
    """What the site says to one request."""

    body: str = ""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    delay_s: float = 0.0


class Site:
    """
    Routes by path; `guard` may answer first.

    `seen` holds (method, path, headers, body) of every request, but not of the icon that a browser asks for by itself,
    at its own time.
    """

    def __init__(self) -> None:
        self.routes: dict[str, Answer | Callable[[], Answer]] = {"/health": Answer("well")}
        self.seen: list[tuple[str, str, dict[str, str], str]] = []
        self.url = ""
        self.guard: Callable[[dict[str, str]], Answer | None] = lambda _headers: None

    def add(self, path: str, body: str, **more: object) -> None:
        """A page at a path."""
        self.routes[path] = Answer(page(body), **more)  # type: ignore[arg-type]

    def handle(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer one request."""
        size = int(handler.headers.get("Content-Length", 0))
        body = handler.rfile.read(size).decode("utf-8", "replace")
        path = handler.path.split("?")[0]
        if path != ICON:
            self.seen.append((handler.command, handler.path, dict(handler.headers), body))
        route = self.routes.get(path, Answer(page("nothing here"), status=404))
        answer = self.guard(dict(handler.headers)) or (route() if callable(route) else route)
        time.sleep(answer.delay_s)
        content = answer.body.encode()
        handler.send_response(answer.status)
        for name, value in {"Content-Type": "text/html; charset=utf-8", **answer.headers}.items():
            handler.send_header(name, value)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        handler.wfile.write(content)


@contextmanager
def serving(site: Site, *, tls: ssl.SSLContext | None = None) -> Iterator[Site]:
    """Serve a site on a free port of loopback until the block ends."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            site.handle(self)

        do_POST = do_GET

        def log_message(self, *_arguments: object) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request: object, client_address: object) -> None:
            # A browser that is ended does not wait for its answer; that is not what the command under test says.
            if not isinstance(sys.exception(), ConnectionError):
                super().handle_error(request, client_address)  # type: ignore[arg-type]

    server = Server(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    if tls:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
    site.url = f"{'https' if tls else 'http'}://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
