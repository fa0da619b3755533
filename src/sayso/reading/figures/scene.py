"""Where numbers stand: a sentence with its dates and voices, and the figures that were read before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.language import Parse
from sayso.reading.figures.lexemes import Lexeme
from sayso.reading.figures.tables import Words
from sayso.records import Article, Attribution, Date, Figure
from sayso.records.article import BlockKind


@dataclass
class Scene:
    """One sentence, or a stretch of a long one, as the figures are read out of it.

    `dates` and `attributions` are those that meet it; `here` are its figures so far, `before` those of the article
    before it. Its syntax is asked where it is not too long (`deep`). `wire` is the agency whose dispatch this is.
    """

    article: Article
    parse: Parse
    words: Words
    lexemes: Sequence[Lexeme]
    kind: BlockKind | None
    dates: Sequence[Date]
    attributions: Sequence[Attribution]
    before: Sequence[Figure]
    wire: str | None
    deep: bool
    here: list[Figure] = field(default_factory=list)
