"""The date at which a count stood: one that hangs on the same verb, or follows "as of"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from sayso.language import Parse, Token
from sayso.reading.figures.measures import governing_verb
from sayso.reading.figures.tables import Words
from sayso.records import Article, Date, Span

Day = tuple[str | None, str | None]
"""A TIMEX3 value and what it rests on, both None where nothing dates the figure."""

NO_DAY: Day = (None, None)
IN_THE_TEXT = "text"

_WHOLE_YEAR = re.compile(r"\d{4}")
"""A value that is at least a year; decades and centuries are too coarse to date a count."""


def _is_other_number(token: Token, number: Span) -> bool:
    return token.tag == "CD" and not number.start <= token.start < number.end


def read_as_of(parse: Parse, root: Token | None, number: Span, dates: Sequence[Date], words: Words) -> Day:
    """Return the date of the figure at `number`, whose phrase hangs on `root`, from the dates of its sentence.

    Only a date with a value counts; "since", "until" and their like tell of a stretch, not of a moment.
    """
    known = [date for date in dates if date.type in ("DATE", "TIME") and _WHOLE_YEAR.match(date.value or "")]
    if root is None or not known:
        return NO_DAY
    verb = governing_verb(parse, root)
    for date in known:
        tokens = parse.tokens_in(Span(date.start, date.end))
        if not tokens:
            continue
        first = tokens[0]
        before = parse.tokens[first.i - 1].lower if first.i else ""
        if before in words.not_as_of or (first.i and _is_other_number(parse.tokens[first.i - 1], number)):
            continue  # "3,200 last year" dates the number that it follows, and no other
        if before == "of" and first.i > 1 and parse.tokens[first.i - 2].lower == "as":
            return _day(date), IN_THE_TEXT
        outside = next((token for token in tokens if not date.start <= parse.head(token).start < date.end), first)
        if verb is not None and governing_verb(parse, outside) == verb:
            return _day(date), IN_THE_TEXT
    return NO_DAY


def _day(date: Date) -> str | None:
    return date.value.partition("T")[0] if date.value else None


def is_running(measure: Sequence[str], words: Words) -> bool:
    """Tell whether a count in this state goes on growing, so that it stands as of the day it was told."""
    return bool(set(measure) & (words.states["casualty"] | words.states["weighty"]))


def day_of_publication(article: Article) -> Day:
    """Return the day on which an article's running counts stand where its text dates them no better."""
    match = re.match(r"\d{4}-\d\d-\d\d", article.published or "")
    return (match.group(), "published") if match else NO_DAY
