"""Reads the feeds of news sites (RSS 0.9 to 2.0, Atom): which articles there are, when and by whom each was published.

A feed only points at articles; nothing that it says of their content is kept.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from time import struct_time
from typing import Any
from urllib.parse import urljoin

from sayso.errors import IntakeError
from sayso.intake.dates import FIRST_YEAR, iso_date
from sayso.intake.decode import declared_encoding, decode
from sayso.intake.feed_shape import feed_links, find_root, refuse_hostile, stripped
from sayso.intake.outlet import web_address
from sayso.intake.said import UNSEEN, one_line
from sayso.intake.sniff import HTML_TYPES, kind_of
from sayso.records import Page

MAX_FEED_BYTES = 5_000_000
"""Largest feed: one that carries a whole month of full articles has about 3 MB; 5 MB take 8 seconds to read."""
MAX_TTL_MINUTES = 525_600
"""A year: whoever asks to be left alone for longer means something else."""

_SNIFFED = 8192
_TAG = re.compile(r"</?[A-Za-z][^<>]{0,1000}>")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\Z")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article.

    `outlet` is the publisher that the entry's own <source> names: the title of a feed is not one, since a feed may
    gather the articles of many. `published` is ISO 8601, `language` a BCP 47 tag, `guid` the feed's own name for
    the article. What the feed does not say is None.
    """

    address: str
    title: str | None = None
    published: str | None = None
    outlet: str | None = None
    language: str | None = None
    guid: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its entries in the feed's own order, no address twice; `ttl` minutes should pass between readings."""

    title: str | None
    address: str | None
    entries: tuple[Entry, ...]
    ttl: int | None = None


def is_feed(data: bytes) -> bool:
    """Tell whether bytes are RSS or Atom, by their first element.

    >>> is_feed(b'<?xml version="1.0"?><!-- news --><rss version="2.0">'), is_feed(b"<html><rss>")
    (True, False)
    """
    return find_root(decode(data[:_SNIFFED]).text) is not None


def read_feed(page: Page) -> Feed:
    """Return what a feed says of each article that it points at; of a feed that is cut off, what came.

    Nothing is fetched and no file is opened, whatever the feed names.

    Raises:
        IntakeError: the page is no feed, is too large, or holds no entry that leads to an address of the web.
    """
    if len(page.data) > MAX_FEED_BYTES:
        raise IntakeError(
            f"{page.path}: a feed of {len(page.data) / 1_000_000:.1f} MB, of which at most "
            f"{MAX_FEED_BYTES / 1_000_000:g} MB are read. Give a feed of one section of the site."
        )
    text = stripped(decode(page.data, declared=(page.charset, declared_encoding(page.data))).text)
    _refuse_other_kinds(page, text)
    refuse_hostile(page.path, text)
    parsed = _parse(page, text)
    feed = parsed["feed"]
    own = next((link.get("href") for link in feed.get("links", ()) if link.get("rel") == "self"), None)
    base = web_address(page.address) or web_address(own) or web_address(feed.get("link")) or ""
    is_atom = str(parsed.get("version") or "").startswith("atom")
    language = _language(feed.get("language"))
    entries: dict[str, Entry] = {}
    for found in parsed["entries"]:
        for address in _addresses(found, base):
            entries.setdefault(address, _entry(address, found, is_atom, language))
    if not entries:
        cut = " and is broken or cut off" if parsed.get("bozo") else ""
        raise IntakeError(f"{page.path}: a feed that leads to no article{cut}. Fetch it again, or give another feed.")
    return Feed(_title(feed), web_address(page.address) or web_address(own), tuple(entries.values()), _ttl(feed))


def _refuse_other_kinds(page: Page, text: str) -> None:
    start = text[:_SNIFFED]
    if find_root(start) is not None:
        return
    if start.lstrip().startswith(("{", "[")):
        raise IntakeError(f"{page.path}: a feed in JSON, which is not read. Give the site's RSS or Atom feed.")
    if kind_of("", start) == "html":
        links = feed_links(text, page.address or "")
        named = f"It names: {', '.join(links)}. Give one of them."
        advice = named if links else "It names no feed; look for one on the site."
        raise IntakeError(f"{page.path}: a page of HTML, not a feed. {advice}")
    raise IntakeError(f"{page.path}: neither RSS nor Atom. Give the address of a feed.")


def _parse(page: Page, text: str) -> Any:
    # Imported here: it takes 0.1 s to load, which telling a feed from a page need not pay.
    import feedparser

    try:
        # A stream, never the bytes themselves: those would be tried as the name of a file or an address first.
        return feedparser.parse(
            BytesIO(text.encode("utf-8")),
            response_headers={"content-type": "application/xml; charset=utf-8"},
            resolve_relative_uris=False,
            sanitize_html=False,
        )
    except (AssertionError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
        raise IntakeError(f"{page.path}: a broken feed that cannot be read. Fetch it again.") from error


def _addresses(found: Any, base: str) -> Iterator[str]:
    """Yield the address of the article that an entry leads to, if it leads to one of the web."""
    link = found.get("link")
    # An id that stands in for a link is one only if it is an address as it stands.
    joined = link if found.get("guidislink") else _joined(base, link)
    address = web_address(UNSEEN.sub("", joined or ""))
    if address is not None:
        yield address


def _joined(base: str, link: str | None) -> str | None:
    try:
        return urljoin(base, link.strip()) if link else None
    except ValueError:
        return None


def _entry(address: str, found: Any, is_atom: bool, language: str | None) -> Entry:
    source = found.get("source") or {}
    detail = found.get("title_detail") or {}
    return Entry(
        address=address,
        title=_title(found),
        published=_moment(found, "published") or (None if is_atom else _moment(found, "updated")),
        outlet=one_line(source.get("title")),
        language=_language(found.get("language")) or _language(detail.get("language")) or language,
        guid=one_line(found.get("id")),
    )


def _title(said: Any) -> str | None:
    """Return a title without the markup that feeds put into it."""
    title, detail = said.get("title"), said.get("title_detail") or {}
    if title and detail.get("type") in HTML_TYPES:
        title = html.unescape(_TAG.sub("", title))
    return one_line(title)


def _moment(found: Any, name: str) -> str | None:
    """Return when an entry was published (RSS 1.0 says so by dc:date, which the parser calls "updated")."""
    if not dict.__contains__(found, name):
        return None
    said, parsed = found.get(name), found.get(f"{name}_parsed")
    if exact := iso_date(said):
        return exact
    if not isinstance(parsed, struct_time) or not FIRST_YEAR <= parsed.tm_year <= 9999:
        return None
    day = f"{parsed.tm_year:04}-{parsed.tm_mon:02}-{parsed.tm_mday:02}"
    if ":" not in said:
        return day
    return f"{day}T{parsed.tm_hour:02}:{parsed.tm_min:02}:{min(parsed.tm_sec, 59):02}+00:00"


def _language(value: str | None) -> str | None:
    tag = (value or "").strip().replace("_", "-")
    return tag if _LANGUAGE.match(tag) else None


def _ttl(feed: Any) -> int | None:
    said = str(feed.get("ttl") or "").strip()
    minutes = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
    return minutes if 0 < minutes <= MAX_TTL_MINUTES else None
