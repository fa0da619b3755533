"""On which day of a year a holiday falls, as the table of holidays writes it."""

from __future__ import annotations

import datetime
from collections.abc import Mapping


def feast_day(rule: str, year: int, weekdays: Mapping[str, int]) -> datetime.date:
    """Return the day of a year that a rule names: a date, the so-manieth weekday of a month, or a day from Easter.

    >>> names = {"monday": 1, "thursday": 4}
    >>> feast_day("12-25", 2025, names).isoformat(), feast_day("11-thursday-4", 2025, names).isoformat()
    ('2025-12-25', '2025-11-27')
    >>> feast_day("05-monday-last", 2025, names).isoformat(), feast_day("easter-2", 2025, names).isoformat()
    ('2025-05-26', '2025-04-18')
    """
    if rule.startswith("easter"):
        return easter(year) + datetime.timedelta(days=int(rule.removeprefix("easter") or 0))
    month, day, *which = rule.split("-")
    if not which:
        return datetime.date(year, int(month), int(day))
    first = datetime.date(year, int(month), 1)
    day_of_month = 1 + (weekdays[day] - first.isoweekday()) % 7
    if which == ["last"]:
        day_of_month += 28
        next_month = (first + datetime.timedelta(days=31)).replace(day=1)
        found = first + datetime.timedelta(days=day_of_month - 1)
        return found if found < next_month else found - datetime.timedelta(days=7)
    return first.replace(day=day_of_month + 7 * (int(which[0]) - 1))


def easter(year: int) -> datetime.date:
    """Return Easter Sunday of the western churches, by Meeus, Jones and Butcher's rule for the Gregorian calendar.

    >>> easter(2024).isoformat(), easter(1999).isoformat()
    ('2024-03-31', '1999-04-04')
    """
    golden = year % 19
    century, rest = divmod(year, 100)
    leap_centuries, century_rest = divmod(century, 4)
    moon_shift = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - moon_shift + 15) % 30
    leap_years, year_rest = divmod(rest, 4)
    to_sunday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    late = (golden + 11 * epact + 22 * to_sunday) // 451
    month, day = divmod(epact + to_sunday - 7 * late + 114, 31)
    return datetime.date(year, month, day + 1)
