"""Which actor stands where: the article's actors, looked up by position."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from sayso.records import Actor, Span


class Who:
    """The mentions of an article's actors in text order."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        mentions = sorted(
            (Span(mention.start, mention.end), number)
            for number, actor in enumerate(actors)
            for mention in actor.mentions
        )
        self._actors = actors
        self._mentions = mentions
        self._starts = [span.start for span, _ in mentions]

    def at(self, span: Span) -> Actor | None:
        """Return the actor whose mention shares a character with `span`, the first if several do."""
        return next((actor for _, actor in self.inside(span)), None)

    def inside(self, span: Span) -> list[tuple[Span, Actor]]:
        """Return the mentions that share a character with `span`, with their actors, in text order."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [(found, self._actors[number]) for found, number in self._mentions[first:last] if found.meets(span)]

    def before(self, position: int, reach: int) -> list[tuple[Span, Actor]]:
        """Return the mentions that begin at most `reach` code points before `position`, the nearest first."""
        first = bisect_left(self._starts, position - reach)
        last = bisect_left(self._starts, position)
        return [(span, self._actors[number]) for span, number in reversed(self._mentions[first:last])]
