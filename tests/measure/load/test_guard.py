import pytest

from toolkit.measure.load.guard import Guard, HostRefusedHere


def connect(guard, address):
    guard("socket.connect", (object(), (address, 80)))


def look_up(guard, name):
    guard("socket.getaddrinfo", (name, 80, 0, 1, 0))


def resolver(*addresses):
    return lambda _host: set(addresses)


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example", b"evil.example", "0.0.0.0", "10.9.9.9"])
def test_no_other_name_is_looked_up(name):
    """
    A redirect to another host ends before its name leaves the machine.
    """
    with pytest.raises(HostRefusedHere, match=r"staging\.example"):
        look_up(Guard("staging.example", resolver("10.0.0.5")), name)


@pytest.mark.parametrize("address", ["10.0.0.6", "0.0.0.0", "::ffff:127.0.0.1"])
def test_no_other_address_is_connected_to(address):
    """
    A client that skips the look-up gets no further.
    """
    with pytest.raises(HostRefusedHere):
        connect(Guard("staging.example", resolver("10.0.0.5")), address)


def test_the_host_is_reached_at_the_address_it_has_now():
    """
    Names move: the second address must not be taken for another host.
    """
    addresses = ["10.0.0.5"]
    guard = Guard("staging.example", lambda _host: set(addresses))
    connect(guard, "10.0.0.5")
    addresses[:] = ["10.0.0.6"]

    connect(guard, "10.0.0.6")


def test_a_loopback_test_reaches_loopback_only():
    """
    Nothing is resolved for it: loopback needs no look-up to be known.
    """

    def never(_host):
        raise AssertionError("looked up")

    guard = Guard("127.0.0.1", never)
    connect(guard, "127.0.0.1")
    look_up(guard, "localhost")
    with pytest.raises(HostRefusedHere):
        connect(guard, "10.0.0.5")


def test_a_refusal_is_an_error_that_http_clients_report():
    """
    Locust counts the request as failed instead of losing the member.
    """
    assert issubclass(HostRefusedHere, OSError)


def test_files_and_local_sockets_are_none_of_its_business():
    """
    The hook sees every audited event of the process.
    """
    guard = Guard("127.0.0.1", resolver())

    guard("open", ("/etc/hosts", "r", 0))
    guard("socket.connect", (object(), "/run/a.sock"))
