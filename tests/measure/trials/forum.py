"""A forum of two messages over real sockets, protected as it should be, or with one of the classic holes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookies import SimpleCookie
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

TOKENS = {"": "t-visitor", "alice": "t-alice", "bob": "t-bob", "mod": "t-mod"}


class Forum:
    """
    Messages by their author; what is open to whom.

    `hole` is `none`, `idor` (anybody signed in may delete), `csrf_only` (a token is all that is asked for), `page_only`
    (what is not shown is not protected), `no_role` (members may open and decide what is for moderators),
    `silent` (refused, but answered as if it were done), `shown` (refused, and the form is shown to all) or `shell`
    (everybody gets the same empty page, which scripts would fill). Short addresses lead to the long ones.
    """

    def __init__(self, hole: str = "none") -> None:
        self.hole = hole
        self.posts = {1: ("alice", "A plumber, please 0123456789"), 2: ("bob", "My cousin 9876543210")}
        self.decided: set[int] = set()
        self.url = ""

    def may(self, who: str, author: str) -> bool:
        """Whether this one gets through."""
        holes = {"idor": bool(who), "csrf_only": True, "page_only": True}
        return who == author or holes.get(self.hole, False)

    def page(self, who: str, number: int) -> str:
        """A message as somebody sees it."""
        author, text = self.posts[number]
        offered = who == author or self.hole == "shown"
        form = f'<form action="/posts/{number}/delete" method="post">{self.token(who)}</form>' if offered else ""
        return f"<title>Message</title><main>{text}{form}</main>"

    def token(self, who: str) -> str:
        """The form token of a session."""
        return f'<input type="hidden" name="csrf_token" value="{TOKENS[who]}">'


class Handler(BaseHTTPRequestHandler):
    """One request to a forum."""

    forum: Forum

    @property
    def who(self) -> str:
        """Who is signed in."""
        cookie = SimpleCookie(self.headers.get("Cookie", "")).get("who")
        return cookie.value if cookie else ""

    def do_GET(self) -> None:
        """Read."""
        parts = self.path.split("?")[0].strip("/").split("/")
        if self.forum.hole == "shell":
            self._say(200, "<title>Forum</title><div id=app></div>")
        elif parts[0] == "moderation":
            allowed = self.who == "mod" or (self.forum.hole == "no_role" and self.who)
            self._say(200 if allowed else 403, "<title>Queue</title><p>One report</p>" if allowed else "no")
        elif parts[0] == "p":
            self._say(302, "", f"/posts/{parts[1]}")
        elif parts[0] == "posts" and int(parts[1]) in self.forum.posts:
            self._say(200, self.forum.page(self.who, int(parts[1])))
        else:
            self._say(200 if parts == [""] else 404, f"<title>Home</title>{self.forum.token(self.who)}")

    def do_POST(self) -> None:
        """Delete or decide."""
        fields = parse_qs(self.rfile.read(int(self.headers.get("Content-Length", 0))).decode())
        if fields.get("csrf_token", [""])[0] != TOKENS[self.who]:
            self._say(403, "token")
            return
        kind, number = self.path.strip("/").split("/")[:2]
        if kind == "moderation":
            self._decide(int(number))
        else:
            self._delete(int(number))

    def _decide(self, number: int) -> None:
        if self.who != "mod" and not (self.forum.hole == "no_role" and self.who):
            self._say(403, "no")
        elif number in self.forum.decided:
            self._say(404, "decided")
        else:
            self.forum.decided.add(number)
            self._say(303, "", "/moderation")

    def _delete(self, number: int) -> None:
        if not self.who and self.forum.hole not in ("csrf_only", "page_only"):
            self._say(303, "", "/login?next=/")
        elif number not in self.forum.posts:
            self._say(404, "gone")
        elif self.forum.may(self.who, self.forum.posts[number][0]):
            del self.forum.posts[number]
            self._say(303, "", "/")
        else:
            self._say(303, "", "/") if self.forum.hole == "silent" else self._say(403, "no")

    def _say(self, status: int, body: str, location: str = "") -> None:
        content = body.encode()
        self.send_response(status)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        if location:
            self.send_header("Location", location)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_words: object) -> None:
        """Nothing is said."""


@contextmanager
def serving(forum: Forum) -> Iterator[Forum]:
    """Serve a forum until the block ends."""
    handler = type("Its", (Handler,), {"forum": forum})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    forum.url = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield forum
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
