"""Spans marked by hand in the place of those that the network finds: what is made of them must not hang on its luck."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from sayso.engine.local import load_parser
from sayso.intake import open_page
from sayso.language import Name, Parse
from sayso.reading.attributions.quotations import find_quotations
from sayso.reading.attributions.triple import Triple
from sayso.reading.pipeline import read_article
from sayso.reading.trained.decode import Linked
from sayso.reading.trained.resumed import with_what_goes_on
from sayso.reading.trained.speakers import with_one_speaker
from sayso.reading.trained.syntax import triple_of
from sayso.records import Article, Page, Reading, Span


def read_marked(text: str, outlet: str, marked: Sequence[tuple[str, str, str]]) -> Reading:
    """Return the reading of a text in which source, cue and content are marked: a content by its words' first place,
    " … " between its pieces, a source by the place nearest to the last one, a cue by that nearest to its source."""

    def triples_of(article: Article, parse: Parse) -> tuple[Triple, ...]:
        quotations = find_quotations(article)
        triples = []
        for source, cue, content in marked:
            pieces = tuple(place(article.text, words) for words in content.split(" … "))
            by = near(article.text, source, pieces[-1])
            spans = Linked((by,), near(article.text, cue, by), pieces, 0.9, 0.9, 0.9)
            triples.append(triple_of(parse, spans, quotations, 0.9))
        mended = with_what_goes_on(parse, with_one_speaker(parse, triples, quotations))
        return tuple(sorted(mended, key=lambda triple: triple.cue))

    page = Page(text.encode(), "marked.txt", "marked.txt")
    return read_article(open_page(page, kind="text", outlet=outlet), load_parser(), partial(Marked, triples_of))


@dataclass(frozen=True)
class Marked:
    """What is "seen" of an article: the spans that were marked; its names are left to the parser."""

    made: Callable[[Article, Parse], tuple[Triple, ...]]
    article: Article
    names: Mapping[int, Sequence[Name]] = field(default_factory=dict)

    def triples(self, parse: Parse) -> tuple[Triple, ...]:
        """Return the marked triples."""
        return self.made(self.article, parse)


def place(text: str, words: str) -> Span:
    """Return where words stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def near(text: str, words: str, other: Span) -> Span:
    """Return the place of some words that is nearest to another span."""
    places = [match.start() for match in re.finditer(re.escape(words), text)]
    start = min(places, key=lambda at: min(abs(other.start - at - len(words)), abs(at - other.end)))
    return Span(start, start + len(words))
