"""Through whom a statement came: from its originator, over those who passed it on, to the article's outlet."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.reading.actors import outlets, type_of
from sayso.reading.actors.find import fold, short_forms
from sayso.reading.datelines import find_dateline
from sayso.records import Article

UNKNOWN = "unknown"
"""Stands in a chain where the text names no originator."""


def chain_of(article: Article, originator: str | None, carriers: Iterable[str], wire: str | None) -> tuple[str, ...]:
    """Return the chain of an attribution; whoever stands in it twice in a row stands in it once."""
    passed = list(carriers)
    if article.outlet in passed:
        wire = None  # "the Post adds": what a paper adds to a dispatch does not come over the wire
        passed.remove(article.outlet)
    links = [originator or UNKNOWN, *passed, *(link for link in (wire, article.outlet) if link)]
    chain: list[str] = []
    for link in links:
        if link not in chain:
            chain.append(link)
    return tuple(chain)


def wire_credit(article: Article) -> str | None:
    """Return the news agency whose dispatch an article is, by its byline or by the dateline of its first paragraph.

    "HARBOUR TOWN (Reuters) -" and "Reuters" as a byline say that the article is a dispatch; a mention in a
    sentence does not. Whoever stands in a dateline is an agency; in a byline, whose name says so.
    """
    text = article.text
    for block in article.blocks:
        if block.kind == "byline":
            found = _agency(text[block.start : block.end])
            if found is not None:
                return found
    first = next((block for block in article.blocks if block.kind in ("dateline", "paragraph")), None)
    dateline = find_dateline(text, first.span) if first is not None else None
    if dateline is None or dateline.wire is None:
        return None
    known = outlets().get(dateline.wire)
    own = article.outlet or ""
    if dateline.wire == own or fold(dateline.wire) in short_forms(own):
        return None  # an agency's own page, filed under its initials
    return known.name if known is not None else dateline.wire


def _agency(words: str) -> str | None:
    for part in words.replace("/", ",").replace(" and ", ",").removeprefix("By ").split(","):
        name = part.strip()
        outlet = outlets().get(name)
        if outlet is not None and outlet.type == "agency":
            return outlet.name
        if outlet is None and type_of(name) == "agency":
            return name
    return None
