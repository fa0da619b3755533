"""Stretches of time and sets: "two weeks", "five-year", "for years", "every day", "monthly"."""

from __future__ import annotations

import re
from fractions import Fraction

from sayso.reading.dates.moments import Moment, Value
from sayso.reading.dates.numbers import Count, count_of
from sayso.reading.dates.tables import Calendar


def letters_of(unit: str, calendar: Calendar) -> tuple[int, str]:
    """Return how many of which TIMEX3 letter a unit is: a decade is ten Y."""
    code = calendar.units[unit]
    digits = re.match(r"\d*", code)
    factor = int(digits.group() or 1) if digits else 1
    return factor, code.lstrip("0123456789")


def period(count: Count, unit: str, calendar: Calendar, half: bool = False) -> str:
    """Return a stretch of time as TIMEX3: P2W, PT30M, PXD, P1Y6M."""
    factor, letters = letters_of(unit, calendar)
    time = "T" if letters.startswith("T") else ""
    letter = "D" if letters == "WE" else letters.lstrip("T")
    if letters == "WE":
        factor = 2
    long = {10: "DE", 100: "CE", 1000: "ML"}.get(factor, "")
    if long:
        return f"P{'X' if count is None else int(count)}{long}"
    if count is None:
        return f"P{time}X{letter}"
    doubled = int(count * factor * 2) + (factor if half else 0)
    whole, rest = doubled // 2, doubled % 2
    smaller = {"Y": "6M", "M": "2W", "H": "30M", "W": "3D", "D": "T12H"}
    if rest and f"{time}{letter}" == "TM":
        return f"PT{whole}M30S" if whole else "PT30S"
    if rest and letter in smaller:
        return f"P{time}{f'{whole}{letter}' if whole else ''}{smaller[letter]}"
    return f"P{time}{whole}{letter}"


def duration(moment: Moment) -> Value | None:
    """A stretch of time: "two weeks", "five-year", "the past three months", "a year and a half"."""
    unit = moment.get("unit", "unit2")
    n = moment.get("n")
    if moment.get("old"):
        return None  # an age is a figure, no time
    if unit == "quarter" and not moment.get("rel"):
        return None  # "three-quarters" is a fraction
    if unit == "second" and not n.replace(",", "").isdigit() and n in ("a", "an"):
        return None
    half = bool(moment.get("half", "half2"))
    count = count_of(n, moment.calendar.language)
    if count is not None and count > 100_000:
        return None
    return Value("DURATION", period(count, unit, moment.calendar, half))


def plural(moment: Moment) -> Value | None:
    """An unnumbered stretch: "for years", "in decades"."""
    unit = moment.get("unit", "unit2", "unit3")
    return Value("DURATION", period(None, unit, moment.calendar)) if unit not in ("second", "min", "yr") else None


def whole(moment: Moment) -> Value | None:
    """One whole unit: "within the hour", "the year ended March 31"."""
    return Value("DURATION", period(Fraction(1), moment.get("unit", "unit2"), moment.calendar))


def lasting(moment: Moment) -> Value | None:
    """How long a thing lasts, in one word: "daylong", "years-long"."""
    count = None if moment.get("plural") else Fraction(1)
    return Value("DURATION", period(count, moment.get("unit"), moment.calendar))


def each(moment: Moment) -> Value | None:
    """A set: "every day", "every two weeks"."""
    n = moment.get("n")
    count = count_of(n, moment.calendar.language) if n else Fraction(1)
    return Value("SET", period(count, moment.get("unit"), moment.calendar))


def set_word(moment: Moment) -> Value | None:
    """A set in one word: "daily"."""
    return Value("SET", moment.calendar.sets[moment.get("set")])
