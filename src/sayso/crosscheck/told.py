"""A record in its telling: with its article, its sentence and what that is about."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cached_property

from sayso.crosscheck.wording import content_of, sentence_around, words_of
from sayso.records import Article, Attribution, Figure

_QUOTED = re.compile(r"[“\"«„](.{1,2000}?)[”\"»“]", re.DOTALL)


@dataclass(frozen=True)
class ToldFigure:
    """A figure with its article and the attribution that holds it.

    `order` is its place among all that is held against each other, `places` are those that its sentence names.
    """

    figure: Figure
    article: Article
    order: int
    holder: Attribution | None = None
    places: frozenset[str] = frozenset()

    @cached_property
    def sentence(self) -> str:
        """Return the sentence that tells it."""
        return sentence_around(self.article.text, self.figure.start, self.figure.end)

    @cached_property
    def words(self) -> list[str]:
        """Return the words of its sentence."""
        return words_of(self.sentence)

    @cached_property
    def about(self) -> frozenset[str]:
        """Return the stems of what its sentence is about."""
        return content_of(self.sentence)

    @property
    def is_stood_by(self) -> bool:
        """Tell whether somebody gives the figure: not one that is minor, or told only to be denied or left open."""
        held = self.holder is None or (self.holder.stance not in ("deny", "decline") and not self.holder.negated)
        return held and not self.figure.minor and self.figure.modality != "denied"

    @property
    def voice(self) -> str:
        """Return who the figure is from, in words."""
        return self.figure.originator or self.article.outlet or "the outlet"

    @cached_property
    def day(self) -> datetime.date | None:
        """Return the day as of which it is told, None where nothing says."""
        try:
            return datetime.date.fromisoformat((self.figure.as_of or "")[:10])
        except ValueError:
            return None


@dataclass(frozen=True)
class ToldStatement:
    """An attribution with its article; `order` as above."""

    attribution: Attribution
    article: Article
    order: int

    @cached_property
    def words(self) -> list[str]:
        """Return the words of its content."""
        return words_of(self.attribution.text)

    @cached_property
    def about(self) -> frozenset[str]:
        """Return the stems of what its content is about."""
        return content_of(self.attribution.text)

    @cached_property
    def quoted(self) -> list[str]:
        """Return the words of its content that stand between quotation marks, all of them where none do."""
        return words_of(" ".join(_QUOTED.findall(self.attribution.text))) or self.words

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Return the numbers of its content, as written in digits."""
        return frozenset(word for word in self.words if word.isdigit() and len(word) > 1)

    @property
    def starts(self) -> int:
        """Return where its content begins, in code points of the article's text."""
        return self.attribution.pieces[0].start

    @property
    def voice(self) -> str:
        """Return who says it, in words."""
        return self.attribution.source or "an unknown source"
