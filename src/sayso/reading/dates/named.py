"""Times that the text names: days, months, seasons, holidays, quarters, years, decades, centuries.

A day or month without a year is the nearest one that the tense allows, counted from publication.
"""

from __future__ import annotations

import datetime
import re

from sayso.reading.dates.feasts import feast_day
from sayso.reading.dates.moments import Moment, Value, by_publication, by_text, unresolved, year_told
from sayso.reading.dates.numbers import count_of
from sayso.reading.dates.tense import Tense
from sayso.reading.dates.timeline import UNPUBLISHED, day_of, month_value, week_value

NEAR = datetime.timedelta(days=60)
"""Within two months of publication a day without a year is the nearest one, whatever the tense: a deal "expected to
close Nov. 20" reads as past to a parser as often as not."""


def _iso(year: int, month: int, day: int) -> str | None:
    try:
        return datetime.date(year, month, day).isoformat()
    except ValueError:
        return None


def _month_number(moment: Moment) -> int | None:
    """Return the month, None for a word that is one only with a capital ("may", "march")."""
    word = moment.get("month")
    if word in moment.calendar.need_capital and not re.search(rf"\b{word[0].upper()}", moment.text):
        return None
    return moment.calendar.months[word]


def _full_year(digits: str) -> int:
    if len(digits) == 2:
        return int(digits) + (2000 if int(digits) < 50 else 1900)
    return int(digits)


def calendar(moment: Moment) -> Value | None:
    """A day of the calendar: "March 12, 2025", "12 March", "2025-03-12", "Tuesday, Nov. 6"."""
    if moment.get("number"):
        month: int | None = int(moment.get("number"))
    else:
        month = _month_number(moment)
    if month is None:
        return None
    day = int(moment.get("day")) if moment.get("day") else moment.calendar.ordinals[moment.get("ordinal")]
    if moment.get("year"):
        value = _iso(_full_year(moment.get("year")), month, day)
        return Value("DATE", value) if value else None
    if rel := moment.get("rel", "year_rel"):
        told = year_told(moment, rel)
        value = _iso(told[0], month, day) if told else None
        return Value("DATE", value, told[1]) if told and value else unresolved("DATE", f"XXXX-{month:02d}-{day:02d}")
    if not 1 <= day <= 31:
        return None
    published = moment.timeline.published
    if published is None:
        return unresolved("DATE", f"XXXX-{month:02d}-{day:02d}", "the year is not given and " + UNPUBLISHED)
    tense = moment.tense()
    days = [
        datetime.date(year, month, day)
        for year in (published.year - 1, published.year, published.year + 1)
        if _iso(year, month, day)
    ]
    if name := moment.get("weekday"):
        # The weekday settles the year where the tense would only suggest it.
        days = [date for date in days if date.isoweekday() == moment.calendar.weekdays[name]] or days
    found = _nearest(days, published, tense)
    return by_publication("DATE", found.isoformat()) if found else None


def week_of(moment: Moment) -> Value | None:
    """The week that holds a day of the calendar: "the week of March 6"."""
    told = calendar(moment)
    day = day_of(told.value) if told else None
    return told._replace(value=week_value(day)) if told and day else told


def _nearest(days: list[datetime.date], published: datetime.date, tense: Tense) -> datetime.date | None:
    """Return the day that is meant: before publication where the tense is past, after it where it is future."""
    if not days:
        return None
    nearest = min(days, key=lambda day: (abs(day - published), day))
    if abs(nearest - published) <= NEAR or tense == "present":
        return nearest  # what "opens on 20 August" is planned
    if tense == "future":
        return min((day for day in days if day >= published), default=days[-1])
    return max((day for day in days if day <= published), default=days[0])


def month(moment: Moment) -> Value | None:
    """A month: "in March", "last March", "October of the same year", "early 1990 …"."""
    number = _month_number(moment)
    if number is None or (moment.get("month") in moment.calendar.never_alone and not moment.get("year")):
        return None
    if moment.get("year"):
        return Value("DATE", month_value(int(moment.get("year")), number))
    rel = moment.get("rel")
    if (
        len(moment.get("month")) <= 4
        and moment.get("month") not in moment.calendar.short_months
        and "." not in moment.text
    ):
        return None  # "Jan" without a point or a number is a first name
    if rel in ("each", "every"):
        return Value("SET", f"XXXX-{number:02d}")
    if year_rel := moment.get("year_rel"):
        told = year_told(moment, year_rel)
        why = UNPUBLISHED if year_rel in ("this", "last", "next") else "the text names no year that it could refer to"
        return Value("DATE", month_value(told[0], number), told[1]) if told else unresolved("DATE", None, why)
    if rel.endswith(("same", "that", "following", "previous")):
        told = year_told(moment, rel)
        why = "the text names no year that it could refer to"
        return Value("DATE", month_value(told[0], number), told[1]) if told else unresolved("DATE", None, why)
    published = moment.timeline.published
    if published is None:
        return unresolved("DATE", None if rel else f"XXXX-{number:02d}", UNPUBLISHED)
    year = published.year
    if rel in ("last", "this past"):
        year -= number >= published.month
    elif rel in ("next", "this coming"):
        year += number <= published.month
    elif not rel:
        tense = moment.tense()
        if tense == "past":
            year -= number > published.month
        elif tense == "future":
            year += number < published.month
        else:
            apart = number - published.month
            year += -1 if apart > 6 else 1 if apart < -6 else 0
    return by_publication("DATE", month_value(year, number))


def season(moment: Moment) -> Value | None:
    """A season: "last winter", "the summer of 1998"."""
    letters = moment.calendar.seasons[moment.get("season", "season2", "season3", "season4", "season5")]
    if year := moment.get("year", "year2"):
        return Value("DATE", f"{year}-{letters}")
    published = moment.timeline.published
    rel = moment.get("rel")
    if rel in ("each", "every"):
        return Value("SET", f"XXXX-{letters}")
    if published is None:
        return unresolved("DATE")
    first_month = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}[letters]
    told = published.year
    if rel in ("last", "this past", "the previous"):
        told -= first_month >= published.month - 1
    elif not rel and moment.tense() == "past":
        told -= first_month > published.month
    elif rel == "next":
        told += first_month <= published.month
    return by_publication("DATE", f"{told}-{letters}")


def holiday(moment: Moment) -> Value | None:
    """A day with a name; the year is the nearest that the tense allows."""
    name = moment.get("holiday").replace("’", "'")
    published = moment.timeline.published
    rule = moment.calendar.holidays[name]
    if published is None:
        return unresolved("DATE", f"XXXX-{rule}" if re.fullmatch(r"\d\d-\d\d", rule) else None)
    years = (published.year - 1, published.year, published.year + 1)
    days = [feast_day(rule, year, moment.calendar.weekdays) for year in years]
    found = _nearest(days, published, moment.tense())
    return by_publication("DATE", found.isoformat()) if found else None


def quarter(moment: Moment) -> Value | None:
    """A quarter or half of a year: "the third quarter", "the second half of 2024"."""
    number = moment.calendar.ordinals[moment.get("ordinal")]
    half = moment.get("span") == "half"
    year = moment.get("year2", "year")
    # "The first half" alone is half of a match as often as of a year.
    if half and not year and not moment.get("rel", "possessive"):
        return None
    letter = "H" if half else "Q"
    if year:
        return Value("DATE", f"{year}-{letter}{number}")
    if rel := moment.get("rel", "possessive"):
        told = year_told(moment, rel)
        return Value("DATE", f"{told[0]}-{letter}{number}", told[1]) if told else unresolved("DATE")
    published = moment.timeline.published
    if published is None:
        return unresolved("DATE", f"XXXX-{letter}{number}")
    this = (published.month - 1) // 3 + 1
    past = number - this > 1 and moment.tense() == "past"
    ago = bool(moment.get("ago"))
    return by_publication("DATE", f"{published.year - past - ago}-{letter}{number}")


def decade(moment: Moment) -> Value | None:
    """A decade: "the 1990s", "the nineties" (of the last century, as the news uses it)."""
    if moment.get("decade"):
        return Value("DATE", f"19{moment.calendar.decades[moment.get('decade')]}")
    tens = moment.get("tens")
    return Value("DATE", tens[:3] if len(tens) == 4 else f"19{tens[-2]}")


def century(moment: Moment) -> Value | None:
    """A century by its number: "the 20th century" is 19 in TIMEX3."""
    if letters := moment.get("roman"):
        nth = _roman(letters)
    else:
        nth = int(moment.get("nth") or moment.calendar.ordinals[moment.get("ordinal")])
    return Value("DATE", f"{nth - 1:02d}") if 0 < nth < 31 else None


def _roman(letters: str) -> int:
    """Return the number that Roman numerals in small letters stand for: one before a larger is taken away."""
    values = [{"i": 1, "v": 5, "x": 10}[letter] for letter in letters]
    return sum(-value if value < max(values[at:]) else value for at, value in enumerate(values))


def year(moment: Moment) -> Value | None:
    """A year in digits, or a span of years as an ISO 8601 interval: "2023–24"."""
    first, upto = moment.get("year"), moment.get("upto")
    if not upto:
        return Value("DATE", first)
    last = first[: 4 - len(upto)] + upto
    if last > first:
        return Value("DATE", f"{first}/{last}")
    return Value("DATE", f"{first}-{upto}") if len(upto) == 2 and 1 <= int(upto) <= 12 else None


def year_beside(moment: Moment) -> Value | None:
    """A year beside another: "the 1988 quarter" is that of 1988 which has the number of the quarter last named."""
    year_told, quarter_told = moment.get("year"), moment.timeline.quarter
    if quarter_told is None:
        return Value("DATE", year_told)
    return by_text("DATE", f"{year_told}{quarter_told[4:]}", quarter_told)


def worded_year(moment: Moment) -> Value | None:
    """A year in words, as broadcasters write it: "nineteen ninety-six"."""
    parts = re.split(r"[\s-]+", moment.get("worded"))
    if parts[0] == "two":
        return Value("DATE", "2000")
    century_number = 1900 if parts[0] == "nineteen" else 1800
    rest = count_of(" ".join(part for part in parts[1:] if part != "oh"), moment.calendar.language)
    if rest is None or not 0 < rest < 100:
        return None
    return Value("DATE", str(century_number + int(rest)))
