"""Who tries is who they say they are: cookies on any host, bearers and tokens of their own, and the proof of it."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest

from toolkit.measure.trials.lower import Lower
from toolkit.measure.trials.request import Caught
from toolkit.measure.trials.sessions import Sessions, is_known
from toolkit.measure.trials.trying import Ground, try_change
from toolkit.settings import load

pytestmark = pytest.mark.process


class Handler(BaseHTTPRequestHandler):
    """A server that tells what it was sent, and whom it knows."""

    def do_GET(self) -> None:
        """A page that greets whom it knows with a way out, and data about them."""
        mine = "who=bob" in self.headers.get("Cookie", "") or self.headers.get("Authorization") == "Bearer bob"
        if self.path == "/me.json":
            self._say(json.dumps({"me": "bob" if mine else None}), kind="application/json")
        elif self.path == "/shell":
            self._say("<title>A</title><div id=app></div>")
        else:
            self._say('<form action="/sign-out"></form>' if mine else '<a href="/login">Sign in</a>')

    def do_POST(self) -> None:
        """What was sent is kept."""
        self.server.sent.append({name.lower(): value for name, value in self.headers.items()})
        self._say("", status=401)

    def _say(self, body: str, *, status: int = 200, kind: str = "text/html") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Set-Cookie", "csrftoken=a%2Fb; Path=/")
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *_words: object) -> None:
        """Nothing is said."""


@pytest.fixture
def server():
    """It runs on a host whose name has no dot."""
    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    running.sent = []
    running.url = f"http://localhost:{running.server_address[1]}"
    thread = threading.Thread(target=running.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    yield running
    running.shutdown()
    running.server_close()
    thread.join()


def settings_of(server):
    accounts = '{ bob = { login = "bob", password_env = "NONE" } }'
    return load(None, overrides={"platform.base_url": server.url, "accounts": accounts}, environ={})


def bob_of(server, *, cookie=True, bearers=None):
    cookies = [{"name": "who", "value": "bob", "domain": "localhost", "path": "/"}] if cookie else []
    return Lower(settings_of(server), cookies, bearers)


def caught(server, **headers):
    return Caught(
        member="alice", verb="react", method="POST", url=f"{server.url}/react", page="/", headers=headers, body=b"x"
    )


@pytest.mark.parametrize(
    ("given", "addresses", "known"),
    [
        ({}, ("/",), True),
        ({"cookie": False}, ("/",), False),
        ({"cookie": False, "bearers": {"authorization": "Bearer bob"}}, ("/shell", "/me.json"), True),
        ({"cookie": False, "bearers": {"authorization": "Bearer nobody"}}, ("/shell", "/me.json"), False),
        ({}, ("/shell",), False),
    ],
)
def test_who_is_signed_in_is_answered_otherwise_than_a_visitor(server, given, addresses, known):
    """Also where the host's name has no dot; where everybody gets the same, nothing is proven."""
    bob, visitor = bob_of(server, **given), Lower(settings_of(server))

    assert is_known(bob, visitor, "bob", addresses) is known


def test_tokens_in_cookies_are_sent_back_and_the_bearer_is_ones_own(server):
    """As the platform's own scripts would: the header of the one who was caught is never sent by another."""
    bob = bob_of(server, bearers={"authorization": "Bearer bob"})
    request = caught(server, **{"X-CSRFToken": "old", "Authorization": "Bearer alice"})
    made = try_change(Ground(), request, allowed="author", role="member", lower=bob)

    assert [one.lacking for one in made] == [False, False]
    assert server.sent[0]["x-csrftoken"] == "a/b"
    assert {one["authorization"] for one in server.sent} == {"Bearer bob"}


@pytest.mark.parametrize(("role", "lacking"), [("member", True), ("visitor", False)])
def test_a_member_without_a_bearer_lacks_it_and_a_visitor_is_who_has_none(server, role, lacking):
    """Refused for want of it, a member was not refused for their role."""
    request = caught(server, Authorization="Bearer alice")
    (made,) = try_change(Ground(), request, allowed="author", role=role, lower=bob_of(server))

    assert (made.lacking, "authorization" in server.sent[0]) == (lacking, False)


def test_a_visitor_who_was_given_no_token_lacks_it(server):
    """Their refusal is that of the token."""
    server.RequestHandlerClass = type("NoCookies", (Handler,), {"send_header": _without_cookies})
    request = caught(server, **{"X-CSRF-Token": "old"})
    (made,) = try_change(Ground(), request, allowed="member", role="visitor", lower=Lower(settings_of(server)))

    assert (made.lacking, made.own_token, server.sent[0]["x-csrf-token"]) == (True, False, "")


def _without_cookies(self, name, value):
    if name != "Set-Cookie":
        BaseHTTPRequestHandler.send_header(self, name, value)


def attempt_of(server, written, cookies=()):
    session = SessionOf(settings_of(server), {"bob": {"cookies": list(cookies)}} if cookies else {})
    return SimpleNamespace(session=session, write=written.append)


class SessionOf:
    """What trials ask of a session."""

    def __init__(self, settings, sign_ins):
        self.settings, self.sign_ins, self.worker = settings, sign_ins, 0


def request_of(server, path, **headers):
    return SimpleNamespace(url=server.url + path, method="GET", resource_type="fetch", headers=headers)


def test_a_session_that_holds_no_longer_is_told(server):
    """Whoever tries with it is a visitor, whose refusals prove nothing about members."""
    written = []
    stale = {"name": "who", "value": "gone", "domain": "localhost", "path": "/"}
    other = Sessions(attempt_of(server, written, [stale])).somebody("alice")

    assert other.unproven
    assert [(one.name, one.healthy) for one in written] == [("instrument:roles", False)]


def test_a_bearer_is_a_session_too(server):
    """Seen in a request of theirs, at an address where it makes a difference; without any there is nobody."""
    written = []
    sessions = Sessions(attempt_of(server, written))
    bob = SimpleNamespace(session_key="bob")

    assert sessions.somebody("alice") is None
    sessions.heed(bob, request_of(server, "/me.json", authorization="Bearer bob"))
    other = sessions.somebody("alice")
    assert (other.bearers, other.unproven, written) == ({"authorization": "Bearer bob"}, False, [])
