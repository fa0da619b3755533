"""Names that only look like dates: "Russia Today", "the Sunday Times", "Theresa May", "60 Minutes"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from sayso.language import Parse
from sayso.reading.dates.tables import Calendar
from sayso.records import Span

BEFORE = 24
"""Code points before a match that are asked whether it is a time."""

NAMING = frozenset({"PERSON", "ORG", "FAC", "LOC", "PRODUCT", "WORK_OF_ART"})
"""OntoNotes labels of names in which words for days and months are parts of the name. Events and laws are not among
them: "the Aug. 7 bombing" keeps its date."""

MAYBE_NAMES = frozenset({"weekday", "month", "season"})
"""Readings of words that are also parts of names."""

TITLES = frozenset({"beside", "deictic", "duration"})
"""Readings of words that, with a capital behind a quotation mark, are titles: "This Week", "60 Minutes"."""


def all_names(text: str, parse: Parse, given: Sequence[Span], calendar: Calendar) -> list[Span]:
    """Return the stretches in which nothing is a date, in text order: the given names, the parser's, and namesakes."""
    names = {*given, *_names_of_parser(parse)}
    return sorted(names.union(_namesakes(text, names, calendar)))


def _names_of_parser(parse: Parse) -> Iterator[Span]:
    """Yield what the parser takes for names, without those that end in lower case: it has run on, "Dorn eleven"."""
    for span, label in parse.names:
        words = span.cut(parse.text).split()
        if label in NAMING and words and not words[-1][0].islower():
            yield span


def _namesakes(text: str, names: Iterable[Span], calendar: Calendar) -> Iterator[Span]:
    """Yield where the last word of a longer name stands alone and could be a month: "May said", but not "in May"."""
    lasts = {words[-1] for name in names if len(words := name.cut(text).split()) > 1}
    for word in lasts:
        if word.lower() in calendar.months and word.lower() in calendar.need_capital and word.istitle():
            for found in re.finditer(rf"\b{re.escape(word)}\b(?!\.?,? \d)", text):
                if not calendar.month_after.search(text, max(0, found.start() - BEFORE), found.start()):
                    yield Span(*found.span())


def is_in_name(text: str, match: re.Match[str], reading: str, before: str, calendar: Calendar) -> bool:
    """Tell whether what a reading would take for a time is part of a name; `before` are the words to its left."""
    if reading in MAYBE_NAMES:
        return _is_part(text, match, before, calendar)
    words = match.group()
    if (
        reading == "deictic"
        and match.groupdict().get("deictic")
        and words[0].isupper()
        and calendar.called_after.search(before)
    ):
        return True  # "Orsania Today reported"
    ends_in_capital = re.search(r"\s[A-Z]\w*$", words) is not None
    return reading in TITLES and ends_in_capital and calendar.title_after.search(before) is not None


def _is_part(text: str, match: re.Match[str], before: str, calendar: Calendar) -> bool:
    """Tell whether a day, month or season stands in a name: "Mr. Friday", "the Sunday Times", "the March for Life"."""
    if calendar.named_after.search(before):
        return True
    words = match.group().split()
    if len(words) == 1 and words[0].lower() in calendar.no_capital and words[0][0].isupper():
        return True
    word, lead = words[-1], " ".join(words[:-1]).lower() or before.lower()
    if word[0].isupper() and lead.rstrip().endswith("the") and calendar.named_before.match(text, match.end()):
        return True
    if len(words) > 1 or word.lower() not in calendar.need_capital or calendar.month_after.search(before):
        return False
    in_name = word[0].isupper() and word.lower() in calendar.months and calendar.called_after.search(before)
    return bool(in_name or calendar.march_before.match(text, match.end()))
