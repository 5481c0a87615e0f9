import urllib.request

import pytest

from toolkit.measure.load.launch import run_load
from toolkit.records import Outcome


@pytest.mark.load
@pytest.mark.parametrize("client", ["FastHttpUser", "HttpUser"])
def test_a_redirect_to_another_host_is_not_followed(
    client, bystander, make_site, reader, settings_for, folder, samples
):
    """
    Whatever the locustfile's client does by default, load stays where it is allowed.
    """
    site = make_site(moved_to=f"http://0.0.0.0:{bystander.port}/")
    locustfile = reader.replace("FastHttpUser", client)
    run_load(settings_for(site.url, locustfile=locustfile, duration_s=2), folder, profile="smoke")

    assert site.asked
    assert {"load is kept to 127.0.0.1" in row["error"] for row in samples()} == {True}
    assert not bystander.was_called()


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
