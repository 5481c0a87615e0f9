"""The files of a suite for a platform of one's own."""

from toolkit import settings as settings_module
from toolkit.measure.authoring.begin import lay_out
from toolkit.measure.authoring.suite_file import Place
from toolkit.measure.platforms import load_platform

PLACE = Place(
    url="https://intranet.example.org/",
    name='L’"Entraide"',
    language="fr",
    accounts={"alice": ("virage-alice", "ALICE_PASSWORD"), "newcomer": ("virage-{token}", "NEW_PASSWORD")},
)


def test_the_settings_and_the_adapter_fit_each_other(tmp_path):
    """
    Quotes in a name must not break the file.
    """
    lay_out(PLACE, tmp_path)
    settings = settings_module.load(tmp_path / "virage.toml", environ={})

    assert settings.base_url == "https://intranet.example.org"
    assert settings.platform.language == "fr"
    assert load_platform(settings).name == PLACE.name
    assert {name: pool[0].password_env for name, pool in settings.accounts.items()} == {
        "alice": "ALICE_PASSWORD",
        "newcomer": "NEW_PASSWORD",
    }


def test_the_journeys_are_the_packs(tmp_path):
    """
    They are written for any platform; the adapter is what differs.
    """
    lay_out(PLACE, tmp_path)

    assert (tmp_path / "journeys" / "test_sign_in.py").is_file()
    assert not (tmp_path / "load").exists()


def test_nothing_that_is_there_is_overwritten(tmp_path):
    """
    A second time must not cost anybody's work.
    """
    lay_out(PLACE, tmp_path)
    (tmp_path / "virage.toml").write_text("# mine\n")
    (tmp_path / "journeys" / "test_sign_in.py").unlink()
    again = lay_out(PLACE, tmp_path)

    assert (tmp_path / "virage.toml").read_text() == "# mine\n"
    assert [written.path.name for written in again if written.new] == ["test_sign_in.py"]
