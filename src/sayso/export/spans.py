"""Cutting a text wherever a span begins or ends, so that overlapping spans can be shown side by side in one line."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal, get_args

from sayso.records import Span

Role = Literal["date", "figure", "cue", "source", "content"]
ROLES: tuple[str, ...] = get_args(Role)
"""The parts that a record plays in a text; where two marks are equally long, the earlier role counts as inner."""


@dataclass(frozen=True, slots=True)
class Mark:
    """One stretch of the text that the record with the id `record` rests on, in one of its roles."""

    span: Span
    record: str
    role: Role


@dataclass(frozen=True, slots=True)
class Segment:
    """`[start, end)` in code points, with no border inside; `marks` are those that cover it, innermost first."""

    start: int
    end: int
    marks: tuple[Mark, ...]


def cut_at_borders(length: int, marks: Iterable[Mark], borders: Iterable[int] = ()) -> Iterator[Segment]:
    """Yield the segments of a text of `length` code points, in order and without a gap.

    The text is cut where a mark begins or ends, and at `borders` besides. Marks lie inside the text; one
    without a character covers nothing.

    >>> source, content = Mark(Span(0, 4), "a", "source"), Mark(Span(2, 9), "b", "content")
    >>> [(s.start, s.end, [m.record for m in s.marks]) for s in cut_at_borders(12, [source, content])]
    [(0, 2, ['a']), (2, 4, ['a', 'b']), (4, 9, ['b']), (9, 12, [])]
    """
    starting: defaultdict[int, list[Mark]] = defaultdict(list)
    ending: defaultdict[int, list[Mark]] = defaultdict(list)
    cuts = {0, length, *borders}
    for mark in set(marks):
        if mark.span.start < mark.span.end:
            starting[mark.span.start].append(mark)
            ending[mark.span.end].append(mark)
            cuts.update(mark.span)
    open_marks: set[Mark] = set()
    ordered = sorted(cuts)
    for start, end in pairwise(ordered):
        open_marks.difference_update(ending[start])
        open_marks.update(starting[start])
        yield Segment(start, end, tuple(sorted(open_marks, key=_innermost_first)))


def _innermost_first(mark: Mark) -> tuple[int, int, int, str]:
    start, end = mark.span
    return end - start, -start, ROLES.index(mark.role), mark.record
