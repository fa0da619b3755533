"""Where a story was filed, and by whom, is no part of its first sentence: "LONDON (AP) — The party was accused …"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.records import Article, Block, Span

MAX_DATELINE = 90
"""Code points in which a dateline such as "HARBOUR TOWN, March 3 (Coast Wire) —" is over."""
MAX_WORDS = 6
MIN_LETTERS = 3
"""Letters of the shortest place in capitals: "UK – " opens headings of all sorts."""

_DASH = re.compile(r"\s*(?:--|[—–]|(?<=[\s)])-)\s+")
_PLACE_AND_WIRE = re.compile(r"(?P<place>[^()]+?)\s*(?:\((?P<wire>[^()]{2,40})\))?\s*")


@dataclass(frozen=True, slots=True)
class Dateline:
    """The opening of a dispatch: it ends at code point `end`; `wire` is the agency that it names, if any."""

    end: int
    wire: str | None


def find_dateline(text: str, span: Span) -> Dateline | None:
    """Return the dateline that opens a paragraph: a place in capitals, a date perhaps, an agency, and a dash.

    >>> find_dateline("PALIYA, May 3 (Coast Wire) – The dam held.", Span(0, 42))
    Dateline(end=29, wire='Coast Wire')
    """
    opening = text[span.start : min(span.end, span.start + MAX_DATELINE)]
    dash = _DASH.search(opening)
    parts = _PLACE_AND_WIRE.fullmatch(opening[: dash.start()]) if dash is not None else None
    if dash is None or parts is None or span.start + dash.end() >= span.end:
        return None
    place = parts["place"].split(",")[0].split()
    letters = sum(character.isalpha() for word in place for character in word)
    if not place or len(place) > MAX_WORDS or letters < MIN_LETTERS or not all(word.isupper() for word in place):
        return None
    wire = (parts["wire"] or "").strip()
    return Dateline(span.start + dash.end(), wire if wire[:1].isupper() and len(wire.split()) <= MAX_WORDS else None)


def stretches(article: Article, block: Block) -> list[Span]:
    """Return what of a block is read together: a paragraph's dateline, which may hold a date, apart from its story."""
    found = find_dateline(article.text, block.span) if block.kind == "paragraph" else None
    return [block.span] if found is None else [Span(block.start, found.end), Span(found.end, block.end)]
