"""What a person marked in an article: the nouns that a reader is trained on and measured against."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records import Article, Pieces

OURS, POLNEAR = 0.0, 1.0
"""By whose guideline somebody marked: ours, in which deeds and attitudes are no attributions, or PolNeAR's."""


@dataclass(frozen=True, slots=True)
class Marked:
    """One attribution as a person marked it, in code points of the article's text; `source` may be empty."""

    source: Pieces
    cue: Pieces
    content: Pieces


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """An article with the attributions of one person.

    `weight` is what its loss counts in training, `guideline` by which of the two it was marked.
    """

    article: Article
    attributions: tuple[Marked, ...]
    weight: float = 1.0
    guideline: float = OURS
