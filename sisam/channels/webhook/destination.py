"""A destination: an address on the web that messages are posted to."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final
from urllib.parse import urlsplit

#: What no server on the way refuses for its length.
LONGEST: Final = 2000
_PORTS: Final = {"https": 443, "http": 80}


class UnsuitableAddress(ValueError):
    """No message may be posted to the address; the reason holds nothing of it."""


@dataclass(frozen=True, slots=True, repr=False)
class Destination:
    """Where to connect to and what to ask for there; it never shows itself, for its path may be a secret."""

    scheme: str
    host: str
    port: int
    #: Path and query.
    target: str

    @classmethod
    def of(cls, address: str) -> Destination:
        """Return the destination that an address names.

        Raises:
            UnsuitableAddress: it is none that messages may be posted to.
        """
        if len(address) > LONGEST or not address.isascii() or not address.isprintable() or " " in address:
            raise UnsuitableAddress("a webhook's address is printable ASCII without spaces")
        try:
            parts = urlsplit(address)
            host, port = parts.hostname, parts.port
        except ValueError:
            raise UnsuitableAddress("a webhook's address names a host, and a port in digits") from None
        _require_plain(parts.scheme, parts.netloc, parts.fragment)
        if not host or port == 0:
            raise UnsuitableAddress("a webhook's address names a host")
        target = parts.path or "/"
        found = cls(
            parts.scheme,
            host,
            port or _PORTS[parts.scheme],
            f"{target}?{parts.query}" if parts.query else target,
        )
        found.require_suitable(_number(host))
        return found

    @property
    def authority(self) -> str:
        """Return host and port as a request names them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS[self.scheme] else f"{host}:{self.port}"

    def require_suitable(self, number: IPv4Address | IPv6Address | None) -> None:
        """Let only a number pass that a message may go to; None: it is not known yet.

        Raises:
            UnsuitableAddress: no person's webhook can lie there, or what goes there could be read on the way.
        """
        if number is None:
            if self.scheme != "https" and self.host != "localhost":
                raise UnsuitableAddress("only https is allowed to another machine")
            return
        number = getattr(number, "ipv4_mapped", None) or number
        if self.scheme != "https" and not number.is_loopback:
            raise UnsuitableAddress("only https is allowed to another machine")
        # Link-local numbers are those of a cloud's own services, and never of somebody's receiver.
        if number.is_link_local or number.is_multicast or number.is_unspecified:
            raise UnsuitableAddress("nobody's webhook lies at such a number")

    def __repr__(self) -> str:
        """Return the name of the class alone, so that no log or traceback tells the address."""
        return "Destination(…)"


def _require_plain(scheme: str, netloc: str, fragment: str) -> None:
    if scheme not in _PORTS:
        raise UnsuitableAddress("a webhook's address begins with https://")
    if "@" in netloc:
        raise UnsuitableAddress("a webhook's address holds no user and no password")
    if fragment:
        raise UnsuitableAddress("a webhook's address has no part after #")


def _number(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None
