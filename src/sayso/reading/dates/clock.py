"""Times of day, counted from the day that stands beside them, the day that the text is at, or that of publication."""

from __future__ import annotations

import datetime

from sayso.reading.dates.moments import Moment, Value, unresolved
from sayso.reading.dates.named import calendar
from sayso.reading.dates.relative import day_of_week, deictic_day
from sayso.reading.dates.timeline import day_of

NOON = {"noon": "T12:00", "midday": "T12:00", "midnight": "T24:00"}


def clock(moment: Moment) -> Value | None:
    """A time of day, with its day or without: "10 p.m. Wednesday", "noon", "4 in the morning", "before dawn"."""
    light = moment.get("light")
    if light and not moment.text[0].islower():
        return None  # "by Dawn", a paper
    time = _time(moment)
    why = None if time else f"{light} has no clock time"
    day, basis = _day(moment)
    if day is None:
        return unresolved("TIME", f"XXXX-XX-XX{time}" if time else None)
    return Value("TIME", day.isoformat() + time, basis, why)


def _time(moment: Moment) -> str:
    """Return the time of day as TIMEX3, "" where the words give none that has a letter or a number."""
    part = moment.calendar.parts.get(moment.get("part"), "")
    if light := moment.get("light"):
        part = moment.calendar.light[light]
    if noon := moment.get("noon"):
        return NOON[noon]
    if not moment.get("hour"):
        return f"T{part}" if part else ""
    hour = int(moment.get("hour"))
    if moment.get("half") or part:
        hour = hour % 12 + (0 if moment.get("half") == "a" or part == "MO" else 12)
    seconds = f":{moment.get('second')}" if moment.get("second") else ""
    return f"T{hour:02d}:{int(moment.get('minute') or 0):02d}{seconds}"


def _day(moment: Moment) -> tuple[datetime.date | None, str | None]:
    """Return the day of a time and what it rests on."""
    line = moment.timeline
    if name := moment.get("weekday"):
        return day_of_week(moment, moment.calendar.weekdays[name], "")
    if word := moment.get("deictic"):
        return deictic_day(moment, word), "published"
    if moment.get("month"):
        told = calendar(moment)
        return (day_of(told.value), told.basis) if told else (None, None)
    if line.day is not None and line.day != line.published:
        return line.day, f"text: {line.day.isoformat()}"
    return line.published, "published"
