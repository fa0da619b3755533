"""The whole sentences that carry an attribution: what a full-text search looks through and a terminal prints."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.records import Article, Attribution, Span

REACH = 1000
"""Code points to look on either side: longer sentences are cut there, so that no text costs more than its share."""

_END = re.compile(r"[.!?…][\"'”’»)\]]*\s+")
_TITLE = re.compile(r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|Gen|Col|Lt|Sgt|Capt|Sen|Rep|Gov|St|No))\.$")
_OPENING = "\"'“‘«([ "


def sentence_starts(text: str) -> list[int]:
    """Return where the sentences of a text begin, after the first; "Gen. Smith" and "U.S. troops" hold none."""
    starts = []
    for end in _END.finditer(text):
        at = end.end()
        following = text[at : at + 4].lstrip(_OPENING)
        if not following[:1].islower() and not _TITLE.search(text, max(0, end.start() - 8), end.start() + 1):
            starts.append(at)
    return starts


def _borders(article: Article, first: int, last: int) -> tuple[int, int]:
    """Return where the block or line that holds `first` begins, and where the one that holds `last` ends."""
    text = article.text
    opening, closing = article.block_at(first), article.block_at(max(first, last - 1))
    start = opening.start if opening else text.rfind("\n", 0, first) + 1
    if closing:
        return start, closing.end
    end = text.find("\n", last)
    return start, end if end >= 0 else len(text)


def passage_of(article: Article, attribution: Attribution, starts: Sequence[int] | None = None) -> str:
    """Return the sentences that hold an attribution, as the article has them: what `passage_span` cuts, stripped."""
    return passage_span(article, attribution, starts).cut(article.text).strip()


def passage_span(article: Article, attribution: Attribution, starts: Sequence[int] | None = None) -> Span:
    """Return where the sentences stand that hold the attribution's source, cue and content.

    `starts` are the article's `sentence_starts`, for whoever asks about many attributions.

    >>> from sayso.records import Span, text_sha256
    >>> text = "It rained. Gen. Roe said it was cold. It was."
    >>> article = Article(id="a", path="a.txt", text=text, sha256="", text_sha256=text_sha256(text))
    >>> span = passage_span(article, Attribution(
    ...     id="b", article="a", pieces=(Span(25, 36),), text="it was cold", source="Roe",
    ...     source_pieces=(Span(11, 19),), source_kind="named", cue_pieces=(Span(20, 24),), cue="said",
    ...     manner="indirect", stance="assert"))
    >>> span.cut(text)
    'Gen. Roe said it was cold. '
    """
    spans = (*attribution.pieces, *attribution.source_pieces, *attribution.cue_pieces)
    if not spans:
        return Span(0, 0)
    first, last = min(span.start for span in spans), max(span.end for span in spans)
    start, end = _borders(article, first, last)
    start, end = max(start, first - REACH), min(end, last + REACH)
    starts = sentence_starts(article.text) if starts is None else starts
    before, after = bisect_right(starts, first), bisect_left(starts, last)
    start = max(start, starts[before - 1]) if before else start
    end = min(end, starts[after]) if after < len(starts) else end
    return Span(start, end)
