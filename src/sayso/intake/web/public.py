"""Which addresses of the network are open to everybody: a page may not send us into somebody's private network."""

from __future__ import annotations

import ipaddress
from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

_GLOBAL_UNICAST = IPv6Network("2000::/3")
"""The only part of IPv6 that is given out to the public (IANA); all else is local, reserved or carries IPv4."""

_NAT64 = IPv6Network("64:ff9b::/96")
"""IPv4 addresses as networks with IPv6 alone see them (RFC 6052)."""

_NOT_OPEN_EITHER = (IPv4Network("192.0.0.0/24"), IPv6Network("3fff::/20"))
"""For protocols and for documentation (IANA's special-purpose registries); Python 3.11 does not know these yet."""


def is_public(answer: str) -> bool:
    """Return whether a numeric address belongs to the open internet; anything that is no such address does not.

    An IPv6 address that carries an IPv4 address is judged by the one it carries.

    >>> is_public("8.8.8.8"), is_public("10.0.0.1"), is_public("::ffff:127.0.0.1")
    (True, False, False)
    """
    try:
        address = ipaddress.ip_address(answer)
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        carried = _carried(address)
        if carried is not None:
            return _is_open(carried)
        if address not in _GLOBAL_UNICAST:
            return False
    return _is_open(address)


def find_private(answers: Sequence[str]) -> str | None:
    """Return the first address that is not of the open internet, None if all are."""
    return next((answer for answer in answers if not is_public(answer)), None)


def _is_open(address: IPv4Address | IPv6Address) -> bool:
    if any(address in network for network in _NOT_OPEN_EITHER if network.version == address.version):
        return False
    return address.is_global and not address.is_multicast and not address.is_reserved


def _carried(address: IPv6Address) -> IPv4Address | None:
    if address in _NAT64:
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return address.ipv4_mapped or address.sixtofour
