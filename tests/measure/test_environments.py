"""Environments: what stands between us and the platform is configured once, and holds for pages and for HTTP."""

from __future__ import annotations

import base64
import json
import ssl

import pytest
import trustme

from tests.measure.site import Answer, Site, page, serving
from toolkit.measure import health

pytestmark = pytest.mark.browser


def here(**keys):
    """An environment named `here`, as flags give it."""
    return {"environment": "here", **{f"environments.here.{key}": value for key, value in keys.items()}}


def test_basic_authentication_opens_pages_and_the_health_address(site, walk, monkeypatch):
    """A staging platform is often behind a password of its own."""
    monkeypatch.setenv("GATE_PASSWORD", "open sesame")
    expected = "Basic " + base64.b64encode(b"qa:open sesame").decode()
    refused = Answer(page("who?"), status=401, headers={"WWW-Authenticate": 'Basic realm="x"'})
    site.guard = lambda headers: None if headers.get("Authorization") == expected else refused
    site.add("/", "<h1>Hello</h1>")

    with walk(**here(basic_auth='{ username = "qa", password_env = "GATE_PASSWORD" }')) as attempt:
        alice = attempt.member("alice")
        with alice.step("arrive"):
            alice.goto("/")

        assert attempt.session.look().healthy


def test_the_identifying_header_is_on_every_request(site, walk):
    """Operators must be able to tell tests from people."""
    site.add("/", "<h1>Hello</h1><img src='/logo.png' alt='logo'>")
    with walk(**here(headers='{ "X-Tests" = "virage" }')) as attempt:
        attempt.member("alice").goto("/")
        attempt.session.look()

    assert all(headers.get("X-Tests") == "virage" for _, _, headers, _ in site.seen)


def test_a_proxy_carries_pages_and_health(site, walk):
    """Intranets are often reached through one only."""
    with serving(Site()) as proxy:
        proxy.routes["http://platform.invalid/"] = Answer(page("<h1>Hello</h1>"))
        proxy.routes["http://platform.invalid/health"] = Answer("well")
        overrides = {**here(proxy=proxy.url), "platform.base_url": "http://platform.invalid"}
        with walk(**overrides) as attempt:
            alice = attempt.member("alice")
            with alice.step("arrive"):
                alice.goto("/")
                alice.see(alice.page.get_by_role("heading", name="Hello"))

        assert site.seen == []


@pytest.fixture
def self_signed():
    """A site whose certificate nobody trusts."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    trustme.CA().issue_cert("127.0.0.1").configure_cert(context)
    with serving(Site(), tls=context) as running:
        running.add("/", "<h1>Hello</h1>")
        yield running


def test_a_self_signed_certificate_is_accepted_when_asked(self_signed, walk):
    """Test platforms rarely have another."""
    with walk(**here(insecure="true"), **{"platform.base_url": self_signed.url}) as attempt:
        alice = attempt.member("alice")
        with alice.step("arrive"):
            alice.goto("/")
            alice.see(alice.page.get_by_role("heading", name="Hello"))


def test_a_self_signed_certificate_is_refused_with_the_remedy(self_signed):
    """Not accepted in silence, and the message says what to set."""
    from toolkit.settings import load

    settings = load(None, overrides={"platform.base_url": self_signed.url}, environ={})

    assert "insecure = true" in health.probe(settings, "/health").reason


def test_a_saved_sign_in_state_is_used(site, walk, tmp_path):
    """Platforms with a second factor are entered once by hand; the state is kept in a file."""
    site.add("/", "<h1>Hello</h1>")
    host = site.url.removeprefix("http://").split(":")[0]
    cookie = {"name": "sid", "value": "kept", "domain": host, "path": "/", "expires": -1}
    cookie |= {"httpOnly": True, "secure": False, "sameSite": "Lax"}
    state = tmp_path / "alice.json"
    state.write_text(json.dumps({"cookies": [cookie], "origins": []}))

    with walk(accounts=f'{{ alice = {{ login = "alice", state = "{state}" }} }}') as attempt:
        attempt.member("alice").goto("/")

    assert any("sid=kept" in headers.get("Cookie", "") for _, _, headers, _ in site.seen)
