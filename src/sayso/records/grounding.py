"""Which bytes of its page carry each character of an article's text: what makes every record checkable."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, get_args

How = Literal["verbatim", "decoded", "reference", "space", "replaced"]
HOW: tuple[str, ...] = get_args(How)


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of an article's text, `[start, end)` in code points, and what carries it in the page, `[first, last)`.

    `first` and `last` count bytes; where `leaf` is not 0 they count the characters in the text layer of that leaf
    of a PDF, the first leaf being 1. `how` says what the carrier is:

    verbatim   the text, encoded: part of the run lies in the part of the bytes that its own encoding takes
    decoded    one character that encodes otherwise than it came, such as a doublet of Shift JIS
    reference  a character reference of HTML ("&eacute;", "&#8220;")
    space      one space that stands for white space, markup or nothing but a line's end
    replaced   one U+FFFD for what cannot be decoded or stored
    """

    start: int
    end: int
    first: int
    last: int
    how: How
    leaf: int = 0


@dataclass(frozen=True)
class Grounding:
    """The runs of an article's text in text order; what lies between them is ours: the empty line between blocks.

    `page` is the SHA-256 of the page, `part` the number of the part of a mail whose bytes, transfer encoding undone,
    the runs count (None: the page itself), `encoding` the name of the encoding of these bytes ("pdf" for a PDF).
    """

    page: str
    encoding: str
    runs: tuple[Run, ...]
    part: int | None = None

    @cached_property
    def _starts(self) -> list[int]:
        return [run.start for run in self.runs]

    def within(self, start: int, end: int) -> list[Run]:
        """Return the runs that carry at least one code point of `[start, end)`, whole."""
        first = max(0, bisect_right(self._starts, start) - 1)
        last = bisect_right(self._starts, end - 1)
        return [run for run in self.runs[first:last] if run.end > start and run.start < end]

    def carriers(self, text: str, start: int, end: int) -> list[Run]:
        """Return what carries `[start, end)` of the article's `text`, cut to it, neighbours joined.

        A verbatim run is cut to the bytes of the code points that are asked for; `how` of what was joined is that
        of its first run, so only `first`, `last` and `leaf` say something then.
        """
        found: list[Run] = []
        for run in self.within(start, end):
            cut = self._cut(run, text, start, end)
            if found and found[-1].leaf == cut.leaf and found[-1].last == cut.first:
                before = found.pop()
                cut = Run(before.start, cut.end, before.first, cut.last, before.how, cut.leaf)
            found.append(cut)
        return found

    def _cut(self, run: Run, text: str, start: int, end: int) -> Run:
        inner, outer = max(run.start, start), min(run.end, end)
        if (inner, outer) == (run.start, run.end) or run.how != "verbatim":
            return run
        first = run.first + self.width(text[run.start : inner])
        return Run(inner, outer, first, first + self.width(text[inner:outer]), run.how, run.leaf)

    def width(self, words: str) -> int:
        """Return how many bytes (characters of a PDF) carry these words in a verbatim run."""
        return len(words) if self.encoding == PDF else len(words.encode(self.encoding))


PDF = "pdf"
"""Stands for an encoding where the carrier is the text layer of a PDF."""
