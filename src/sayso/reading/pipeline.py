"""An article in, a reading out: the one list of steps, each named for what it finds.

Every step takes the article and earlier records and returns records, so that one can be replaced without
touching its neighbours. Nothing here reads a file, a clock or the network: the same article and parser give the
same records, byte for byte.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from sayso.language import Name, Parse, Parser
from sayso.language.languages import language_of
from sayso.language.plain import PlainParser
from sayso.reading.actors import find_actors
from sayso.reading.attribute import attribute
from sayso.reading.attributions import Triple, find_triples
from sayso.reading.datelines import stretches
from sayso.reading.dates import find_dates
from sayso.reading.figures import find_figures
from sayso.records import Article, Reading, Span

READ = frozenset({"title", "dek", "caption", "paragraph", "quote", "list", "faq_question", "faq_answer", "correction"})
"""Kinds of blocks that are read. The others name people (bylines, credits, tags) or belong to the page, not to the
story; a table's cells are no sentences."""

MUTE = frozenset({"faq_question", "caption"})
"""Kinds of blocks that are read for figures, dates and names, but in which nobody says anything."""


class Sight(Protocol):
    """What is seen of an article before it is parsed."""

    @property
    def names(self) -> Mapping[int, Sequence[Name]]:
        """The names in the blocks that were looked at, by the block's number; the parser finds those in the others."""

    def triples(self, parse: Parse) -> tuple[Triple, ...]:
        """Return the attributions as linked triples, in the order of their cues."""


Finder = Callable[[Article], Sight]
"""What finds triples: the rules, or a trained network."""


@dataclass(frozen=True)
class ByRules:
    """The rules see nothing before the parse."""

    article: Article
    names: Mapping[int, Sequence[Name]] = field(default_factory=dict)

    def triples(self, parse: Parse) -> tuple[Triple, ...]:
        """Return what the rules find."""
        return find_triples(self.article, parse)


def read_article(article: Article, parser: Parser, find: Finder = ByRules) -> Reading:
    """Return everything that is read out of an article.

    Of one in Spanish these are its dates and figures, since `parser` knows English only and nobody can be quoted
    without a parse; of one in any other language it is nothing.
    """
    language = language_of(article.text, article.language)
    if language is None:
        return Reading(article)
    told = replace(article, language=language)  # what the page says of its language often errs
    read = [
        (number, span)
        for number, block in enumerate(article.blocks)
        if block.kind in READ
        for span in stretches(article, block)
    ]
    if language != "en":
        parse = PlainParser(language).parse(article.text, read)
        dates = find_dates(told, parse, ())
        return Reading(article, (), find_figures(told, parse, dates, ()), dates)
    sight = find(article)
    parse = parser.parse(article.text, read, sight.names)
    actors = find_actors(article, parse)
    triples = [found for found in sight.triples(parse) if not _is_mute(article, found.cue[0])]
    attributions = attribute(article, parse, actors, triples)
    names = sorted(Span(mention.start, mention.end) for actor in actors for mention in actor.mentions)
    dates = find_dates(told, parse, names)
    figures = find_figures(told, parse, dates, attributions)
    return Reading(article, attributions, figures, dates, actors)


def _is_mute(article: Article, cue: Span) -> bool:
    block = article.block_at(cue.start)
    return block is not None and block.kind in MUTE
