import re
import urllib.request
from pathlib import Path

import pytest

from toolkit.demo.launch import PASSWORD_VARIABLE, serving
from toolkit.errors import HostRefused
from toolkit.measure.load.launch import judge, run_load
from toolkit.measure.load.protocol import Finished
from toolkit.records import Outcome

SUITE = Path(__file__).parents[3] / "scenarios" / "load" / "locustfile.py"


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
        created = [entry for entry in ledger if entry.event == "created"]
        with urllib.request.urlopen(f"{place.url}{created[0].address}") as page:
            shown = page.read().decode()
    rows = samples()

    assert (info.outcome, info.reason) == (Outcome.PASSED, None)
    assert {row["error"] for row in rows} == {""}
    assert {"GET /", "GET /posts/{id}", "POST /login", "POST /posts"} <= {row["name"] for row in rows}
    assert not any(re.search(r"\d", row["name"]) for row in rows)
    assert {entry.kind for entry in created} <= {"post", "reply"}
    assert {entry.id for entry in created} <= {entry.id for entry in ledger if entry.event == "intended"}
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


def test_a_refused_host_is_sent_nothing(bystander, settings_for, folder):
    """
    0.0.0.0 leads to this very listener, and is on no list.
    """
    settings = settings_for(f"http://0.0.0.0:{bystander.port}")
    with pytest.raises(HostRefused):
        run_load(settings, folder, profile="smoke")

    assert not bystander.was_called()
    assert not folder.evidence.exists()
