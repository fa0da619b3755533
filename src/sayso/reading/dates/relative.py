"""Times that are told from another: weekdays, "yesterday", "last month", "two years ago", "the same day".

They are counted from the day of publication, or from a time that the text has named; without either they stay open.
"""

from __future__ import annotations

import datetime
import re

from sayso.reading.dates.moments import Moment, Value, by_publication, by_text, unresolved
from sayso.reading.dates.numbers import count_of
from sayso.reading.dates.stretches import letters_of, period
from sayso.reading.dates.timeline import Timeline, month_value, quarter_value, shifted, week_value
from sayso.records.date import DateType

STEPS = {
    **dict.fromkeys(("last", "the last", "the past", "this past"), -1),
    **dict.fromkeys(("next", "the next", "the coming", "this coming"), 1),
}
"""How far "last", "this" and "next" lie from now, in units."""

DAYS = {"the day before yesterday": -2, "yesterday": -1, "tomorrow": 1, "the day after tomorrow": 2}
"""How far days lie from today."""

YESTERDAY = 6
"""So many days ahead a weekday is yesterday's, and that is meant whatever the verb: in TimeBank and AQUAINT 69 bare
weekdays lie a day back and none six days ahead. Who means the coming one writes "next"."""


def weekday(moment: Moment) -> Value | None:
    """A day of the week, with a part of the day or without: "this Wednesday", "Monday evening", "Tuesdays"."""
    word = moment.get("weekday")
    capital = re.search(rf"\b{word[0].upper()}", moment.text)
    if word in moment.calendar.never_alone and not (moment.get("rel", "part") and capital):
        return None
    number = moment.calendar.weekdays[word]
    part = moment.calendar.parts.get(moment.get("part"), "")
    tail = f"T{part}" if part else ""
    rel = moment.get("rel")
    if rel in ("each", "every") or moment.get("plural", "plural2"):
        return Value("SET", f"XXXX-WXX-{number}{tail}")
    kind: DateType = "TIME" if part else "DATE"
    day, basis = day_of_week(moment, number, rel)
    return Value(kind, day.isoformat() + tail, basis) if day else unresolved(kind)


def day_of_week(moment: Moment, number: int, rel: str) -> tuple[datetime.date | None, str | None]:
    """Return the day that a weekday (Monday is 1) means with "last", "next", "" … before it, and what it rests on."""
    line = moment.timeline
    base, basis = line.published, "published"
    if rel in ("the previous", "the following") and line.day is not None:
        base, basis = line.day, f"text: {line.day.isoformat()}"
    if base is None:
        return None, None
    back = (base.isoweekday() - number) % 7
    ahead = (number - base.isoweekday()) % 7
    if rel in ("last", "this past", "the previous"):
        return shifted(base, -(back or 7)), basis
    if rel in ("next", "this coming", "the following"):
        return shifted(base, ahead or 7), basis
    return shifted(base, ahead if 0 < ahead < YESTERDAY and moment.tense() == "future" else -back), basis


def deictic_day(moment: Moment, word: str) -> datetime.date | None:
    """Return the day that "yesterday", "tomorrow" or any word for today means."""
    published = moment.timeline.published
    return shifted(published, DAYS.get(word, 0)) if published else None


def deictic(moment: Moment) -> Value | None:
    """A day seen from today, or from the day that the text is at: "yesterday", "last night", "the next day"."""
    rel, part = moment.get("rel"), moment.get("part", "part2")
    word = moment.get("deictic")
    letters = moment.calendar.parts.get(part, "NI" if word in ("tonight", "overnight") else "")
    kind: DateType = "TIME" if letters else "DATE"
    tail = f"T{letters}" if letters else ""
    if rel.startswith("th") and rel != "this":
        told = moment.timeline.day
        step = 1 if rel.endswith(("next", "following")) else -1 if rel.endswith("previous") else 0
        day = shifted(told, step) if told else None
        why = "the text names no day that it could refer to"
        return by_text(kind, day.isoformat() + tail, told) if day else unresolved(kind, None, why)
    if part == "day" and rel:
        return None  # "this day and age"
    published = moment.timeline.published
    if published is None:
        return unresolved(kind)
    before = rel == "last" or (word == "overnight" and moment.tense() != "future")
    base = shifted(published, -1) if before else deictic_day(moment, word)
    return by_publication(kind, base.isoformat() + tail) if base else None


def shifted_from(moment: Moment) -> Value | None:
    """A time counted from another: "two years ago", "10 days earlier"."""
    count = count_of(moment.get("n"), moment.calendar.language)
    unit, direction = moment.get("unit"), moment.get("direction")
    back = direction in ("ago", "earlier")
    from_now = direction in ("ago", "from now", "hence")
    if count is None and from_now:
        return Value("DATE", "PAST_REF" if back else "FUTURE_REF")
    factor, letter = letters_of(unit, moment.calendar)
    if count is None or letter.startswith("T"):
        # The text's clock is not known: how far the time lies is all that can be said.
        return Value("DURATION", period(count, unit, moment.calendar))
    if count * factor > 10_000:
        return None
    line = moment.timeline
    steps = int(count * factor) * (-1 if back else 1)
    if letter == "Y" and line.quarter and count == 1 and direction in ("ago", "earlier"):
        value = f"{int(line.quarter[:4]) - 1}{line.quarter[4:]}"
        return Value("DATE", value, f"text: {line.quarter}")
    base, basis = line.published, "published"
    if not from_now:
        if letter == "Y" and line.year is not None and (base is None or line.year != base.year):
            return Value("DATE", f"{line.year + steps:04d}", f"text: {line.year}")
        if line.day is not None:
            base, basis = line.day, f"text: {line.day.isoformat()}"
    if base is None:
        return unresolved("DATE")
    found = _step(base, letter, steps)
    return Value("DATE", found, basis) if found else unresolved("DATE", None, "it lies outside of the calendar")


def _step(base: datetime.date, letter: str, steps: int) -> str | None:
    """Return the time so many units away, as coarse as the unit; None beyond the calendar."""
    if letter == "Y":
        return f"{base.year + steps:04d}" if 0 < base.year + steps < 10_000 else None
    if letter == "Q":
        return quarter_value(base.year, (base.month - 1) // 3 + 1 + steps)
    if letter == "M":
        return month_value(base.year, base.month + steps)
    day = shifted(base, steps * (7 if letter in ("W", "WE") else 1))
    if day is None:
        return None
    return week_value(day) + ("-WE" if letter == "WE" else "") if letter != "D" else day.isoformat()


def year_earlier(moment: Moment) -> Value | None:
    """ "The year-earlier quarter": the quarter, or with its unit the month, that the text speaks of, a year before."""
    line, unit = moment.timeline, moment.get("unit")
    named = line.month if unit and letters_of(unit, moment.calendar)[1] == "M" else line.quarter
    if named:
        return by_text("DATE", f"{int(named[:4]) - 1}{named[4:]}", named)
    return by_publication("DATE", f"{line.published.year - 1}") if line.published else unresolved("DATE")


def beside(moment: Moment) -> Value | None:
    """The unit of the calendar beside the present one: "last week", "this year", "the following month"."""
    rel, unit = moment.get("rel") or "this", moment.get("unit", "running")
    line = moment.timeline
    if unit == "period":
        return by_text("DATE", line.quarter, line.quarter) if rel == "the latest" and line.quarter else None
    factor, letter = letters_of(unit, moment.calendar)
    if rel in ("the same", "that same", "that", "the following", "the previous", "the preceding"):
        return _beside_text(moment, rel, letter, factor)
    if unit == "quarter" and (rel in ("the", "the latest") or moment.get("running")):
        # A quarter is reported when it is over: one that the text has not named is the last before publication.
        return by_text("DATE", line.quarter, line.quarter) if line.quarter else _beside(line, letter, -1)
    if letter == "WE" and rel in ("the", "this") and line.published and line.published.isoweekday() < 6:
        # On a weekday "over the weekend" is the one before; the ISO week begins on Monday.
        return _beside(line, letter, -1 if moment.tense() == "past" else 0)
    if rel == "the":
        return None if factor > 1 or letter not in ("WE", "W") else _beside(line, letter, 0)
    if factor > 1:
        if rel in ("the past", "the last") or line.published is None:
            return Value("DURATION", f"P{factor}Y")
        return by_publication("DATE", str(line.published.year // factor + STEPS.get(rel, 0)))
    return _beside(line, letter, STEPS.get(rel, 0))


def _beside(line: Timeline, letter: str, step: int) -> Value:
    if line.published is None:
        return unresolved("DATE")
    value = _step(line.published, letter, step)
    return by_publication("DATE", value) if value else unresolved("DATE", None, "it lies outside of the calendar")


def _beside_text(moment: Moment, rel: str, letter: str, factor: int) -> Value | None:
    """Read "the same year", "the following month" from the times that the text has named."""
    line = moment.timeline
    why = "the text names no time that it could refer to"
    step = 1 if rel.endswith("following") else -1 if rel.endswith(("previous", "preceding")) else 0
    if factor > 1:
        return unresolved("DATE", None, why)
    if letter == "Y":
        return (
            Value("DATE", str(line.year + step), f"text: {line.year}") if line.year else unresolved("DATE", None, why)
        )
    if letter == "M" and line.month:
        value = month_value(int(line.month[:4]), int(line.month[5:]) + step)
        return Value("DATE", value, f"text: {line.month}")
    if letter == "Q" and line.quarter:
        value = quarter_value(int(line.quarter[:4]), int(line.quarter[-1]) + step)
        return Value("DATE", value, f"text: {line.quarter}")
    if letter in ("W", "WE") and line.day:
        week = _step(line.day, letter, step)
        return Value("DATE", week, f"text: {line.day.isoformat()}") if week else unresolved("DATE", None, why)
    return unresolved("DATE", None, why)


def counted(moment: Moment) -> Value | None:
    """A day told by its number: "the first day"."""
    return unresolved("DATE", None, "the text does not say from which day it counts")


def year_end(moment: Moment) -> Value | None:
    """The last day of a year."""
    line = moment.timeline
    if line.published is None:
        return unresolved("DATE")
    return by_publication("DATE", f"{line.published.year - (moment.tense() == 'past')}-12-31")


def reference(moment: Moment) -> Value | None:
    """A word for past, present or future as such."""
    value = moment.calendar.refs[re.sub(r"\s+", " ", moment.get("ref"))]
    basis = "published" if value == "PRESENT_REF" and moment.timeline.published else "explicit"
    return Value("DURATION" if value.startswith("PX") else "DATE", value, basis)
