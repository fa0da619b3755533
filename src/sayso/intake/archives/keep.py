"""Which records of an archive are wanted, decided before their pages are unpacked."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit


@dataclass(frozen=True, slots=True)
class Keep:
    """The outlets to keep, by host name: a name keeps the hosts below it, too; no names keep every outlet.

    >>> Keep(frozenset({"elpais.com"})).keeps("https://www.elpais.com/cuba"), Keep().keeps(None)
    (True, True)
    """

    outlets: frozenset[str] = frozenset()

    def keeps(self, address: str | None) -> bool:
        """Tell whether a record of this address is wanted; one without an address belongs to no outlet."""
        if not self.outlets:
            return True
        labels = _host(address or "").split(".")
        return any(".".join(labels[start:]) in self.outlets for start in range(len(labels)))


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").rstrip(".")
    except ValueError:  # brackets that hold no IPv6 address
        return ""
