"""Settings: one order of precedence, and errors that name file, line and the closest known key."""

from __future__ import annotations

import pytest

from toolkit.errors import SettingsError, UsageError
from toolkit.records import as_data
from toolkit.settings import find_file, load, restore


@pytest.fixture
def toml(tmp_path):
    def write(text, name="virage.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return path

    return write


def test_flags_win_over_the_environment_and_that_over_the_file(toml):
    """The order everybody knows from other tools."""
    path = toml("[journeys]\nstep_timeout_s = 1\njourney_timeout_s = 1\nrun_timeout_s = 1\n")
    environ = {"VIRAGE_JOURNEYS__JOURNEY_TIMEOUT_S": "2", "VIRAGE_JOURNEYS__RUN_TIMEOUT_S": "2"}

    found = load(path, overrides={"journeys.run_timeout_s": "3"}, environ=environ).journeys

    assert (found.step_timeout_s, found.journey_timeout_s, found.run_timeout_s) == (1, 2, 3)


def test_an_unknown_key_names_line_and_closest_key(toml):
    """A key that is accepted and ignored is worse than none (pa11y-ci #94)."""
    path = toml("[platform]\nname = 'x'\n\n[journeys.attempts]\ncritcal = 5\n")

    with pytest.raises(SettingsError, match=r"virage\.toml:5: unknown key 'journeys\.attempts\.critcal'.*'critical'"):
        load(path, environ={})


def test_an_unknown_variable_is_named(monkeypatch):
    """A misspelt variable would be ignored without a word."""
    monkeypatch.setenv("VIRAGE_JOURNEYS__STEP_TIMOUT_S", "3")

    with pytest.raises(SettingsError, match=r"VIRAGE_JOURNEYS__STEP_TIMOUT_S.*step_timeout_s"):
        load(None)


@pytest.mark.parametrize(
    ("flags", "environ", "where"),
    [
        ({"load.apdex_t_ms": "-2"}, {"VIRAGE_LOAD__APDEX_T_MS": "-3"}, r"command line, load\.apdex_t_ms: .*'-2'"),
        ({}, {"VIRAGE_LOAD__APDEX_T_MS": "-3"}, r"environment variable VIRAGE_LOAD__APDEX_T_MS: .*'-3'"),
        ({}, {}, r"virage\.toml:2: "),
        ({"load.apdex_t_ms": "5", "journeys.engines": '["opera"]'}, {}, r"command line, journeys\.engines: .*'opera'"),
    ],
)
def test_a_fault_is_told_where_it_was_written(toml, flags, environ, where):
    """Blaming a line of the file for what a flag says sends people to the wrong place."""
    path = toml("[load]\napdex_t_ms = -1\n")

    with pytest.raises(SettingsError, match=where):
        load(path, overrides=flags, environ=environ)


def test_every_fault_is_told_at_once(toml):
    """Nobody likes to mend a file one error at a time."""
    path = toml("[load]\napdex_t_ms = -1\n[validity]\nbusy_ratio = 0.5\n")

    with pytest.raises(SettingsError, match=r"(?s)virage\.toml:2: load\.apdex_t_ms.*virage\.toml:4: validity"):
        load(path, environ={})


def test_broken_toml_names_line_and_column(toml):
    """As compilers do."""
    with pytest.raises(SettingsError, match=r"virage\.toml:2:\d+: not valid TOML"):
        load(toml("[platform]\nname = \n"), environ={})


def test_pyproject_holds_settings_too(toml, tmp_path):
    """One file less for those who want it; lines are those of pyproject."""
    path = toml("[project]\nname = 'x'\n[tool.virage.platform]\nnam = 'y'\n", "pyproject.toml")

    assert find_file(tmp_path) == path
    with pytest.raises(SettingsError, match=r"pyproject\.toml:4: unknown key 'platform\.nam'"):
        load(path, environ={})


def test_a_list_may_be_given_by_flag():
    """Written as in TOML."""
    found = load(None, overrides={"journeys.engines": '["firefox", "webkit"]'}, environ={})

    assert found.journeys.engines == ("firefox", "webkit")


def test_an_environment_takes_the_platforms_address_where_it_has_none(toml):
    """`read_only = true` alone is a whole environment."""
    path = toml("[platform]\nbase_url = 'http://a/'\n[environments.staging]\nread_only = true\n")

    found = load(path, overrides={"environment": "staging"}, environ={})

    assert (found.base_url, found.place().read_only) == ("http://a", True)


def test_an_unknown_environment_is_refused(toml):
    """Falling back to the default one would measure the wrong platform."""
    path = toml("[environments.staging]\nread_only = true\n")

    with pytest.raises(UsageError, match=r"--env prod.*staging"):
        load(path, overrides={"environment": "prod"}, environ={}).place()


def test_settings_come_back_from_a_manifest(toml):
    """A run is scored elsewhere with what it was measured with."""
    found = load(toml("[journeys]\nstep_timeout_s = 7\n[gate.error]\n'caps{cap=K1}' = 'count==0'\n"), environ={})

    again = restore(as_data(found.model_dump(mode="json")))

    assert again.model_dump(exclude={"root"}) == found.model_dump(exclude={"root"})


PASSWORDS = [
    "postgresql://virage:s3cret@db.example/virage",
    "postgresql+psycopg://virage:s3/cr?et@db.example/virage",
    "postgresql://db.example/virage?password=s3cret",
    "postgresql://db.example/virage?sslmode=require&sslpassword=s3cret",
]


@pytest.mark.parametrize("url", PASSWORDS)
def test_a_password_of_the_history_is_refused_in_a_file_and_in_a_flag(toml, url):
    """The one is committed, the other is seen by the whole machine; neither is repeated by the error."""
    path = toml(f"[platform]\nname = 'x'\n[history]\nurl = '{url}'\n")

    with pytest.raises(SettingsError, match=r"virage\.toml:4: .*VIRAGE_HISTORY__URL.*PGPASSWORD") as in_file:
        load(path, environ={})
    with pytest.raises(SettingsError, match=r"command line, history\.url: ") as in_flag:
        load(None, overrides={"history.url": url}, environ={})
    assert "s3" not in f"{in_file.value}{in_flag.value}"


@pytest.mark.parametrize("url", PASSWORDS)
def test_a_password_of_the_history_may_stand_in_the_environment(url):
    """That is where CI keeps secrets."""
    assert load(None, environ={"VIRAGE_HISTORY__URL": url}).history.url == url


@pytest.mark.parametrize("url", ["postgresql://virage:@/virage?host=/run", "postgresql://virage@db:5432/virage"])
def test_an_address_without_password_may_stand_in_the_file(toml, url):
    """A port or an empty password is no secret."""
    assert load(toml(f"[history]\nurl = '{url}'\n"), environ={}).history.url == url


@pytest.mark.parametrize("url", ["mysql://u:s3cret@h/d", "sqlite://", "sqlite:///:memory:", "history.sqlite"])
def test_an_address_of_no_known_database_is_told_before_anything_is_measured(url):
    """And a password in it is hidden, though it came from where it may."""
    with pytest.raises(SettingsError, match=r"VIRAGE_HISTORY__URL: history\.url: write sqlite:///FILE or") as raised:
        load(None, environ={"VIRAGE_HISTORY__URL": url})

    assert "s3cret" not in str(raised.value)


def test_a_history_that_is_no_section_hides_its_password():
    """The commonest slip is one name too short."""
    with pytest.raises(SettingsError, match=r"VIRAGE_HISTORY: history: .*u:\*\*\*@h") as raised:
        load(None, environ={"VIRAGE_HISTORY": "postgresql://u:s3cret@h/d"})

    assert "s3cret" not in str(raised.value)


def test_who_may_do_what_is_told_of_verbs(toml):
    """A typo that was ignored would leave the act as strict as before, or as open."""
    assert load(toml('[roles]\nedit = "member"\n'), environ={}).roles == {"edit": "member"}

    with pytest.raises(SettingsError, match="'pubish' is no act; did you mean 'publish'"):
        load(toml('[roles]\npubish = "visitor"\n'), environ={})
    with pytest.raises(SettingsError, match="visitor"):
        load(toml('[roles]\npublish = "king"\n'), environ={})
