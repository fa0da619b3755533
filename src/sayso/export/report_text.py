"""The text of an article as the report shows it: its blocks, each cut into segments that know their records."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from sayso.errors import RecordError
from sayso.export.outside_text import anchor
from sayso.export.spans import Mark, Role, Segment, cut_at_borders
from sayso.records import Article, Reading, Span

OUTSIDE = "outside"
"""The kind of a region that no block holds, such as the header lines of a text file."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A segment ready for the template: `covers` name the records over it, innermost first, as `anchor:role,role`."""

    text: str
    covers: str
    roles: str
    first: str
    id: str | None


@dataclass(frozen=True, slots=True)
class Region:
    """A block, or a stretch between blocks; all of its text stands in `lines`, several only for a list."""

    kind: str
    lines: tuple[tuple[Piece, ...], ...]


@dataclass(frozen=True, slots=True)
class ShownText:
    """The regions in text order, and for each record (by anchor) the `id` of the segment where it begins."""

    regions: tuple[Region, ...]
    places: dict[str, str]


def marks_of(reading: Reading) -> Iterator[Mark]:
    """Yield the stretches that the records of a reading rest on.

    Raises:
        RecordError: a span does not lie inside the article's text, so the record is not about this text.
    """
    for mark in _all_marks(reading):
        start, end = mark.span
        if not 0 <= start <= end <= len(reading.article.text):
            raise RecordError(
                f"{reading.article.path}: record {mark.record} points at characters {start} to {end} of a text of "
                f"{len(reading.article.text)}. Remove the article from the ledger and read it again."
            )
        yield mark


def _all_marks(reading: Reading) -> Iterator[Mark]:
    for said in reading.attributions:
        parts: tuple[tuple[Role, tuple[Span, ...]], ...] = (
            ("content", said.pieces),
            ("source", said.source_pieces),
            ("cue", said.cue_pieces),
        )
        for role, pieces in parts:
            for piece in pieces:
                yield Mark(Span(*piece), said.id, role)
    for figure in reading.figures:
        yield Mark(Span(figure.start, figure.end), figure.id, "figure")
    for date in reading.dates:
        yield Mark(Span(date.start, date.end), date.id, "date")


def lay_out(reading: Reading) -> ShownText:
    """Cut the text of a reading into regions, lines and pieces; white space between blocks is left to the page."""
    article = reading.article
    stretches = list(_stretches(article))
    borders = [border for _, start, end in stretches for border in (start, end)]
    borders += [
        border for kind, start, end in stretches if kind == "list" for border in _line_ends(article, start, end)
    ]
    segments = list(cut_at_borders(len(article.text), marks_of(reading), borders))
    starts = [segment.start for segment in segments]
    places: dict[str, str] = {}
    regions = []
    for kind, start, end in stretches:
        if kind == OUTSIDE and not article.text[start:end].strip():
            continue
        inside = segments[bisect_left(starts, start) : bisect_left(starts, end)]
        lines = _lines(article, inside) if kind == "list" else [inside]
        regions.append(Region(kind, tuple(tuple(_piece(article, one, places) for one in line) for line in lines)))
    return ShownText(tuple(regions), places)


def _stretches(article: Article) -> Iterator[tuple[str, int, int]]:
    """Yield kind, start and end of the blocks and of what lies between them: together, all of the text."""
    position = 0
    for block in sorted(article.blocks, key=lambda block: block.start):
        start = max(position, block.start)
        end = min(block.end, len(article.text))
        if position < start <= len(article.text):
            yield OUTSIDE, position, start
        if start < end:
            yield block.kind, start, end
            position = end
    if position < len(article.text):
        yield OUTSIDE, position, len(article.text)


def _line_ends(article: Article, start: int, end: int) -> Iterator[int]:
    position = article.text.find("\n", start, end)
    while position >= 0:
        yield position + 1
        position = article.text.find("\n", position + 1, end)


def _lines(article: Article, segments: Iterable[Segment]) -> Iterator[list[Segment]]:
    """Group segments by the line that they stand on; a line of white space joins the one before."""
    line: list[Segment] = []
    for segment in segments:
        text = "".join(article.text[one.start : one.end] for one in line)
        if text.strip() and text.endswith("\n") and article.text[segment.start : segment.end].strip():
            yield line
            line = []
        line.append(segment)
    if line:
        yield line


def _piece(article: Article, segment: Segment, places: dict[str, str]) -> Piece:
    covers = []
    for record, marks in groupby(sorted(segment.marks, key=lambda m: _rank(segment, m)), key=lambda m: m.record):
        covers.append(f"{anchor(record)}:{','.join(dict.fromkeys(mark.role for mark in marks))}")
    named = [cover.partition(":")[0] for cover in covers]
    fresh = [name for name in named if name not in places]
    place = f"m-{fresh[0]}" if fresh else None
    for name in fresh:
        places[name] = f"m-{fresh[0]}"
    roles = " ".join(dict.fromkeys(mark.role for mark in segment.marks))
    return Piece(article.text[segment.start : segment.end], " ".join(covers), roles, named[0] if named else "", place)


def _rank(segment: Segment, mark: Mark) -> int:
    """Return the place of the first mark of the same record, so that a record with two roles counts once."""
    return next(index for index, other in enumerate(segment.marks) if other.record == mark.record)
