import pytest

from toolkit.errors import HostRefused, SettingsError
from toolkit.measure.load.hosts import is_loopback, load_target

ALLOWED = ("staging.example.org", "10.0.0.5")


@pytest.mark.parametrize(
    ("base_url", "host"),
    [
        ("http://127.0.0.1:8080", "127.0.0.1"),
        ("http://127.200.3.4", "127.200.3.4"),
        ("https://[::1]:8443/forum", "::1"),
        ("http://localhost:8080/forum", "localhost"),
        ("http://LOCALHOST", "localhost"),
        ("https://staging.example.org", "staging.example.org"),
        ("https://Staging.Example.ORG:8443", "staging.example.org"),
        ("http://10.0.0.5:8080", "10.0.0.5"),
    ],
)
def test_loopback_and_listed_hosts_may_be_loaded(base_url, host):
    """
    Names are compared without regard to case, as resolvers do.
    """
    assert load_target(base_url, ALLOWED) == host


@pytest.mark.parametrize(
    "base_url",
    [
        "http://example.org",
        "http://127.0.0.1.evil.example",
        "http://localhost.evil.example",
        "http://evil.example/127.0.0.1",
        "http://evil.example?127.0.0.1",
        "http://127.0.0.1@evil.example",
        "http://localhost:80@evil.example",
        "http://evil.example@127.0.0.1",
        "http://evil.example\\@127.0.0.1",
        "http://127.0.0.1\\evil.example",
        "http://127.0.0.1#@evil.example/",
        "http://127.0.0.1\n.evil.example",
        "http://127.0.0.1%00.evil.example",
        "http://127.0.0.1%2eevil.example",
        "http://127.1",
        "http://2130706433",
        "http://0x7f000001",
        "http://0177.0.0.1",
        "http://0.0.0.0:8080",
        "http://[::]:8080",
        "http://[::ffff:127.0.0.1]",
        "http://[::1%25eth0]",
        "http://169.254.169.254/",
        "http://localhost./",
        "http://①27.0.0.1",
        "http://l\u043ecalhost",
        "http://www.staging.example.org",
        "http://staging.example.org.evil.example",
        "http://staging.example.orgs",
        "http://xstaging.example.org",
        "http://10.0.0.50",
        "http://127.0.0.1:99999",
        "http://127.0.0.1:80:80",
        "ftp://127.0.0.1",
        "file:///etc/passwd",
        "//127.0.0.1",
        "127.0.0.1:8080",
        "http://",
        "http:///path",
        "",
    ],
)
def test_everything_else_is_refused(base_url):
    """
    Load on the wrong host is an attack: what can be read in two ways is refused, too.
    """
    with pytest.raises(HostRefused):
        load_target(base_url, ALLOWED)


@pytest.mark.parametrize(
    "entry",
    [
        "*",
        "*.example.org",
        "https://staging.example.org",
        "staging.example.org:8080",
        "",
        " ",
        "a b",
        "127.1",
        "0x7f.1",
    ],
)
def test_a_list_entry_must_name_one_host(entry):
    """
    A wildcard or an address that silently matches nothing would be a setting accepted and ignored.
    """
    with pytest.raises(SettingsError, match="allowed_hosts"):
        load_target("http://127.0.0.1", [entry])


def test_the_refusal_says_what_is_allowed_and_where_to_allow_it():
    """
    Who owns the host needs to know the one line to write.
    """
    with pytest.raises(HostRefused, match=r"loopback, 10\.0\.0\.5, staging\.example\.org.*allowed_hosts"):
        load_target("http://example.org", ALLOWED)


@pytest.mark.parametrize("host", ["128.0.0.1", "126.255.255.255", "::2", "localhost.localdomain", "", "127.0.0.1 "])
def test_only_this_machine_is_loopback(host):
    """
    The neighbours of 127.0.0.0/8 are other people's.
    """
    assert not is_loopback(host)
