"""Cuts plain text into paragraphs: by blank lines, by lines, or by neither where lines were wrapped by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from sayso.records import Span

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|\Z)")
_LIST_MARK = re.compile(r"(?:[-*•·‣▪◦–—]|\(?\d{1,3}[.)])\s+\S")
_SPEAKER = re.compile(r"(?:[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){0,4}|Q|A):\s")

MAX_WRAP_WIDTH = 120
"""Widest line that people or programs wrap text at; with any longer line a file has one paragraph a line."""
MIN_WRAP_WIDTH = 50
"""Narrowest such lines; with only shorter ones, a file has short paragraphs."""
WRAPPED_SHARE = 0.6
"""Share of line breaks that must have been forced by the width before a file counts as wrapped by hand."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of plain text without the white space around it.

    `words` is its text with runs of white space made one space, `follows_line` tells that only a line break, no
    blank line, parts it from the paragraph before.
    """

    start: int
    end: int
    words: str
    follows_line: bool = False


def find_paragraphs(text: str, start: int = 0) -> list[Paragraph]:
    r"""Return the paragraphs of `text` from the code point `start` on, in order.

    >>> [p.words for p in find_paragraphs("Ferry sinks\r\n\r\nA ferry sank.\r\nNobody was hurt.")]
    ['Ferry sinks', 'A ferry sank.', 'Nobody was hurt.']
    """
    chunks = list(_chunks(text, start))
    width = max((len(line.cut(text)) for chunk in chunks for line in chunk), default=0)
    breaks = [(a.cut(text), b.cut(text)) for chunk in chunks for a, b in pairwise(chunk)]
    forced = [line for line, following in breaks if _is_forced(line, following, width)]
    # Sentences end anywhere in wrapped lines; where they end with the line, the lines are paragraphs.
    stopped = sum(line.endswith((".", "!", "?", '"', "”")) for line in forced)
    fits = MIN_WRAP_WIDTH <= width <= MAX_WRAP_WIDTH and 2 * stopped <= len(forced)
    wrapped = fits and len(forced) >= WRAPPED_SHARE * len(breaks)
    found: list[Paragraph] = []
    for chunk in chunks:
        first = chunk[0]
        follows = False
        for line, following in zip(chunk, [*chunk[1:], None], strict=True):
            if following is not None and _runs_on(line.cut(text), following.cut(text), width, wrapped):
                continue
            whole = Span(first.start, line.end)
            found.append(Paragraph(*whole, " ".join(whole.cut(text).split()), follows))
            first, follows = following or line, True
    return found


def _chunks(text: str, start: int) -> Iterator[list[Span]]:
    """Yield the lines between two blank lines, each without the white space around it."""
    chunk: list[Span] = []
    for line in _LINE.finditer(text, start):
        words = line[0].strip()
        if words:
            begin = line.start() + line[0].index(words[0])
            chunk.append(Span(begin, begin + len(words)))
        elif chunk:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _is_forced(line: str, following: str, width: int) -> bool:
    """Tell whether the first word of the next line would not have fitted into this one."""
    return len(line) + 1 + len(following.split(maxsplit=1)[0]) > width


def _runs_on(line: str, following: str, width: int, wrapped: bool) -> bool:
    if _LIST_MARK.match(following) or _SPEAKER.match(following):
        return False
    if following[0].islower() and not line.endswith((".", "!", "?", ":", ";")):
        return True
    if not wrapped:
        return False
    # A human's ragged wrapping: the line is nearly full and its sentence goes on.
    nearly_full = len(line) >= WRAPPED_SHARE * width and not line.endswith((".", "!", "?", ":", '"', "”"))
    return nearly_full or _is_forced(line, following, width)
