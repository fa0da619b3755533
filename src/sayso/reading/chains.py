"""Through whom a statement came: from its originator, over those who passed it on, to the article's outlet."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.reading.actors import outlets, type_of
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
    """Return the news agency whose dispatch an article is, by its byline, its dateline or its first words.

    "HARBOUR TOWN (Reuters) -" and "Reuters" as a byline say that the article is a dispatch; a mention in a
    sentence does not.
    """
    text = article.text
    for block in article.blocks:
        if block.kind == "byline":
            found = _agency(text[block.start : block.end])
            if found is not None:
                return found
    first = next((block for block in article.blocks if block.kind in ("dateline", "paragraph")), None)
    if first is None:
        return None
    opening = text[first.start : min(first.end, first.start + MAX_DATELINE)]
    bracket, close = opening.find("("), opening.find(")")
    if 0 <= bracket < close and opening[close + 1 :].lstrip()[:1] in ("-", "–", "—"):
        return _agency(opening[bracket + 1 : close])
    return None


MAX_DATELINE = 80
"""Code points in which a dateline such as "HARBOUR TOWN, March 3 (Reuters) —" is over."""


def _agency(words: str) -> str | None:
    for part in words.replace("/", ",").replace(" and ", ",").removeprefix("By ").split(","):
        name = part.strip()
        outlet = outlets().get(name)
        if outlet is not None and outlet.type == "agency":
            return outlet.name
        if outlet is None and type_of(name) == "agency":
            return name
    return None
