"""Where in an article's text a record stands: everything sayso says is made of spans."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple


class Span(NamedTuple):
    """`[start, end)` in Unicode code points of the article's text.

    >>> Span(0, 4).cut("Kyiv said so")
    'Kyiv'
    """

    start: int
    end: int

    def cut(self, text: str) -> str:
        """Return the characters of `text` that this span covers."""
        return text[self.start : self.end]

    def covers(self, other: Span) -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: Span) -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end


Pieces = tuple[Span, ...]
"""The stretches of one thing that the text interrupts, in text order, none touching the next."""


def cut_pieces(pieces: Iterable[Span], text: str) -> str:
    """Join the characters of several pieces with an ellipsis where the text between them was left out.

    >>> cut_pieces([Span(0, 10), Span(21, 29)], '"We know," she said, "enough"')
    '"We know," … "enough"'
    """
    return " … ".join(piece.cut(text) for piece in pieces)
