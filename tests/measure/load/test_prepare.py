import pytest

from toolkit.errors import HostRefused, PreconditionFailed, UsageError
from toolkit.measure.load.prepare import make_request
from toolkit.measure.load.protocol import LoadAccount
from toolkit.settings import Environment

LOCAL = "http://127.0.0.1:8080"


def test_an_unknown_profile_names_the_closest_one(settings_for, folder):
    """
    A typing mistake is put right without a look into the file.
    """
    with pytest.raises(UsageError, match="did you mean 'smoke'"):
        make_request(settings_for(LOCAL), folder, profile="smok")


def test_a_missing_locustfile_is_named(settings_for, folder, tmp_path):
    """
    Found before a process is started, not in its traceback.
    """
    settings = settings_for(LOCAL)
    (tmp_path / "locustfile.py").unlink()

    with pytest.raises(UsageError, match=r"locustfile\.py.*no such locustfile"):
        make_request(settings, folder, profile="smoke")


@pytest.mark.parametrize("place", [{"read_only": True}, {"proxy": "http://127.0.0.1:3128"}])
def test_no_load_where_nothing_may_be_written_or_another_host_would_carry_it(settings_for, folder, place):
    """
    A proxy is a host of its own, and nobody allowed it.
    """
    settings = settings_for(LOCAL)
    staged = settings.model_copy(update={"environments": {"staging": Environment(**place)}, "environment": "staging"})

    with pytest.raises(HostRefused):
        make_request(staged, folder, profile="smoke")


def test_the_environments_address_is_the_one_that_is_checked(settings_for, folder):
    """
    `--env production` must not slip through behind an address that is allowed.
    """
    settings = settings_for(LOCAL)
    there = {"production": Environment(base_url="https://social.example.org")}
    staged = settings.model_copy(update={"environments": there, "environment": "production"})

    with pytest.raises(HostRefused, match=r"social\.example\.org"):
        make_request(staged, folder, profile="smoke")


def test_members_have_accounts_of_their_own(settings_for, folder, monkeypatch):
    """
    Two members in one session lock each other out, or share what they should not.
    """
    monkeypatch.setenv("POOL", "secret")
    settings = settings_for(LOCAL, members=2, account_pattern="load{n}", account_count=3, password_env="POOL")
    request = make_request(settings, folder, profile="smoke")

    assert request.accounts == tuple(LoadAccount(login=f"load{n}", password_env="POOL") for n in (1, 2))


def test_fewer_accounts_than_members_is_refused(settings_for, folder):
    """
    The figures of a test that could not be what was asked would be believed.
    """
    settings = settings_for(LOCAL, members=3, account_pattern="load{n}", account_count=2)

    with pytest.raises(UsageError, match=r"3 members and .* 2 accounts"):
        make_request(settings, folder, profile="smoke")


def test_a_password_that_is_not_set_is_named(settings_for, folder, monkeypatch):
    """
    Found before a hundred members fail to sign in and are locked out.
    """
    monkeypatch.delenv("POOL", raising=False)
    settings = settings_for(LOCAL, members=1, accounts=[{"login": "ada", "password_env": "POOL"}])

    with pytest.raises(PreconditionFailed, match="POOL"):
        make_request(settings, folder, profile="smoke")


def test_basic_authentication_and_headers_reach_the_worker(settings_for, folder, monkeypatch):
    """
    Staging is usually behind them.
    """
    monkeypatch.setenv("GATE", "pass:word")
    place = Environment(headers={"X-Test": "1"}, basic_auth={"username": "ada", "password_env": "GATE"})
    settings = settings_for(LOCAL).model_copy(update={"environments": {"staging": place}, "environment": "staging"})
    request = make_request(settings, folder, profile="smoke")

    assert request.headers == {"X-Test": "1", "Authorization": "Basic YWRhOnBhc3M6d29yZA=="}
