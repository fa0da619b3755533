"""The dates of an article, in text order: shapes are matched, the longest wins, each is read where it stands."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from sayso.language import Parse
from sayso.reading.dates.endings import tense_by_endings
from sayso.reading.dates.moments import Moment, Value
from sayso.reading.dates.names import BEFORE, all_names, is_in_name
from sayso.reading.dates.readings import READINGS
from sayso.reading.dates.tables import Calendar, Shape, calendar_for
from sayso.reading.dates.tense import Tense, tense_at
from sayso.reading.dates.timeline import Timeline, day_of
from sayso.records import Article, Date, Span, content_id

SKIPPED_BLOCKS = frozenset({"tags", "related", "furniture"})
"""Regions that are not about the article's own time; bylines and datelines are."""

LONGEST_SENTENCE = 4000
"""Code points that are read at a time: longer "sentences" are lists or floods, and are read in stretches."""

LONGEST_NAME = 500
"""Code points of the longest name that masks what stands in it."""

IMPLIED = {
    "deictic": frozenset({"unit"}),
    "quarter": frozenset({"unit"}),
    "ref": frozenset({"unit"}),
    "season": frozenset({"unit"}),
    "clock": frozenset({"noon"}),
    "decade": frozenset({"unit", "year"}),
    "century": frozenset({"unit"}),
}
"""Lists whose words hold words of others ("recent years"), so that one trigger stands for both."""

DERIVED = frozenset({"shifted", "year_beside", "year_earlier", "beside", "reference"})
"""Readings that look back at the timeline and do not move it: "a year ago" is no new place to count from."""

Found = tuple[int, int, int, Shape, "re.Match[str]"]


def find_dates(article: Article, parse: Parse, names: Sequence[Span]) -> tuple[Date, ...]:
    """Return the time expressions of an article with their TIMEX3 values, none overlapping another.

    `names` are stretches that name outlets, agencies or people and never a date ("Russia Today"), besides those that
    the parser has found. A relative
    expression is counted from the day of publication, or from a time that the text has named before it
    ("the same year"); where neither helps it keeps no value and `open` says why.
    """
    calendar = calendar_for(article.language)
    if calendar is None:
        return ()
    timeline = Timeline(day_of(article.published))
    taken = all_names(article.text, parse, names, calendar)
    starts = [name.start for name in taken]
    dates: list[Date] = []
    for sentence in parse.sentences:
        if article.blocks and article.blocks[sentence.block].kind in SKIPPED_BLOCKS:
            continue
        whole = parse.sentence_span(sentence)
        for start in range(whole.start, whole.end, LONGEST_SENTENCE):
            stretch = Span(start, min(whole.end, start + LONGEST_SENTENCE))
            near = taken[bisect_left(starts, start - LONGEST_NAME) : bisect_left(starts, stretch.end)]
            dates.extend(_read(article, parse, calendar, timeline, stretch, near))
    return tuple(dates)


def _read(
    article: Article, parse: Parse, calendar: Calendar, timeline: Timeline, stretch: Span, names: Sequence[Span]
) -> list[Date]:
    """Return the dates of one sentence, and note them on the timeline."""
    text = article.text
    dates: list[Date] = []
    for span, shape, match in _matches(text, calendar, stretch, names):
        value = _value(text, parse, calendar, timeline, span, shape, match)
        if value is None:
            continue
        if value.type == "DATE" and shape.reading not in DERIVED:
            timeline.note(value.value, value.basis != "published")
        dates.append(
            Date(
                id=content_id("date", article.id, span.start, span.end),
                article=article.id,
                start=span.start,
                end=span.end,
                text=span.cut(text),
                type=value.type,
                value=value.value,
                basis=value.basis,
                open=value.open,
            )
        )
    return dates


def _matches(
    text: str, calendar: Calendar, stretch: Span, names: Sequence[Span]
) -> list[tuple[Span, Shape, re.Match[str]]]:
    """Return what the shapes match, left to right: of those that meet the longest, of equals the first in the table."""
    # Small letters, so that the pattern need not fold case at every word: that took almost half of the grammar's time.
    openers = {match.lastgroup or "" for match in calendar.opener.finditer(stretch.cut(text).lower())}
    if not openers:
        return []
    for opener in list(openers):
        openers |= IMPLIED.get(opener, frozenset())
    found: list[Found] = []
    for order, shape in enumerate(calendar.shapes):
        if shape.needs.isdisjoint(openers):
            continue
        for match in shape.pattern.finditer(text, stretch.start, stretch.end):
            found.append((match.start(), -match.end(), order, shape, match))
    found.sort(key=lambda each: (each[1] + each[0], each[2], each[0]))  # the longest first
    kept: list[tuple[Span, Shape, re.Match[str]]] = []
    taken = bytearray(stretch.end - stretch.start)  # by code point: asking every date before would be quadratic
    for name in names:
        _take(taken, name, stretch)
    for start, end, _, shape, match in found:
        span = Span(start, -end - _full_stop(match, calendar))
        free = 1 not in taken[span.start - stretch.start : span.end - stretch.start]
        if free and _stands(text, match, shape, calendar):
            kept.append((span, shape, match))
            _take(taken, span, stretch)
    return sorted(kept, key=lambda each: each[0])


def _take(taken: bytearray, span: Span, stretch: Span) -> None:
    """Mark what of a span lies in a stretch."""
    first, last = max(span.start, stretch.start), min(span.end, stretch.end)
    if first < last:
        taken[first - stretch.start : last - stretch.start] = b"\1" * (last - first)


def _full_stop(match: re.Match[str], calendar: Calendar) -> int:
    """Return 1 where a match ends in the full stop of its sentence, which only looked like that of "Oct."."""
    words = match.group().lower().split()
    last = words[-1] if words else ""
    name = last.rstrip(".")
    full = len(name) > 5 or name in calendar.short_months or name in ("march", "april")
    return int(last.endswith(".") and full and (name in calendar.months or name in calendar.weekdays))


def _stands(text: str, match: re.Match[str], shape: Shape, calendar: Calendar) -> bool:
    """Tell whether what stands around a match lets it be a time."""
    before = text[max(0, match.start() - BEFORE) : match.start()]
    if shape.reading == "year":
        if calendar.no_year_after.search(before) and not (match.group("edge") or before.lower().endswith(", ")):
            return False
        return calendar.no_year_before.match(text, match.end()) is None
    if is_in_name(text, match, shape.reading, before, calendar):
        return False
    if shape.reading == "duration" and calendar.rate_before.match(text, match.end()):
        return False
    if shape.reading == "duration" and calendar.single_unit.match(match.group()):
        return calendar.rate_after.search(before) is None and calendar.measure_after.search(before) is not None
    if shape.reading == "set" and calendar.no_set_after.search(before):
        return text[match.end() : match.end() + 1].isspace()
    return not (shape.reading == "reference" and calendar.no_ref_after.search(before))


def _value(
    text: str,
    parse: Parse,
    calendar: Calendar,
    timeline: Timeline,
    span: Span,
    shape: Shape,
    match: re.Match[str],
) -> Value | None:
    tense: list[Tense] = []

    def tense_here() -> Tense:
        if not tense:
            told = tense_at if parse.has_syntax else tense_by_endings
            tense.append(told(parse, span, calendar.ahead))
        return tense[0]

    groups = {name: part.lower() if part else None for name, part in match.groupdict().items()}
    groups = {name: " ".join(part.split()) if part else None for name, part in groups.items()}
    canonical: dict[str, str | None] = {}
    for name, part in groups.items():
        if part:
            group = name.rstrip("2345")  # a group with a digit stands for the one without
            canonical.setdefault(group, calendar.canonical.get(group, {}).get(part, part))
    groups |= canonical
    return READINGS[shape.reading](Moment(groups, span.cut(text), calendar, timeline, tense_here))
