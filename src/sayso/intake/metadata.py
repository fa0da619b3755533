"""Gathers what a page of HTML says about itself: JSON-LD first, then meta tags, then what htmldate finds."""

from __future__ import annotations

import html
import logging
import re
from copy import deepcopy
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urljoin

from htmldate import find_date
from lxml import etree
from lxml.html import HtmlElement

from sayso.intake.cues import is_byline, names_in_byline
from sayso.intake.dates import iso_date
from sayso.intake.jsonld import read_jsonld
from sayso.intake.outlet import is_same_site, web_address

_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*\Z")
_PUBLISHED_TAGS = (
    "article:published_time",
    "og:article:published_time",
    "datepublished",
    "parsely-pub-date",
    "date",
    "pubdate",
    "publishdate",
    "publish-date",
    "dc.date",
    "dc.date.issued",
    "dcterms.created",
    "sailthru.date",
)
_LATEST_DATE = datetime(2100, 1, 1)
"""htmldate would take the clock's day: the same page must give the same date on every day."""
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

logging.getLogger("htmldate").addHandler(logging.NullHandler())
logging.getLogger("htmldate").propagate = False


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about itself; `titles` and `descriptions` are the spellings to look for in its text."""

    titles: tuple[str, ...] = ()
    descriptions: tuple[str, ...] = ()
    site: str | None = None
    authors: tuple[str, ...] = ()
    published: str | None = None
    modified: str | None = None
    language: str | None = None
    url: str | None = None
    base: str | None = None
    questions: tuple[str, ...] = ()


def read_metadata(root: HtmlElement, address: str | None = None) -> Metadata:
    """Return the metadata of a page; what it does not say, or says in no known way, stays empty.

    `address` is where the page was found; the one that the page itself calls canonical counts before it, if it is
    of the same site: a page may not pass for another outlet's article.
    """
    data = read_jsonld(root)
    meta = _meta_tags(root)
    found_at = web_address(address)
    url = _canonical(root, meta)
    if url is None or (found_at is not None and not is_same_site(url, found_at)):
        url = found_at
    base = web_address(urljoin(url or "", next((b.get("href") or "" for b in root.iter("base")), ""))) or url
    site = data.publisher or meta.get("og:site_name")
    # A site that gives its own name as the title of every page names no article.
    titles = (data.headline, meta.get("og:title"), meta.get("twitter:title"), _title_tag(root))
    authors = data.authors or tuple(name for name in [meta.get("author")] if name and "://" not in name)
    authors = tuple(one for name in authors for one in (names_in_byline(name) if is_byline(name) else (name,)))
    return Metadata(
        titles=tuple(title for title in _clean(titles) if title != site),
        descriptions=_clean((data.description, meta.get("og:description"), meta.get("description"))),
        site=next(iter(_clean((site,))), None),
        authors=_clean(authors),
        published=_published(root, data.published, meta),
        modified=iso_date(data.modified) or iso_date(meta.get("article:modified_time")),
        language=_language(root.get("lang"), root.get("xml:lang"), data.language, meta.get("content-language")),
        url=url,
        base=base,
        questions=_clean(data.questions),
    )


def _clean(values: tuple[str | None, ...]) -> tuple[str, ...]:
    """Return the values once each, unescaped: JSON-LD often carries HTML entities and, by \\u, lone surrogates."""
    words = (" ".join(_LONE_SURROGATE.sub("\ufffd", html.unescape(value or "")).split()) for value in values)
    return tuple(dict.fromkeys(value for value in words if value))


def _meta_tags(root: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for tag in root.iter("meta"):
        name = tag.get("property") or tag.get("name") or tag.get("itemprop") or tag.get("http-equiv")
        content = (tag.get("content") or "").strip()
        if name and content:
            found.setdefault(name.strip().lower(), content)
    return found


def _canonical(root: HtmlElement, meta: dict[str, str]) -> str | None:
    links = (link.get("href") for link in root.iter("link") if "canonical" in (link.get("rel") or "").lower().split())
    return next((address for value in (*links, meta.get("og:url")) if (address := web_address(value))), None)


def _title_tag(root: HtmlElement) -> str | None:
    title = next(root.iter("title"), None)
    return title.text if title is not None else None


def _published(root: HtmlElement, structured: str | None, meta: dict[str, str]) -> str | None:
    said = (structured, *(meta.get(name) for name in _PUBLISHED_TAGS))
    return next((date for value in said if (date := iso_date(value))), None) or _published_by_htmldate(root)


def _published_by_htmldate(root: HtmlElement) -> str | None:
    """Return the date that the page shows in its markup; guesses from any date in its text are not asked for."""
    try:
        found: str | None = find_date(
            deepcopy(root), original_date=True, extensive_search=False, max_date=_LATEST_DATE, outputformat="%Y-%m-%d"
        )
    except (etree.LxmlError, AttributeError, LookupError, OverflowError, RecursionError, TypeError, ValueError):
        return None
    return found


def _language(*values: str | None) -> str | None:
    tags = ((value or "").strip().replace("_", "-") for value in values)
    return next((tag for tag in tags if _LANGUAGE.match(tag)), None)
