"""The command, run as its user runs it: what it says when something is wrong, and with which exit code it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import time

import pytest

from tests.measure.site import Answer, page
from toolkit.records import RunState
from toolkit.store import RunFolder

pytestmark = pytest.mark.process

QUICK = ("--no-load",)


def told(ended):
    """What was said, without a traceback: nobody who is tired reads those."""
    assert "Traceback" not in ended.err
    return ended.err


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


def test_a_port_that_is_taken_is_told(tiny):
    """`virage demo serve` on a port of somebody else."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()

        port = str(taken.getsockname()[1])

        ended = tiny.run("demo", "serve", "--port", port)

    assert ended.code == 10
    assert port in told(ended)


def test_listing_journeys_makes_no_run(tiny):
    """Looking is not measuring."""
    tiny.journey("feed")
    tiny.journey("search")

    ended = tiny.run("run", "--list", "-k", "feed")

    assert (ended.code, ended.out.split()) == (0, ["feed"])
    assert tiny.runs == []


@pytest.mark.browser
def test_what_the_project_around_configures_for_its_tests_is_not_for_journeys(tiny):
    """A suite inside a project must not fail on the project's own pytest options."""
    (tiny.folder / "pyproject.toml").write_text('[tool.pytest.ini_options]\naddopts = ["--no-such-option"]\n')
    tiny.journey("feed")

    ended = tiny.run("run", *QUICK)

    assert ended.code == 0, ended.err


@pytest.mark.browser
def test_a_run_that_passes_exits_0_and_prints_the_report(tiny):
    """Measure, score, report, gate: the whole job on a tiny site."""
    tiny.site.add("/feed", "<h1>Feed</h1>")
    tiny.journey("feed")

    ended = tiny.run("run", *QUICK)

    assert ended.code == 0, ended.err
    assert "report.en.html" in ended.out
    assert (tiny.folder / "results" / "latest" / "scorecard.json").is_file()


@pytest.mark.browser
def test_a_run_that_fails_exits_1_and_report_only_makes_it_0(tiny):
    """The exit code is the verdict; those who only want the report ask for it."""
    tiny.journey("feed", "alice.goto('/feed'); assert False, 'never'")

    failed = tiny.run("run", *QUICK, "--attempts", "3")
    only = tiny.run("gate", "latest", "--report-only")

    assert (failed.code, only.code) == (1, 0), failed.err


@pytest.mark.browser
def test_scoring_twice_gives_the_same_bytes(tiny):
    """Scoring has no clock and no dice of its own."""
    tiny.journey("feed")
    tiny.run("run", *QUICK)
    names = ("scorecard.json", "report.fr.html", "report.en.html", "junit.xml", "summary.fr.md")
    before = [(tiny.runs[0] / name).read_bytes() for name in names]

    tiny.run("score", "latest")

    assert [(tiny.runs[0] / name).read_bytes() for name in names] == before


@pytest.mark.browser
def test_measuring_exits_0_even_when_journeys_fail(tiny):
    """Evidence was recorded: judging is another stage."""
    tiny.journey("feed", "assert False")

    ended = tiny.run("measure", *QUICK, "--set", "journeys.retrace=false")

    assert ended.code == 0, ended.err
    assert ended.out.strip() == str(tiny.runs[0].relative_to(tiny.folder))


@pytest.mark.browser
def test_a_run_killed_midway_can_be_scored_and_never_exits_0(tiny):
    """Kill -9: what was recorded counts, what is missing is named, and no browser is left behind."""
    process = midway(tiny)

    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    wait_for(lambda: not processes_of(tiny.runs[0].name))
    scored = tiny.run("score", tiny.runs[0].name)

    assert RunFolder(tiny.runs[0]).read_info().state is RunState.RUNNING
    assert scored.code == 2
    assert "b_slow_4" in scored.err
    assert (tiny.runs[0] / "scorecard.json").is_file()


@pytest.mark.browser
@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM], ids=["ctrl-c", "terminated"])
def test_an_interruption_ends_the_run_scores_it_and_leaves_nothing(tiny, sign):
    """2, by Ctrl-C as by CI that cancels: the run says so, and its processes are gone."""
    process = midway(tiny)

    os.kill(process.pid, sign)
    _out, err = process.communicate(timeout=60)

    assert process.returncode == 2, err
    assert RunFolder(tiny.runs[0]).read_info().state is RunState.INTERRUPTED
    assert not processes_of(tiny.runs[0].name)


@pytest.mark.browser
def test_a_platform_that_dies_midway_exits_10_and_fails_no_journey(tiny):
    """An outage is no verdict on the journeys."""
    tiny.journey("feed")
    looks = iter([Answer("well"), Answer("well")])
    tiny.site.routes["/health"] = lambda: next(looks, Answer("ill", status=503))
    tiny.site.routes["/feed"] = Answer(page("broken"), status=502)

    ended = tiny.run("run", *QUICK, "--attempts", "3")

    assert ended.code == 10
    assert "stopped answering" in ended.err
    assert all(attempt.outcome != "failed" for attempt in RunFolder(tiny.runs[0]).read("attempts"))


@pytest.mark.browser
def test_two_runs_at_once_do_not_mix(tiny):
    """Each has a folder, a browser and evidence of its own."""
    tiny.journey("feed")

    both = [tiny.start("run", *QUICK, "--attempts", "2") for _ in range(2)]
    codes = [process.communicate(timeout=120) and process.returncode for process in both]

    assert codes == [0, 0]
    assert [len(RunFolder(run).read("attempts")) for run in tiny.runs] == [2, 2]


@pytest.fixture(params=[signal.default_int_handler, signal.SIG_IGN], ids=["foreground", "background"])
def ground(request):
    """A shell's background job does not hear Ctrl-C, and passes that on to what it starts."""
    before = signal.signal(signal.SIGINT, request.param)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.browser
@pytest.mark.usefixtures("ground")
def test_a_run_that_takes_too_long_is_ended_and_scored(tiny):
    """2, like an interruption: what was recorded counts, the rest is missing."""
    tiny.journey("a_feed")
    tiny.site.routes["/slow"] = Answer(page("late"), delay_s=1.5)
    for number in range(9):
        tiny.journey(f"b_slow_{number}", "alice.goto('/slow')")

    ended = tiny.run("run", *QUICK, "--set", "journeys.run_timeout_s=9")

    assert ended.code == 2, ended.err
    assert "interrupted" in told(ended)
    assert 1 <= len(RunFolder(tiny.runs[0]).read("attempts")) < 10


@pytest.mark.browser
def test_the_doctor_finds_everything_well(tiny):
    """A line a thing; accounts are tried for real."""
    tiny.configure('[accounts]\nalice = [{ login = "alice" }, { login = "alice2" }]\n')

    ended = tiny.run("doctor")

    assert "alice can sign in" in ended.out
    assert "alice2 can sign in" in ended.out
    assert all(
        word in ended.out for word in ("Python", "Browser chromium", "axe-core", "Locust", "Platform", "Clock", "cores")
    )
    assert "NOT" not in ended.out.replace("NOT  Free cores", "")


@pytest.mark.browser
def test_the_doctor_has_a_remedy_for_what_is_not_well(tiny, monkeypatch):
    """10, and what to do."""
    monkeypatch.setenv("COLUMNS", "300")
    tiny.configure('[accounts]\nalice = { login = "alice", password_env = "NOWHERE_SET" }\n')
    (tiny.folder / "platforms" / "tiny.py").write_text(ADAPTER_THAT_ASKS)

    ended = tiny.run("doctor")

    assert ended.code == 10
    assert "NOWHERE_SET" in ended.out
    assert "password variable" in ended.out


@pytest.mark.browser
def test_the_doctor_looks_at_every_engine(tiny, monkeypatch):
    """A second engine that is not there would fail in the middle of a run."""
    monkeypatch.setenv("COLUMNS", "300")
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tiny.folder / "none"))

    ended = tiny.run("doctor", "--set", 'journeys.engines=["webkit"]')

    assert ended.code == 10
    assert "Browser webkit" in ended.out
    assert "playwright install webkit" in ended.out


ADAPTER_THAT_ASKS = """
from toolkit import Platform


class Tiny(Platform):
    name = "Tiny"
    health = "/health"

    def is_signed_in(self, member):
        return False

    def sign_in(self, member):
        assert member.password
"""


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


@pytest.mark.browser
def test_headers_and_proxy_passwords_are_in_no_manifest(tiny):
    """The manifest keeps settings; a key in a header is none of its business."""
    tiny.configure(
        '[environments.live]\nheaders = { "X-Key" = "HEADERSECRET99" }\nproxy = "http://u:PROXYSECRET9@h:1"\n'
    )
    tiny.journey("read")

    tiny.run("run", *QUICK)

    texts = [path.read_text() for path in tiny.runs[0].glob("*.json")]
    assert len(texts) == 2
    assert not any("HEADERSECRET99" in text or "PROXYSECRET9" in text for text in texts)


@pytest.fixture
def small_disk(tmp_path):
    """A file system of 300 kB."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("only root may mount a small file system here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.browser
def test_a_full_disk_is_told_with_the_remedy(tiny, small_disk):
    """10: which file, and what to do; what was recorded before is still readable."""
    for number in range(4):
        tiny.site.add(f"/feed{number}", f"<h1>Feed</h1>{'<p>a</p>' * (number + 1)}<img src='/x.png'>")
        tiny.journey(f"feed_{number}", f"alice.goto('/feed{number}')")

    ended = tiny.run("run", *QUICK, "--results", str(small_disk))
    (run,) = small_disk.glob("2*")

    assert ended.code == 10
    assert "the disk is full; free some room" in told(ended)
    assert RunFolder(run).read("attempts")


def midway(tiny):
    """A run that has recorded an attempt and has others before it."""
    tiny.journey("a_feed")
    tiny.site.routes["/slow"] = Answer(page("late"), delay_s=1.5)
    for number in range(5):
        tiny.journey(f"b_slow_{number}", "alice.goto('/slow')")
    process = tiny.start("run", *QUICK)
    wait_for(lambda: tiny.runs and (tiny.runs[0] / "evidence").is_dir() and RunFolder(tiny.runs[0]).files("attempts"))
    return process


def wait_for(ready, limit_s=60.0):
    """Until something is there; the limit is only for the case that it never is."""
    end = time.monotonic() + limit_s
    while not ready():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)


def processes_of(run):
    """Processes whose command line names a run."""
    done = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=True)
    return [line for line in done.stdout.splitlines() if run in line and "ps -eo" not in line]
