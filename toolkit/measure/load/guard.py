"""
Keeps the load worker to one host, whatever its locustfile does: redirects, absolute addresses, other clients.

Looking up any other name and connecting to any other address raises `HostRefused` where it is tried, so that Locust
counts the request as failed; nothing is sent. Loopback stays open: Locust's own web interface listens there.
"""

from __future__ import annotations

import socket
import sys
from collections.abc import Callable

from toolkit.measure.load.hosts import is_loopback

# (host) -> the addresses it has now
Resolver = Callable[[str], set[str]]


class HostRefusedHere(ConnectionRefusedError):
    """The load test tried to reach a host that it was not started for."""


class Guard:
    """
    An audit hook that refuses every host but one and loopback.

    Args:
        host: The only host, as `load_target` returned it.
        resolve: Finds the addresses of a name.
    """

    def __init__(self, host: str, resolve: Resolver | None = None) -> None:
        self._host = host
        self._resolve = resolve or _addresses
        self._known: set[str] = set()

    def install(self) -> None:
        """Watch this process until it ends; a hook cannot be taken away."""
        sys.addaudithook(self)

    def __call__(self, event: str, args: tuple[object, ...]) -> None:
        """Called by Python before each operation that it audits; raising refuses the operation."""
        if event in ("socket.getaddrinfo", "socket.gethostbyname"):
            self._check_name(args[0])
        elif event in ("socket.connect", "socket.sendto") and isinstance(args[1], tuple):
            self._check_address(str(args[1][0]))

    def _check_name(self, name: object) -> None:
        host = (name.decode("ascii", "replace") if isinstance(name, bytes) else str(name or "localhost")).lower()
        if not (host == self._host or is_loopback(host) or host in self._known):
            raise HostRefusedHere(f"load is kept to {self._host}; refused: {host}")

    def _check_address(self, address: str) -> None:
        if is_loopback(address) or address.lower() in (self._host, "localhost") or address in self._known:
            return
        if not is_loopback(self._host):
            # Names move between addresses: look again before refusing.
            self._known |= self._resolve(self._host)
        if address not in self._known:
            raise HostRefusedHere(f"load is kept to {self._host}; refused: {address}")


def _addresses(host: str) -> set[str]:
    return {str(found[4][0]) for found in socket.getaddrinfo(host, None)}
