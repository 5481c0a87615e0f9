r"""
Which hosts may be put under load: loopback, and those that `virage.toml` lists by name. Anything else is refused.

Only spellings that every program reads alike are let through: an address such as `127.1` or `http://127.0.0.1\@other`
means one host to a browser and another to an HTTP client.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Iterable
from urllib.parse import SplitResult, urlsplit

from toolkit.errors import HostRefused, SettingsError

_HOST_NAME = re.compile(r"(?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*")
_ADDRESS = re.compile(r"https?://[^\s\\@?#]+")


def load_target(base_url: str, allowed_hosts: Iterable[str]) -> str:
    """
    The host that a load test of this address would reach, once it is known to be allowed.

    Args:
        base_url: Address of the platform: scheme, host, perhaps port and path.
        allowed_hosts: Hosts beside loopback, compared whole and without regard to case.

    Raises:
        HostRefused: The host is not on the list, or the address can be read in two ways.
        SettingsError: The list holds something that is not the name of one host.
    """
    listed = {_listed(entry) for entry in allowed_hosts}
    host = _split(base_url).hostname or ""
    if is_loopback(host) or (host in listed and _is_host(host)):
        return host
    known = ", ".join(("loopback", *sorted(listed)))
    raise HostRefused(
        f"{base_url}: load is sent to allowed hosts only ({known}), and {host or 'no host'!r} is none of them; "
        "if it is yours to load, add it to [load] allowed_hosts in virage.toml"
    )


def is_loopback(host: str) -> bool:
    """Whether this is this machine's own address: 127.0.0.0/8, ::1 or `localhost`."""
    if host == "localhost":
        return True
    try:
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    # Not `is_loopback`: it takes ::ffff:127.0.0.1 for loopback in some versions of Python and not in others.
    return address in ipaddress.ip_network("127.0.0.0/8") or address == ipaddress.ip_address("::1")


def _split(base_url: str) -> SplitResult:
    if not (base_url.isascii() and _ADDRESS.fullmatch(base_url)):
        raise HostRefused(
            f"{base_url!r}: not a plain http or https address; write scheme, host, port and path, "
            "without user name, query or fragment"
        )
    try:
        parts = urlsplit(base_url)
        _ = parts.port  # a port out of range is found only when it is asked for
    except ValueError as error:
        raise HostRefused(f"{base_url!r}: not an address ({error}); load is not sent there") from error
    return parts


def _listed(entry: str) -> str:
    host = entry.lower()
    if not _is_host(host):
        raise SettingsError(
            f"load.allowed_hosts: {entry!r} is not the name of one host; "
            "write names such as 'staging.example.org', without scheme, port or wildcard"
        )
    return host


def _is_host(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        # A name that ends in a number is an IPv4 address in disguise to some resolvers: 127.1, 0x7f.1, 2130706433.
        last = host.rpartition(".")[2]
        return bool(_HOST_NAME.fullmatch(host)) and not re.fullmatch(r"[0-9]+|0x[0-9a-f]*", last)
    return "%" not in host
