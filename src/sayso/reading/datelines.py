"""Where a story was filed is no part of its first sentence: "LONDON (AP) — The party was accused …"."""

from __future__ import annotations

import re

from sayso.records import Article, Block, Span

_DATELINE = re.compile(
    r"(?:[A-Z][A-Z.'’-]+ ?){1,4}(?:, [A-Z][A-Za-z.]+(?: [A-Z][A-Za-z.]+)?){0,2}"  # BUFFALO, N.Y.
    r"\s*(?:\([A-Z][\w ./]{1,30}\))?\s*(?:--|[—–-])\s+(?=[A-Z\"“‘'])"  # (AP) —
)


def without_dateline(article: Article, block: Block) -> Span:
    """Return a paragraph's span behind the dateline that opens it, if one does; a date in it keeps it for the dates."""
    if block.kind != "paragraph":
        return block.span
    found = _DATELINE.match(article.text, block.start, block.end)
    return Span(found.end(), block.end) if found is not None and found.end() < block.end else block.span
