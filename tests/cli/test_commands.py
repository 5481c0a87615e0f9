"""The command, run as its user runs it: what it prints, what it leaves, and with which exit code it ends."""

from __future__ import annotations

import pytest

from tests.cli.said import QUICK
from toolkit.store import RunFolder

pytestmark = pytest.mark.process


def test_listing_journeys_makes_no_run(tiny):
    """Looking is not measuring."""
    tiny.journey("feed")
    tiny.journey("search")

    ended = tiny.run("run", "--list", "-k", "feed")

    assert (ended.code, ended.out.split()) == (0, ["feed"])
    assert tiny.runs == []


@pytest.mark.thorough
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

    ended = tiny.command("run", *QUICK)

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
def test_two_runs_at_once_do_not_mix(tiny):
    """Each has a folder, a browser and evidence of its own."""
    tiny.journey("feed")

    both = [tiny.start("run", *QUICK, "--attempts", "2") for _ in range(2)]
    codes = [process.communicate(timeout=120) and process.returncode for process in both]

    assert codes == [0, 0]
    assert [len(RunFolder(run).read("attempts")) for run in tiny.runs] == [2, 2]


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
