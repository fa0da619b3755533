"""A record in its telling: with its article, its sentence and what that is about."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from functools import cached_property

from sayso.crosscheck.frames import Frame, frame_of
from sayso.crosscheck.wording import content_of, sentence_around, words_of
from sayso.records import Article, Attribution, Figure

_AS_OF = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)")
_WHERE = re.compile(r"\b(?:in|at|near)\b")
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
        whole = sentence_around(self.article.text, self.figure.start, self.figure.end)
        return self.article.text[whole.start : whole.end]

    @cached_property
    def words(self) -> list[str]:
        """Return the words of its sentence."""
        return words_of(self.sentence)

    @cached_property
    def about(self) -> frozenset[str]:
        """Return the stems of what its sentence is about."""
        return content_of(self.sentence)

    @cached_property
    def frame(self) -> Frame:
        """Return what places its sentence, whoever tells it left aside."""
        told_by = [*self.figure.chain]
        if self.holder is not None:
            told_by += [piece.cut(self.article.text) for piece in self.holder.source_pieces]
        who = " ".join(_WHERE.split(name)[0] for name in told_by)  # officials "in Sindh" do place it
        around = self.sentence.replace(self.figure.text, " and ", 1)
        return frame_of(around, opens=True, without=words_of(who))

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
        days = self.days
        return days[0] if days is not None and days[0] == days[1] else None

    @cached_property
    def days(self) -> tuple[datetime.date, datetime.date] | None:
        """Return the first and the last day of when it is told as of: a year is as long as it is."""
        match = _AS_OF.match(self.figure.as_of or "")
        if match is None:
            return None
        year, month, day = (int(part) if part else None for part in match.groups())
        try:
            first = datetime.date(year or 0, month or 1, day or 1)
        except ValueError:
            return None
        if day is None:
            after = first.replace(year=first.year + 1) if month is None else first + datetime.timedelta(days=31)
            return first, (after if month is None else after.replace(day=1)) - datetime.timedelta(days=1)
        return first, first


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
    def frame(self) -> Frame:
        """Return what places its content."""
        near = self.article.text[max(0, self.starts - 40) : self.starts]
        before = near.rstrip(" \n\t“\"'‘«„([")
        opens = not before or before[-1] in ".!?:…" or near[len(before) :].count("\n") > 1
        return frame_of(self.attribution.text, opens=opens, without=words_of(self.attribution.source or ""))

    @cached_property
    def numbers(self) -> frozenset[str]:
        """Return the numbers of its content, as written in digits."""
        return frozenset(word for word in self.words if word.isdigit() and len(word) > 1)

    @property
    def starts(self) -> int:
        """Return where its content begins, in code points of the article's text."""
        return self.attribution.pieces[0].start

    @property
    def ends(self) -> int:
        """Return where its content ends, in code points of the article's text."""
        return self.attribution.pieces[-1].end

    @property
    def voice(self) -> str:
        """Return who says it, in words."""
        return self.attribution.source or "an unknown source"
