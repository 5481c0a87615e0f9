"""`virage init --url` and `virage record`, as their user types them."""

import os
import pty
import socket
import subprocess
import sys

import pytest
from click.testing import CliRunner

from toolkit.cli import virage

BEGIN = ("init", "--url", "http://127.0.0.1:9/", "--yes")


@pytest.fixture
def at(tmp_path, monkeypatch):
    """An empty folder to begin in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def doctor(monkeypatch):
    """A doctor who finds the platform ill, without looking."""
    from toolkit import pipeline
    from toolkit.measure.doctor import Line

    monkeypatch.setattr(pipeline, "examine", lambda _request: iter([Line("Platform", False, "is down", "start it")]))


def typed(*words, keys=None):
    """What the command prints, and how it ends."""
    return CliRunner().invoke(virage, list(words), input=keys, standalone_mode=False)


@pytest.mark.usefixtures("doctor")
def test_beginning_writes_a_suite_and_shows_the_doctors_lines(at):
    """
    0 once the files are there: that the platform is down is told, and no failure of the beginning.
    """
    done = typed(*BEGIN, "--name", "Our intranet")

    assert (done.return_value, done.exception) == (0, None)
    assert "NOT  Platform  is down" in done.output
    assert (at / "scenarios" / "platforms" / "our_intranet.py").is_file()
    assert 'password_env = "ALICE_PASSWORD"' in (at / "scenarios" / "virage.toml").read_text()


@pytest.mark.usefixtures("doctor")
def test_accounts_and_language_are_options_too(at):
    """
    It runs where nobody can answer.
    """
    typed(*BEGIN, "--language", "fr", "--account", "alice=al:AL_SECRET", "--account", "carol=ca:CA_SECRET")
    text = (at / "scenarios" / "virage.toml").read_text()

    assert 'alice = {login = "al", password_env = "AL_SECRET"}' in text
    assert 'carol = {login = "ca", password_env = "CA_SECRET"}' in text
    assert 'language = "fr"' in text


@pytest.mark.process
def test_in_a_terminal_it_asks(at):
    """
    Name, language, and each account with the variable of its password; a wrong answer is asked for again.
    """
    answers = ["Our intranet", "xx", "fr", "al", "s3cret!", "AL_SECRET", "", "", "mo", "", "", ""]
    here, there = pty.openpty()
    os.write(here, "".join(f"{answer}\n" for answer in answers).encode())
    command = [sys.executable, "-m", "toolkit", "init", "--url", "http://127.0.0.1:9/"]
    done = subprocess.run(command, stdin=there, capture_output=True, text=True, timeout=120, check=False)
    os.close(here)
    os.close(there)

    text = (at / "scenarios" / "virage.toml").read_text()
    assert done.returncode == 0, done.stderr
    assert "Name of the platform [127.0.0.1]:" in done.stderr
    assert "xx: there are fr and en" in done.stderr
    assert "write the name of a variable, such as ALICE_PASSWORD, not the password" in done.stderr
    assert 'name = "Our intranet"' in text
    assert 'alice = {login = "al", password_env = "AL_SECRET"}' in text
    assert 'bob = {login = "virage-bob", password_env = "BOB_PASSWORD"}' in text
    assert 'moderator = {login = "mo", password_env = "MODERATOR_PASSWORD"}' in text


@pytest.mark.usefixtures("doctor")
def test_a_second_time_keeps_what_is_there(at):
    """
    And says so.
    """
    typed(*BEGIN, "--name", "Ours")
    (at / "scenarios" / "virage.toml").write_text("# mine\n")

    assert "kept as it is  scenarios/virage.toml" in typed(*BEGIN, "--name", "Ours").output
    assert (at / "scenarios" / "virage.toml").read_text() == "# mine\n"


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (("--url", "intranet"), "whole address"),
        (("--url", "http://x", "--account", "alice"), "MEMBER=LOGIN:VARIABLE"),
        (("--url", "http://x", "--account", "alice=al:my secret"), "not the password"),
        (("--url", "http://x", "--account", "alice=al:s3cretwords"), "not the password"),
    ],
)
def test_a_mistake_is_told_before_anything_is_written(at, monkeypatch, words, part):
    """
    A password given for a variable's name is one of them, even one that might be a name.
    """
    monkeypatch.setenv("ALICE_PASSWORD", "s3cretwords")
    done = typed("init", *words)

    assert part in str(done.exception)
    assert list(at.iterdir()) == []


def test_without_an_address_the_shipped_suite_is_laid_out(at):
    """
    As before: La Place's, to be edited.
    """
    typed("init", "mine")

    assert (at / "mine" / "load" / "locustfile.py").is_file()


@pytest.mark.process
def test_a_platform_that_is_down_is_the_doctors_news(tiny, tmp_path):
    """
    The whole way, with a real doctor: files, lines, exit code 0.
    """
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    tiny.folder = tmp_path

    ended = tiny.command("init", "--url", f"http://127.0.0.1:{port}", "mine", COLUMNS="200")

    assert ended.code == 0, ended.err
    assert "NOT  Platform" in ended.out


@pytest.mark.process
def test_recording_from_a_file_writes_the_verb(tiny):
    """
    The whole way without a browser; the password stays out of file and output.
    """
    tiny.configure('[accounts]\nalice = { login = "alice", password_env = "ALICE_SECRET" }\n')
    (tiny.folder / "recorded.py").write_text(
        "def test_example(page: Page) -> None:\n"
        f'    page.goto("{tiny.site.url}/login")\n'
        '    page.get_by_label("Password").fill("s3cret words")\n'
        '    expect(page.get_by_role("heading", name="Home")).to_be_visible()\n'
    )

    ended = tiny.run("record", "sign_in", "--from", "recorded.py", ALICE_SECRET="s3cret words")

    text = (tiny.folder / "platforms" / "tiny.py").read_text()
    assert ended.code == 0, ended.err
    assert 'member.fill(member.page.get_by_label("Password"), member.password)' in text
    assert "+    def sign_in(self, member):" in ended.out
    assert "s3cret" not in text + ended.out + ended.err
