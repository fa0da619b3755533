"""How the offsets of an annotation count: its tool may have seen a byte order mark, or other line ends, than we do.

A text that was checked out with other line ends, or saved with a mark, keeps its words; only the counting changes. The
words that brat writes beside its offsets tell which counting is meant.
"""

from __future__ import annotations

import codecs
from collections.abc import Sequence
from dataclasses import dataclass

from sayso.records import Span

Places = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class Offsets:
    """One way to count: `places[n]` is where the character of offset n stands in the text; the last is its end."""

    text: str
    places: Sequence[int]
    before: int = 0

    def span(self, start: int, end: int) -> Span | None:
        """Return where `[start, end)` lies in the text, or None where it lies outside."""
        first, last = start - self.before, end - self.before
        if not 0 <= first < last < len(self.places):
            return None
        return Span(self.places[first], self.places[last])

    def agrees(self, pieces: Places, words: str | None) -> bool:
        """Tell whether the pieces cover the words, white space aside; True where no words are known."""
        if words is None:
            return True
        spans = [self.span(start, end) for start, end in pieces]
        if any(span is None for span in spans):
            return False
        covered = "".join("".join(span.cut(self.text).split()) for span in spans if span is not None)
        written = "".join(words.split())
        # U+FFFD stands where one of the two files could not be decoded: nothing can be compared.
        return covered == written or "\ufffd" in covered + written


def count_offsets(text: str, data: bytes, marks: Sequence[tuple[Places, str | None]]) -> Offsets:
    """Return the way of counting under which most marks cover their words, the first of those that do equally well.

    `data` is the file that `text` was decoded from. Brat itself counts a byte order mark and both characters of CRLF.
    """
    plain = range(len(text) + 1)
    unix = [place for place in plain if place == 0 or text[place - 1 : place + 1] != "\r\n"]
    dos = [place for place in plain for _ in range(2 if text[place : place + 1] == "\n" else 1)]
    mark = int(data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)))
    ways = [Offsets(text, places, before) for before in range(mark, -1, -1) for places in (plain, unix, dos)]
    return max(ways, key=lambda way: sum(way.agrees(*one) for one in marks))
