"""Secrets never reach evidence: one is planted in each place, and every artefact is searched."""

from __future__ import annotations

import base64
import gzip
import zipfile
from urllib.parse import quote_plus

import pytest

from tests.measure.site import Answer, page

pytestmark = pytest.mark.browser

PASSWORD = "corr&ct hörse+1"
COOKIE = "c00kie-0f-alice-1234567890"
TOKEN = "t0ken-of-the-form-0987654321"
BEARER = "b3arer-of-the-script-5555555"
GATE = "g4te-of-staging-77777"
PLANTED = (PASSWORD, COOKIE, TOKEN, BEARER, GATE)

FORM = f"""
<h1>Sign in</h1>
<form action="/in?token={TOKEN}" method="post">
  <input type="hidden" name="csrf_token" value="{TOKEN}">
  <label>Name <input name="login"></label>
  <label>Password <input name="password" type="text"></label>
  <button>Go</button>
</form>
<script>
  fetch("/api", {{ headers: {{ Authorization: "Bearer {BEARER}" }}, method: "POST",
    body: JSON.stringify({{ access_token: "{BEARER}" }}) }});
  console.error("password={quote_plus(PASSWORD)}");
</script>
"""


@pytest.mark.parametrize("retraced", [False, True], ids=["recorded", "traced"])
def test_no_artefact_holds_a_secret(site, walk, monkeypatch, retraced):
    """Passwords, cookies, tokens, authorisation headers: in HAR, trace, logs, records and file names."""
    monkeypatch.setenv("ALICE_PASSWORD", PASSWORD)
    monkeypatch.setenv("GATE_PASSWORD", GATE)
    cookie = {"Set-Cookie": f"sid={COOKIE}; HttpOnly"}
    site.routes["/"] = Answer(page(FORM), headers=cookie)
    site.routes["/api"] = Answer(f'{{"refresh_token": "{BEARER}"}}', headers={"Content-Type": "application/json"})
    site.routes["/in"] = Answer(page(f"<h1>Sorry, {PASSWORD} is wrong</h1>", f"Not {PASSWORD}"), status=403)

    overrides = {
        "accounts": '{ alice = { login = "alice", password_env = "ALICE_PASSWORD" } }',
        "environment": "here",
        "environments.here.basic_auth": '{ username = "qa", password_env = "GATE_PASSWORD" }',
        "journeys.pictures": "false",
    }
    with walk(retraced=retraced, **overrides) as attempt:
        alice = attempt.member("alice")
        with pytest.raises(AssertionError) as caught, alice.step("sign in"):  # noqa: PT012 - a step is several acts
            alice.goto("/")
            alice.fill(alice.page.get_by_label("Name"), "alice")
            alice.fill(alice.page.get_by_label("Password"), alice.password)
            alice.click(alice.page.get_by_role("button"))
            alice.see(alice.page.get_by_text(PASSWORD + " never shown"))
        attempt.finish(caught.value)
        attempt.close()
        folder = attempt.session.folder.path

    sent = str(site.seen)
    assert all(secret in sent or quote_plus(secret) in sent for secret in (PASSWORD, TOKEN, BEARER, COOKIE))
    assert leaks(folder) == []


def leaks(folder):
    """Where a planted secret stands, in whichever encoding."""
    found = []
    for path in sorted(folder.rglob("*")):
        for name, content in contents(path):
            found += [(name, secret) for secret in PLANTED for form in forms(secret) if form in content]
    return found


def contents(path):
    """A file, or the files inside an archive."""
    if path.is_dir():
        return
    yield path.name, path.name.encode()
    if path.suffix == ".zip":
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                content = archive.read(name)
                yield f"{path.name}/{name}", content
                if content[:2] == b"\x1f\x8b":
                    yield f"{path.name}/{name} unpacked", gzip.decompress(content)
    else:
        yield path.name, path.read_bytes()


def forms(secret):
    """A secret as it may be written."""
    return {
        secret.encode(),
        quote_plus(secret).encode(),
        secret.encode("unicode_escape"),
        base64.b64encode(secret.encode()).rstrip(b"="),
        base64.b64encode(f"qa:{secret}".encode()).rstrip(b"="),
    }
