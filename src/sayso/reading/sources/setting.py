"""What the resolution of one article's sources leans on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from sayso.language import Parse
from sayso.reading.attributions.clauses import noun_phrase
from sayso.reading.attributions.quotations import Quotations
from sayso.reading.attributions.triple import Triple
from sayso.reading.sources.vocabulary import vocabulary
from sayso.reading.sources.who import Who
from sayso.records import Actor, Article, Span

FARTHEST_CUE = 10_000
"""Code points from a word in a quotation to the cue of who says it: a mark that nobody closes holds a whole page."""
OPENING = frozenset("\"“„«»‘‹'`")


class Spoken(NamedTuple):
    """A source that was resolved earlier in the article, at the position of its cue.

    `thing` says that its words are a body's or a paper's, "the shipyard", which "he" never is.
    """

    position: int
    name: str
    actor: Actor | None
    named: bool
    plural: bool = False
    thing: bool = False


@dataclass(frozen=True)
class Setting:
    """One article while its sources are resolved from its beginning to its end.

    `triples` are all that was found in it. `genders` and `spoken` grow on the way: what a pronoun has told of a
    person, and who spoke so far.
    """

    article: Article
    parse: Parse
    who: Who
    quotations: Quotations
    genders: dict[str, str]
    triples: Sequence[Triple] = ()
    spoken: list[Spoken] = field(default_factory=list)

    def last_spoken(self, start: int, end: int) -> Spoken | None:
        """Return who spoke last at a position from `start` up to `end`; `spoken` is in text order."""
        for entry in reversed(self.spoken):
            if entry.position < start:
                return None
            if entry.position < end:
                return entry
        return None

    @cached_property
    def _by_sentence(self) -> dict[int, list[Triple]]:
        found: dict[int, list[Triple]] = {}
        for triple in self.triples:
            for token in self.parse.tokens_in(triple.cue[0])[:1]:
                found.setdefault(self.parse.sentence_number(token), []).append(triple)
        return found

    def beside(self, triple: Triple) -> list[Triple]:
        """Return the attributions whose cues stand in the sentence of a triple's cue, itself included."""
        tokens = self.parse.tokens_in(triple.cue[0])
        return self._by_sentence.get(self.parse.sentence_number(tokens[0]), []) if tokens else []

    @cached_property
    def _by_quotation(self) -> dict[int, list[Triple]]:
        found: dict[int, list[Triple]] = {}
        for triple in self.triples:
            for piece in triple.content:
                for quotation in self.quotations.overlapping(piece):
                    found.setdefault(quotation.span.start, []).append(triple)
        return found

    def quoting(self, word: Span) -> Triple | None:
        """Return the attribution in whose own words a word stands, the innermost; None where nobody's is known.

        Whoever is quoted indirectly inside a quotation does not speak there: in “Hale says I deny it”, I is not Hale.
        """
        quotation = self.quotations.at(word.start)
        if quotation is None:
            return None
        holding = [
            (sum(piece.end - piece.start for piece in triple.content), triple)
            for triple in self._by_quotation.get(quotation.span.start, ())
            for piece in triple.content
            if abs(triple.cue[0].start - word.start) <= FARTHEST_CUE
            and piece.covers(word)
            and (piece.covers(quotation.span) or self.article.text[piece.start] in OPENING)
        ]
        return min(holding, key=lambda held: held[0])[1] if holding else None

    @cached_property
    def bodies(self) -> dict[str, list[Span]]:
        """The phrases around plain nouns for bodies that say which one is meant, in text order, by the noun's lemma."""
        found: dict[str, list[Span]] = {}
        for token in self.parse.tokens:
            if token.pos != "NOUN" or token.tag != "NN" or token.lemma not in vocabulary().bodies:
                continue
            if any(inner.dep in ("compound", "amod", "poss", "nmod", "prep") for inner in self.parse.children(token)):
                found.setdefault(token.lemma, []).append(noun_phrase(self.parse, token))
        return found
