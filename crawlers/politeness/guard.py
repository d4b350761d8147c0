"""No connection to private, loopback or link-local addresses, whatever a page, a redirect or a name server says.

The guard stands where names become addresses, for every connection of the process, so there is no way around it and no moment between check
and use: what it passes on is what is connected to.
"""

from __future__ import annotations

import ipaddress
from collections.abc import Iterable, Sequence
from typing import Any, Self

from scrapy.resolver import CachingHostnameResolver
from twisted.internet.interfaces import IResolutionReceiver
from zope.interface import implementer

ALLOWED_SETTING = "IKRAR_ALLOWED_PRIVATE"

_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def is_public(address: str) -> bool:
    """Whether an IP address is one that anybody on the internet may be asked at."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        # Addresses that carry an IPv4 address lead to that one.
        if ip in _NAT64:
            return is_public(str(ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)))
        if ip.teredo is not None:
            return False
        inner = ip.ipv4_mapped or ip.sixtofour
        if inner is not None:
            return is_public(str(inner))
    return ip.is_global and not ip.is_multicast


class GuardedResolver(CachingHostnameResolver):
    """Scrapy's resolver (`TWISTED_DNS_RESOLVER`) that passes on public addresses only.

    A `host:port` in `crawl.allowed_private` passes as it was asked for: a name or address that merely leads there does not.
    """

    def __init__(self, reactor: Any, cache_size: int, allowed: Iterable[str]) -> None:
        super().__init__(reactor, cache_size)
        self._allowed = frozenset(entry.lower() for entry in allowed)
        self._refused: set[tuple[str, int]] = set()

    @classmethod
    def from_crawler(cls, crawler: Any, reactor: Any) -> Self:
        return cls(reactor, crawler.settings.getint("DNSCACHE_SIZE"), crawler.settings.getlist(ALLOWED_SETTING))

    def resolveHostName(
        self,
        resolutionReceiver: Any,
        hostName: str,
        portNumber: int = 0,
        addressTypes: Sequence[type[Any]] | None = None,
        transportSemantics: str = "TCP",
    ) -> Any:
        shown = f"[{hostName}]" if ":" in hostName else hostName
        if f"{shown}:{portNumber}".lower() not in self._allowed:
            resolutionReceiver = _PublicOnly(resolutionReceiver, self._refused, (hostName.lower(), portNumber))
        return super().resolveHostName(resolutionReceiver, hostName, portNumber, addressTypes, transportSemantics)

    def refused(self, host: str, port: int) -> bool:
        """Whether a connection to this host and port was refused in this crawl."""
        return (host.lower(), port) in self._refused


@implementer(IResolutionReceiver)
class _PublicOnly:
    """Passes public addresses on to the receiver that connects; remembers that it kept one back."""

    def __init__(self, receiver: Any, refused: set[tuple[str, int]], key: tuple[str, int]) -> None:
        self._receiver, self._refused, self._key = receiver, refused, key

    def resolutionBegan(self, resolution: Any) -> None:
        self._receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:
        if is_public(address.host):
            self._receiver.addressResolved(address)
        else:
            self._refused.add(self._key)

    def resolutionComplete(self) -> None:
        self._receiver.resolutionComplete()
