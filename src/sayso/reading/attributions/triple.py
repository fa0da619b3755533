"""A source, a cue and a content that belong together: what finding an attribution means, before anything is named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from sayso.records import Pieces, Span, Stance

Pattern = Literal["quotation", "clause", "infinitive", "object", "phrase", "noun", "label", "hidden"]

EDGES = " \t\r\n\u00a0,;:.-–—"
"""White space and punctuation that never begins or ends a piece (question and exclamation marks say something)."""


@dataclass(frozen=True, slots=True)
class Triple:
    """One linked attribution as spans of the article's text.

    `source` is empty where the text hides it. `head` is the index of the token whose syntax says who the source
    is, `cue_head` of the word that carries the cue (both None where there is none). `stance` is the cue's own,
    before the words of the content are weighed; `negated` says that the cue is negated. `pattern` is the kind of
    construction that was seen: how sure the triple is depends on it. `reach` is the stretch behind the source in
    which the same phrase may name who passed it on ("a report … cited by …"). `confidence` is the finder's own, where
    it has one for the single case.
    """

    source: Pieces
    cue: Pieces
    content: Pieces
    stance: Stance
    pattern: Pattern
    head: int | None = None
    cue_head: int | None = None
    negated: bool = False
    reach: Span | None = None
    confidence: float | None = None


def trim(span: Span, text: str, edges: str = EDGES) -> Span:
    """Return the span without the white space and punctuation at its ends; empty if nothing else is in it."""
    start, end = span
    while start < end and text[start] in edges:
        start += 1
    while end > start and text[end - 1] in edges:
        end -= 1
    return Span(start, end)


def _without_conjunction(span: Span, text: str) -> Span:
    """Drop an "and" or "but" that a cut has left at the end of a piece."""
    for word in (" and", " but", " or"):
        if span.cut(text).endswith(word):
            return trim(Span(span.start, span.end - len(word)), text)
    return span


def join(spans: Iterable[Span], text: str) -> Pieces:
    """Return the spans trimmed, in order, those that overlap or have only white space between them made one.

    >>> join([Span(0, 3), Span(4, 9)], "one, two!")
    (Span(start=0, end=3), Span(start=5, end=9))
    """
    joined: list[Span] = []
    for span in sorted(_without_conjunction(trim(span, text), text) for span in spans):
        if span.start >= span.end:
            continue
        if joined and not text[joined[-1].end : span.start].strip():
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)


def cut_out(pieces: Iterable[Span], holes: Sequence[Span], text: str) -> Pieces:
    """Return what is left of some pieces when the holes are cut out of them, joined again.

    >>> cut_out([Span(0, 9)], [Span(4, 5)], "one, two!")
    (Span(start=0, end=3), Span(start=5, end=9))
    """
    return join((part for piece in pieces for part in without(piece, holes)), text)


def without(span: Span, holes: Iterable[Span]) -> list[Span]:
    """Return what is left of `span` when the holes are cut out of it.

    >>> without(Span(0, 10), [Span(3, 5)])
    [Span(start=0, end=3), Span(start=5, end=10)]
    """
    left = [span]
    for hole in holes:
        left = [
            part
            for whole in left
            for part in (Span(whole.start, min(whole.end, hole.start)), Span(max(whole.start, hole.end), whole.end))
            if part.start < part.end
        ]
    return left
