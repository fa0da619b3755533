"""Spans marked by hand in the place of those that the network finds: what is made of them must not hang on its luck."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.engine.local import load_parser
from sayso.intake import open_page
from sayso.language import Parse
from sayso.reading.pipeline import read_article
from sayso.reading.attributions.quotations import find_quotations
from sayso.reading.attributions.triple import Triple
from sayso.reading.trained.decode import Linked
from sayso.reading.trained.syntax import triple_of
from sayso.records import Article, Page, Reading, Span


def read_marked(text: str, outlet: str, marked: Sequence[tuple[str, str, str]]) -> Reading:
    """Return the reading of a text in which source, cue and content are marked, each by its words' first place."""

    def find(article: Article, parse: Parse) -> tuple[Triple, ...]:
        quotations = find_quotations(article)
        triples = []
        for source, cue, content in marked:
            at = place(article.text, content)
            spans = Linked((near(article.text, source, at),), near(article.text, cue, at), (at,), 0.9, 0.9, 0.9)
            triples.append(triple_of(parse, spans, quotations, 0.9))
        return tuple(sorted(triples, key=lambda triple: triple.cue))

    page = Page(text.encode(), "marked.txt", "marked.txt")
    return read_article(open_page(page, kind="text", outlet=outlet), load_parser(), find)


def place(text: str, words: str) -> Span:
    """Return where words stand first."""
    start = text.index(words)
    return Span(start, start + len(words))


def near(text: str, words: str, content: Span) -> Span:
    """Return the place of a word that is next to a content: before it, or else behind it."""
    before = text.rfind(words, 0, content.start)
    start = before if before >= 0 else text.index(words, content.end)
    return Span(start, start + len(words))
