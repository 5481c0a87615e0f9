"""From a recording to the adapter's file."""

from dataclasses import replace

import pytest

from toolkit import settings as settings_module
from toolkit.errors import PreconditionFailed, UsageError
from toolkit.measure.authoring import opening
from toolkit.measure.authoring.begin import lay_out
from toolkit.measure.authoring.codegen import command
from toolkit.measure.authoring.record import record
from toolkit.measure.authoring.suite_file import Place
from toolkit.measure.authoring.wish import Wish

ACCOUNTS = {
    "alice": ("virage-alice", "ALICE_PASSWORD"),
    "bob": ("virage-bob", "BOB_PASSWORD"),
    "newcomer": ("virage-{token}", "ALICE_PASSWORD"),
}
PLACE = Place(url="http://place.test/", name="Our intranet", language="en", accounts=ACCOUNTS)
PASSWORD = "Tr0ub4dor&3"
RECORDING = """import re
from playwright.sync_api import Page, expect


def test_example(page: Page) -> None:
    page.goto("http://place.test/login")
    page.get_by_label("Email").fill("virage-alice")
    page.get_by_label("Password").fill("Tr0ub4dor&3")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("button", name="Sign out virage-alice")).to_be_visible()
"""


@pytest.fixture
def place(tmp_path, monkeypatch):
    """A suite for a platform of one's own, with a recording beside it."""
    monkeypatch.setenv("ALICE_PASSWORD", PASSWORD)
    monkeypatch.setenv("BOB_PASSWORD", "another one")
    lay_out(PLACE, tmp_path)
    (tmp_path / "recorded.py").write_text(RECORDING)
    return tmp_path


def settings(folder):
    """The suite's settings."""
    return settings_module.load(folder / "virage.toml", environ={})


def recorded(folder, verb, **wish):
    """What becomes of the recording."""
    asked = replace(Wish(verb=verb, source=folder / "recorded.py"), **wish)
    return record(asked, settings(folder), say=lambda _text: None)


def adapter(folder):
    """The adapter's text."""
    return (folder / "platforms" / "our_intranet.py").read_text()


def test_a_recorded_verb_is_written_without_the_password(place):
    """
    The file goes into a repository.
    """
    recorded(place, "sign_in")

    assert 'member.fill(member.page.get_by_label("Password"), member.password)' in adapter(place)
    assert PASSWORD not in adapter(place)


def test_signing_in_shows_how_to_tell_that_one_is(place):
    """
    Without `is_signed_in` no journey could begin; the proof is the same.
    """
    recorded(place, "sign_in")

    proof = 'get_by_role("button", name=f"Sign out {member.account.login}")'
    assert f"return bool(member.page.{proof}.count())" in adapter(place)


def test_what_somebody_wrote_to_tell_it_stays(place):
    """
    Only what was still unwritten is filled in.
    """
    path = place / "platforms" / "our_intranet.py"
    path.write_text(adapter(place).replace('raise Unsupported("is_signed_in")', "return True"))
    recorded(place, "sign_in")

    assert "return True" in adapter(place)


def test_a_dry_run_shows_and_writes_nothing(place):
    """
    To look first is free.
    """
    before = adapter(place)
    done = recorded(place, "sign_in", write=False)

    assert adapter(place) == before
    assert '-        raise Unsupported("sign_in")' in done.difference
    assert PASSWORD not in done.difference


@pytest.mark.parametrize(
    ("verb", "part"),
    [
        ("sing_in", "did you mean 'sign_in'"),
        ("privacy", "write it by hand"),
        ("describe", "write it by hand"),
        ("misses", "write it by hand"),
        ("finds_report", "moderator: no such account"),
    ],
)
def test_what_cannot_be_recorded_is_told_before_anything_is_opened(place, verb, part):
    """
    Clicking for nothing would be the worse way to learn it.
    """
    with pytest.raises(UsageError, match=part):
        recorded(place, verb)


def test_a_password_that_is_not_known_stops_it(place, monkeypatch):
    """
    It could not be told from other words that were typed.
    """
    monkeypatch.delenv("ALICE_PASSWORD")

    with pytest.raises(PreconditionFailed, match="ALICE_PASSWORD"):
        recorded(place, "sign_in")


def test_a_shipped_adapter_is_not_ones_own(place):
    """
    The file would be virage's.
    """
    path = place / "virage.toml"
    path.write_text(path.read_text().replace("platforms/our_intranet.py", "demo"))

    with pytest.raises(UsageError, match="init --url"):
        recorded(place, "sign_in")


def test_a_verb_about_a_message_goes_to_whichever_message(place):
    """
    The address that the recording began at stands for the message's.
    """
    (place / "recorded.py").write_text(
        "def test_example(page: Page) -> None:\n"
        '    page.goto("http://place.test/posts/7")\n'
        '    page.get_by_label("Answer to A message from Virage").fill("An answer from Virage")\n'
        '    page.get_by_role("button", name="Send").click()\n'
        '    expect(page.get_by_text("An answer from Virage")).to_be_visible()\n'
    )
    done = recorded(place, "reply", at="http://place.test/posts/7")

    assert "member.goto(post.address)" in done.difference
    assert 'member.fill(member.page.get_by_label(f"Answer to {post.text}"), text)' in done.difference
    assert 'member.created("reply", address)' in done.difference
    assert done.unused == ()


def test_recording_begins_at_the_sign_in_page_only_for_signing_in(place):
    """
    Other verbs begin where members arrive.
    """
    path = place / "platforms" / "our_intranet.py"
    path.write_text(adapter(place).replace('sign_in_address: ClassVar[str] = ""', 'sign_in_address = "/login"'))

    starts = [
        opening.address(Wish(verb=verb, at=at), settings(place))
        for verb, at in [("sign_in", ""), ("publish", ""), ("sees", "/posts/1")]
    ]

    assert starts == ["http://place.test/login", "http://place.test/", "http://place.test/posts/1"]


def test_the_advice_names_the_words_to_type_and_no_password(place):
    """
    What is typed word for word is recognised.
    """
    said = "\n".join(opening.advice(Wish(verb="reset_password"), settings(place)))

    assert "virage-newcomer" in said
    assert "ALICE_PASSWORD" in said
    assert PASSWORD not in said


def test_codegen_records_in_the_window_that_members_have(place):
    """
    On another width the page may have other controls.
    """
    words = command(settings(place), address="http://place.test/", script=place / "r.py", state=place / "s.json")

    said = " ".join(words)
    assert "--target python-pytest" in said
    assert "--viewport-size 1280,800" in said
    assert "--lang en-CA" in said
    assert f"--load-storage {place / 's.json'}" in said


def test_a_password_of_the_environment_is_in_no_list_of_processes(place):
    """
    Codegen takes it on its command line only.
    """
    path = place / "virage.toml"
    path.write_text(
        path.read_text() + '\n[environments.staging]\nbasic_auth = { username = "u", password_env = "BOB_PASSWORD" }\n'
    )
    staging = settings_module.load(path, overrides={"environment": "staging"}, environ={})

    with pytest.raises(PreconditionFailed, match="--from FILE"):
        command(staging, address="http://place.test/", script=place / "r.py", state=None)
