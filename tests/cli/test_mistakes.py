"""What cannot work is told before anything starts: what, where, what to do next, and the exit code."""

from __future__ import annotations

import socket

import pytest

from tests.cli.said import QUICK, told
from tests.conftest import virage
from toolkit.demo.launch import PASSWORD_VARIABLE, serving
from toolkit.store import RunFolder
from toolkit.suite import locate

pytestmark = pytest.mark.process


@pytest.mark.parametrize(
    ("words", "code", "part"),
    [
        (["rnu"], 4, "Did you mean 'run'"),
        (["run", "--atempts", "3"], 4, "--attempts"),
        (["run", "--set", "journeys"], 4, "KEY=VALUE"),
        (["run", "--config", "nowhere.toml"], 4, "no such file"),
        (["run", "--set", "journeys.step_timout_s=3"], 4, "step_timeout_s"),
        (["run", "--env", "nowhere"], 4, "no such environment"),
        (["score", "20200101-000000-abcd"], 4, "there is none yet"),
        (["gate", "latest"], 4, "no such run"),
        (["demo", "--defects", "slow_publsh"], 4, "slow_publish"),
        (["load", "--profile", "smoky"], 4, "smoke"),
    ],
)
def test_a_mistake_in_the_command_is_usage_with_a_hint(tiny, words, code, part):
    """4, one sentence, and what to do next."""
    ended = tiny.run(*words)

    assert (ended.code, part in told(ended)) == (code, True), ended.err


def test_who_nobody_knows_is_told_once_however_many_journeys_there_are(tiny):
    """4, and the same where the gate names a journey, which has them all listed first."""
    tiny.configure('[gate.error]\n"journey_reliability{journey=feed}" = "value>=0.95"\n')
    for number in range(3):
        tiny.journey(f"feed_{number}")
    tiny.journey("feed")

    ended = tiny.run("run", *QUICK, "--persona", "keybord")

    assert ended.code == 4
    assert told(ended) == "virage: persona 'keybord': unknown; did you mean 'keyboard'?\n"


def test_no_configuration_says_how_to_begin(tmp_path, tiny):
    """An empty folder is where everybody starts."""
    tiny.folder = tmp_path

    ended = tiny.run("run")

    assert ended.code == 4
    assert "virage init" in told(ended)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("[platform\nname = 1", "virage.toml:1:"),
        ("[platfrom]\n", "virage.toml:1: unknown key 'platfrom'; did you mean 'platform'?"),
        ("[journeys]\nstep_timeout_s = -1\n", "virage.toml:2: journeys.step_timeout_s"),
        ('[platform]\nadapter = "dmeo"\n', "did you mean 'demo'"),
        ('[platform]\nadapter = "platforms/none.py"\n', "no such file"),
    ],
)
def test_a_mistake_in_the_file_names_file_line_and_remedy(tiny, text, part):
    """Broken TOML, an unknown key, a value out of range, an adapter that is not there."""
    (tiny.folder / "virage.toml").write_text(text)

    ended = tiny.run("run", *QUICK)

    assert ended.code == 4
    assert part in told(ended)


def test_a_platform_that_is_down_is_told_before_anything_starts(tiny):
    """10: no browser is started, no run folder is made."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]

    ended = tiny.run("run", *QUICK, "--set", f"platform.base_url=http://127.0.0.1:{port}")

    assert ended.code == 10
    assert "connection refused" in told(ended)
    assert tiny.runs == []


def test_an_unknown_journey_is_told(tiny):
    """`-k` that matches nothing measures nothing."""
    tiny.journey("feed")

    ended = tiny.run("run", *QUICK, "-k", "fed_up")

    assert ended.code == 4
    assert "no journey" in told(ended)


def test_a_journey_file_that_cannot_be_read_is_told(tiny):
    """With pytest's own words, which name file and line."""
    (tiny.folder / "journeys" / "test_broken.py").write_text("def test_x(:\n")

    ended = tiny.run("run", *QUICK)

    assert ended.code == 4
    assert "test_broken.py" in told(ended)


@pytest.mark.browser
def test_no_browser_says_what_to_type(tiny):
    """10, with the commands that mend it."""
    tiny.journey("feed")

    ended = tiny.run("run", *QUICK, "--engine", "webkit")

    assert ended.code == 10
    assert "playwright install webkit" in told(ended)


@pytest.mark.browser
def test_a_missing_password_names_its_variable(tiny):
    """The account is there, its secret is not."""
    tiny.configure('[accounts]\nalice = { login = "alice", password_env = "ALICE_SECRET_OF_TEST" }\n')
    tiny.journey("feed", "alice.password and alice.open_feed()")

    ended = tiny.run("run", *QUICK)

    assert ended.code == 10
    assert "ALICE_SECRET_OF_TEST" in told(ended)


@pytest.mark.browser
def test_a_member_without_an_account_is_no_fault_of_the_platform(tmp_path):
    """10, with the name that is missing: signing in as nobody fails everywhere."""
    with serving() as place:
        alone = f'accounts={{ alice = {{ login = "alice", password_env = "{PASSWORD_VARIABLE}" }} }}'
        ended = virage(
            *["run", "--config", str(locate() / "virage.toml"), "--results", str(tmp_path), "--no-load"],
            *["-k", "publish and not picture", "--set", f"platform.base_url={place.url}", "--set", alone],
            folder=tmp_path,
            **{PASSWORD_VARIABLE: place.password},
        )

    assert ended.code == 10
    assert "add bob to [accounts]" in told(ended)


@pytest.mark.browser
def test_a_wrong_password_is_told_and_no_fault_of_the_platform(tmp_path):
    """10, with account and variable: a journey that could not begin says nothing against the platform."""
    with serving() as place:
        ended = virage(
            *["run", "--config", str(locate() / "virage.toml"), "--results", str(tmp_path), "--no-load"],
            *["-k", "privacy_settings", "--set", f"platform.base_url={place.url}"],
            folder=tmp_path,
            **{PASSWORD_VARIABLE: "not the password"},
        )

    assert ended.code == 10
    assert "alice cannot sign in" in told(ended)
    assert PASSWORD_VARIABLE in told(ended)
    assert "not the password" not in ended.out + ended.err
    (run,) = tmp_path.glob("2*")
    assert {(one.outcome, one.validity) for one in RunFolder(run).read("attempts")} == {("cantTell", "invalid")}


def test_a_port_that_is_taken_is_told(tiny):
    """`virage demo serve` on a port of somebody else."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        port = str(taken.getsockname()[1])

        ended = tiny.run("demo", "serve", "--port", port)

    assert ended.code == 10
    assert port in told(ended)


@pytest.mark.browser
def test_a_read_only_environment_can_pass(tiny):
    """Journeys that write are left out by the environment, not missing."""
    tiny.configure("[environments.live]\nread_only = true\n")
    tiny.journey("read")
    tiny.journey("publish", writes=True)

    ended = tiny.run("run", *QUICK, "--env", "live")

    assert ended.code == 0, ended.err
    assert RunFolder(tiny.runs[0]).read_info().left_out == ("publish",)


def test_load_is_refused_where_only_reading_is_allowed(tiny):
    """Not skipped in silence: it was asked for by name."""
    tiny.configure("[environments.live]\nread_only = true\n")

    ended = tiny.run("load", "--env", "live")

    assert ended.code == 4
    assert "read-only" in told(ended)
    assert tiny.runs == []


def test_a_wrong_load_profile_is_told_before_anything_is_walked(tiny):
    """Nobody waits for journeys to learn of a typing mistake."""
    tiny.journey("feed")

    ended = tiny.run("run", "--set", "load.profile=smokey")

    assert ended.code == 4
    assert "smoke" in told(ended)
    assert tiny.runs == []


def test_a_gate_rule_about_no_journey_is_told_before_anything_is_walked(tiny):
    """The first thing an adopter does is to rename a journey: the rule is named, and nothing is lost."""
    tiny.configure('[gate.error]\n"journey_reliability{journey=fed}" = "value>=1"\n')
    tiny.journey("feed")

    ended = tiny.run("run", *QUICK)

    assert ended.code == 4
    assert "did you mean 'feed'?" in told(ended)
    assert tiny.runs == []
