"""An amount that lost its number: "minimal training", in an article that elsewhere gives it two weeks.

On its own such a word is no figure. Where the same article measures the same thing, it is what is left of the number in
another telling.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sayso.language import Parse, Token
from sayso.reading.figures.holders import Holders, voice_of
from sayso.reading.figures.tables import Words
from sayso.records import Article, Figure, Span, content_id

COUNTS = frozenset({None, "person", "percent"})
"""Units of what is counted, not measured: "some Cubans" has lost no number that "1,076 Cubans" had."""


def find_scant(
    article: Article, parse: Parse, figures: Sequence[Figure], holders: Holders, wire: str | None, words: Words
) -> Iterator[Figure]:
    """Yield a vague figure for each word of little or much before a noun that one of `figures` measures."""
    measured = {
        figure.counted.split()[-1].lower(): figure
        for figure in figures
        if figure.counted and not figure.minor and figure.unit not in COUNTS and _says(figure, article)
    }
    if not measured:
        return
    for token in parse.tokens:
        like = measured.get(token.lower)
        word = _scant(parse, token, words)
        if like is None or word is None:
            continue
        span = Span(word.start, word.end)
        voice = voice_of(span, holders.around(span), article.outlet, wire)
        block = article.block_at(span.start)
        yield Figure(
            id=content_id("figure", article.id, span.start, span.end),
            article=article.id,
            start=span.start,
            end=span.end,
            text=word.text,
            lo=None,
            hi=None,
            qualifier="vague",
            unit=like.unit,
            counted=token.text,
            originator=voice.originator,
            chain=voice.chain,
            attribution=voice.attribution.id if voice.attribution else None,
            block=block.kind if block else None,
        )


def _says(figure: Figure, article: Article) -> bool:
    """Tell whether the noun stands right behind the figure ("two weeks of training"): so that is what is measured."""
    assert figure.counted is not None
    return figure.counted in article.text[figure.end : figure.end + len(figure.counted) + len(" of ")]


def _scant(parse: Parse, noun: Token, words: Words) -> Token | None:
    """Return the word of little or much right before a noun."""
    before = parse.tokens[noun.i - 1] if noun.i else None
    return before if before is not None and before.lower in words.parts["scant"] else None
