"""Figures of a text, read as the pipeline reads them, for the tests beside this file."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest
from figure_articles import article_of, attribution_of

from sayso.language.spacy_parser import load_parser
from sayso.reading.dates import find_dates
from sayso.reading.figures import find_figures
from sayso.records import BlockKind, Figure

Read = Callable[..., tuple[Figure, ...]]


@pytest.fixture(scope="session")
def figures_in() -> Read:
    parser = load_parser()

    def read(text: str, kind: BlockKind = "paragraph", said: Sequence[tuple[str, Sequence[str], str]] = (),
             **given: str | None) -> tuple[Figure, ...]:  # fmt: skip
        article = article_of(text, kind, **given)
        parse = parser.parse(text, [(number, block.span) for number, block in enumerate(article.blocks)])
        voices = [attribution_of(article, words, chain=chain, stance=stance) for words, chain, stance in said]
        return find_figures(article, parse, find_dates(article, parse, ()), voices)

    return read
