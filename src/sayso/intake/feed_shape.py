"""Tells a feed from what is none before a parser sees it, and refuses what would keep that parser busy for hours."""

from __future__ import annotations

import html
import re
from urllib.parse import urljoin

from sayso.errors import IntakeError
from sayso.intake.outlet import web_address

MAX_ATTRIBUTES = 500
"""Attributes of one element: feedparser takes the square of their number, 3 minutes for 120,000. Feeds have ten."""
MAX_NAMESPACES = 200
"""Prefixes that a feed declares: feedparser looks through them at every element. Feeds have up to twenty."""
MAX_FEEDS_NAMED = 5
"""Feeds of a page that a message names."""

_PROLOG = re.compile(r"\s+|<\?[^>]*>|<!--.*?-->|<!DOCTYPE[^>\[]*(?:\[[^\]]*\]\s*)?>", re.IGNORECASE | re.DOTALL)
_ROOT = re.compile(r"<(?:[A-Za-z_][\w.-]*:)?(rss|feed|rdf)(?=[\s/>])", re.IGNORECASE)
_ELEMENT = re.compile(r"""<[A-Za-z_][^\s<>/="']*(?:\s+[^\s<>/="']+\s*=\s*(?:"[^"]*"|'[^']*'))*""")
_PREFIX = re.compile(r"\bxmlns:([^\s=]+)")
_LINK = re.compile(r"<link\b[^<>]{0,2000}>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\b(rel|type|href)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/rdf+xml")
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def find_root(text: str) -> str | None:
    """Return "rss", "feed" or "rdf", the first element of a feed, None where the text opens with any other.

    >>> find_root('<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">'), find_root("<p>")
    ('feed', None)
    """
    position = 1 if text.startswith("\ufeff") else 0
    while found := _PROLOG.match(text, position):
        position = found.end()
    root = _ROOT.match(text, position)
    return root[1].lower() if root else None


def stripped(text: str) -> str:
    """Return the text without the characters that XML forbids: one of them would cost all entries behind it."""
    return _NOT_IN_XML.sub("", text)


def refuse_hostile(path: str, text: str) -> None:
    """Raise IntakeError for elements and prefixes in numbers that no feed has."""
    if len(set(_PREFIX.findall(text))) > MAX_NAMESPACES or any(
        found[0].count("=") > MAX_ATTRIBUTES for found in _ELEMENT.finditer(text)
    ):
        raise IntakeError(f"{path}: elements with more attributes than any feed has. Give another feed.")


def feed_links(text: str, base: str) -> list[str]:
    """Return the addresses of the feeds that a page of HTML names (<link rel="alternate">), the first few."""
    found: dict[str, None] = {}
    for link in _LINK.finditer(text):
        said = {name.lower(): html.unescape(a or b or c).strip() for name, a, b, c in _ATTRIBUTE.findall(link[0])}
        if "alternate" not in said.get("rel", "").lower().split() or said.get("type", "").lower() not in _FEED_TYPES:
            continue
        try:
            address = web_address(urljoin(base, said.get("href", "")))
        except ValueError:
            continue
        if address is not None and address.isprintable():
            found[address] = None
        if len(found) == MAX_FEEDS_NAMED:
            break
    return list(found)
