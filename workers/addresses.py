"""Which addresses a fetch may reach: the public internet, and what is listed by name.

`ipaddress.is_global` alone is not enough: it is True for multicast, and for addresses that carry
an IPv4 address inside (NAT64, 6to4, Teredo), through which loopback can be reached.
"""

import asyncio
import ipaddress
import re
import socket
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlsplit

from aiohttp.abc import AbstractResolver, ResolveResult
from yarl import URL

from desk.errors import Misunderstood

MAX_URL: Final = 2048
_PORTS: Final = frozenset({80, 443, 8080, 8443})
_CARRIERS: Final = tuple(
    ipaddress.ip_network(net)
    for net in ("::/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16")
)
_NUMERIC: Final = re.compile(r"\d+|0[xX][0-9a-fA-F]*")
Place = tuple[str, int]


class AddressDenied(Misunderstood):
    """An address that must not be fetched; `url` is what was read, `problem` says why."""

    key = "address-denied"


@dataclass(frozen=True, slots=True)
class Allowed:
    """Hosts with their ports that may be fetched although they are not public."""

    places: frozenset[Place] = frozenset()

    @classmethod
    def of(cls, *urls: str) -> "Allowed":
        """Allow exactly the host and port of each address."""
        parts = [URL(url) for url in urls]
        return cls(frozenset((url.host or "", url.port or 80) for url in parts))

    def admits(self, host: str, port: int) -> bool:
        """Return True when this very host and port are listed."""
        return (host, port) in self.places


def is_local(url: str) -> bool:
    """Return True for a stand-in on this machine, which is no public place."""
    return URL(url).host in {"127.0.0.1", "localhost"}


def is_public(address: str) -> bool:
    """Return True for a unicast address that is routed on the internet and hides no other."""
    try:
        ip = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped is not None:
            return is_public(str(ip.ipv4_mapped))
        if any(ip in net for net in _CARRIERS):
            return False
    return ip.is_global and not ip.is_multicast and "%" not in address


def admitted(url: str, allowed: Allowed) -> URL:
    """Return the parsed address when it may be tried, its names still to be resolved.

    Raises `AddressDenied` for anything but http and https, credentials, control characters,
    unusual ports, and literal addresses that are not public.
    """
    if len(url) > MAX_URL or any(ord(char) <= 32 or ord(char) == 127 for char in url):
        raise AddressDenied(url=url[:80], problem="holds spaces or control characters, or is long")
    parsed = _parsed(url)
    host, port = parsed.raw_host or "", parsed.port or 0
    if parsed.user is not None or parsed.password is not None:
        raise AddressDenied(url=parsed.with_user(None).human_repr(), problem="holds credentials")
    if allowed.admits(host, port):
        return parsed
    if port not in _PORTS:
        raise AddressDenied(url=url, problem=f"port {port} is not one of 80, 443, 8080, 8443")
    if (_is_numeric(host) and not is_public(host)) or _is_local_name(host):
        raise AddressDenied(url=url, problem="is not on the public internet")
    return parsed


def _parsed(url: str) -> URL:
    try:
        # Two readings that differ are how a check is walked around: they must agree.
        plain = urlsplit(url)
        parsed = URL(url)
    except ValueError as e:
        raise AddressDenied(url=url, problem="cannot be read") from e
    host = parsed.raw_host or ""
    if parsed.scheme not in {"http", "https"} or not host:
        raise AddressDenied(url=url, problem="is not http(s)://host/..., e.g. https://example.com")
    if not host.isascii() or "%" in host or plain.scheme != parsed.scheme:
        raise AddressDenied(url=url, problem="has a host that cannot be read")
    return parsed


def _is_numeric(host: str) -> bool:
    """True for addresses, and for what resolvers take for one: 127.1, 2130706433, 0x7f000001."""
    return ":" in host or bool(_NUMERIC.fullmatch(host.rstrip(".").rpartition(".")[2]))


def _is_local_name(host: str) -> bool:
    name = host.rstrip(".").lower()
    return name == "localhost" or name.endswith((".localhost", ".local", ".internal"))


class CheckedResolver(AbstractResolver):
    """Resolves names and refuses those with an address off the public internet.

    The connector connects to exactly the addresses returned here, so a name cannot answer
    differently a second time (DNS rebinding). It covers 127.1, 2130706433 and their like too:
    the system resolver turns them into 127.0.0.1 before the check.
    """

    def __init__(self, allowed: Allowed) -> None:
        self._allowed = allowed

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC
    ) -> list[ResolveResult]:
        """Return the addresses of `host`; raise `AddressDenied` when any of them is not public."""
        infos = await asyncio.get_running_loop().getaddrinfo(
            host, port, type=socket.SOCK_STREAM, family=family
        )
        places = [(family_, str(place[0])) for family_, _, _, _, place in infos]
        if not self._allowed.admits(host, port) and not all(is_public(ip) for _, ip in places):
            raise AddressDenied(url=host, problem="is not on the public internet")
        return [
            ResolveResult(
                hostname=host,
                host=ip,
                port=port,
                family=family_,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for family_, ip in places
        ]

    async def close(self) -> None:
        """Nothing is held."""
