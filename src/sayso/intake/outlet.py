"""Names the outlet of an article from what the page gives: an address, or the team that signs it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from sayso.intake.cues import team_outlet

_DOORS = frozenset({"www", "m", "amp", "mobile"})
"""Names before a site's own by which the same pages are reached."""


def web_address(value: str | None) -> str | None:
    """Return the address if it is one of the web, None for anything else ("javascript:", a bare word)."""
    address = (value or "").strip()
    try:
        parts = urlsplit(address)
        return address if parts.scheme in ("http", "https") and parts.hostname else None
    except ValueError:
        return None


def host_of(address: str | None) -> str | None:
    """Return the host of an address without "www.".

    >>> host_of("https://www.example.org/news/1"), host_of("javascript:alert(1)")
    ('example.org', None)
    """
    checked = web_address(address)
    return (urlsplit(checked).hostname or "").removeprefix("www.") or None if checked else None


def choose_outlet(address: str | None, bylines: Iterable[str]) -> str | None:
    """Return the outlet that the address or, without one, a team's byline names.

    A team at another outlet ("Reuters Staff") does not rename the site, but it spells the site's own name.

    >>> choose_outlet("https://harbourpost.example/1", ["Harbour Post Editorial Team"])
    'Harbour Post'
    >>> choose_outlet("https://gull.example/1", ["Harbour Post Editorial Team"]), choose_outlet(None, ["Staff"])
    ('gull.example', None)
    """
    teams = [name for name in map(team_outlet, bylines) if name]
    host = host_of(address)
    if host is None:
        return teams[0] if teams else None
    squeezed = re.sub(r"[^a-z0-9]", "", host)
    return next((name for name in teams if re.sub(r"[\W_]", "", name.lower()) in squeezed), host)


def is_same_site(address: str, other: str) -> bool:
    """Tell whether two addresses are of one site: the same host, or one below the other, doors aside.

    >>> is_same_site("https://www.paper.example/a", "https://amp.paper.example/b")
    True
    >>> is_same_site("https://paper.example/a", "https://mirror.example/a")
    False
    """
    one, two = _without_door(address), _without_door(other)
    return one == two or one.endswith(f".{two}") or two.endswith(f".{one}")


def _without_door(address: str) -> str:
    host = (urlsplit(address).hostname or "").rstrip(".")
    door, _, rest = host.partition(".")
    return rest if door in _DOORS and "." in rest else host
