"""Which actor stands where: the article's actors, looked up by position."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from sayso.language import Token
from sayso.reading.actors.find import fold
from sayso.reading.actors.roles import roles
from sayso.reading.sources.vocabulary import vocabulary
from sayso.records import Actor, Span

BODIES = ("company", "group", None)
"""Types of those whom "the company" and "the club" may stand for."""

FARTHEST = 500
"""Mentions back to which "the company" reaches: more than any article of a few thousand words has."""


def _sounds_like_body(actor: Actor) -> bool:
    """Tell a body that the parser gave no type from a person: what describes it says so, or nobody's pronoun fits."""
    return actor.country is None and not any(alias != actor.name for alias in actor.aliases)


class Who:
    """The mentions of an article's actors in text order."""

    def __init__(self, actors: Sequence[Actor]) -> None:
        mentions = sorted(
            (Span(mention.start, mention.end), number)
            for number, actor in enumerate(actors)
            for mention in actor.mentions
        )
        self.actors = actors
        self._mentions = mentions
        self._starts = [span.start for span, _ in mentions]
        self._folded = {actor.id: tuple(fold(name) for name in (actor.name, *actor.aliases)) for actor in actors}
        self._roles = {actor.id: fold(actor.role or "") for actor in actors}

    def at(self, span: Span) -> Actor | None:
        """Return the actor whose mention shares a character with `span`, the first if several do."""
        return next((actor for _, actor in self.inside(span)), None)

    def inside(self, span: Span) -> list[tuple[Span, Actor]]:
        """Return the mentions that share a character with `span`, with their actors, in text order."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [(found, self.actors[number]) for found, number in self._mentions[first:last] if found.meets(span)]

    def before(self, position: int, reach: int) -> list[tuple[Span, Actor]]:
        """Return the mentions that begin at most `reach` code points before `position`, the nearest first."""
        first = bisect_left(self._starts, position - reach)
        last = bisect_left(self._starts, position)
        return [(span, self.actors[number]) for span, number in reversed(self._mentions[first:last])]

    def _named_before(self, position: int) -> Iterator[Actor]:
        """Yield who was named before a position, the nearest first, as far back as a description reaches."""
        last = bisect_left(self._starts, position)
        for _, number in reversed(self._mentions[max(0, last - FARTHEST) : last]):
            yield self.actors[number]

    def stand_in(self, noun: Token) -> Actor | None:
        """Return whom a bare "the company" or "the newspaper" stands for: the last one of that sort named before it."""
        sort = "outlet" if noun.lemma in roles().media else vocabulary().stand_ins.get(noun.lemma)
        if sort == "body":
            return self._body(noun)
        sorts = ("outlet", "agency") if sort == "outlet" else (sort,)
        for actor in self._named_before(noun.start):
            if actor.type is not None and actor.type in sorts:
                return actor
        return None

    def _body(self, noun: Token) -> Actor | None:
        """Return the only body without a more telling type that was named before "the club"; of two, neither."""
        named = {actor.id: actor for actor in self._named_before(noun.start) if actor.type in BODIES}
        # A company has any name; a union, a league, a charity says in its name what it is.
        any_name = noun.lemma in vocabulary().any_name
        fitting = [actor for actor in named.values() if actor.type or (any_name and _sounds_like_body(actor))]
        return fitting[0] if len(fitting) == 1 or (fitting and len(named) > 1 and fitting[0].type) else None

    def shortened(self, words: str, position: int) -> Actor | None:
        """Return the actor of whose name, or whose role, `words` are the end: "the coast guard", "the minister".

        The one named last before `position`, or else first behind it; None where nobody fits.
        """
        wanted = fold(words)
        if not wanted:
            return None

        def fits(actor: Actor) -> bool:
            if any(name.endswith(" " + wanted) for name in self._folded[actor.id]):
                return True
            role = self._roles[actor.id]
            return actor.type in ("person", None) and (role == wanted or role.endswith(" " + wanted))

        before = next((actor for actor in self._named_before(position) if fits(actor)), None)
        return before or next((actor for actor in self.actors if fits(actor)), None) or self._opening(wanted, position)

    def _opening(self, word: str, position: int) -> Actor | None:
        """Return the only body named before whose name a word opens: "the directorate", of Public Health."""
        named = {actor.id: actor for actor in self._named_before(position)}
        opens = (f"{word} of ", f"{word} for ")
        fitting = [actor for actor in named.values() if self._folded[actor.id][0].startswith(opens)]
        return fitting[0] if len(fitting) == 1 else None
