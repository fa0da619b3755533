"""What a relative date is counted from: the day of publication, and the times that the text has named so far."""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass

_ISO = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")

UNPUBLISHED = "the publication date is not known"
"""Why a relative date stays open in most cases."""


@dataclass
class Timeline:
    """The publication date, None where unknown, and the last year, quarter and day named in the text, as TIMEX3."""

    published: datetime.date | None
    year: int | None = None
    quarter: str | None = None
    month: str | None = None
    day: datetime.date | None = None

    def note(self, value: str | None, spelled_year: bool) -> None:
        """Remember a value for the dates that follow; only a year that stands in the text counts as named."""
        if value is None or not value[:4].isdigit():
            return
        if spelled_year:
            self.year = int(value[:4])
        if re.fullmatch(r"\d{4}-Q[1-4]", value):
            self.quarter = value
        elif re.fullmatch(r"\d{4}-\d\d", value):
            self.month = value
        elif re.fullmatch(r"\d{4}-\d\d-\d\d", value):
            self.month = value[:7]
            self.day = day_of(value)


def day_of(text: str | None) -> datetime.date | None:
    """Return the day that an ISO 8601 date or time names; None where it names no whole day or one that is not."""
    match = _ISO.match(text or "")
    if match is None or match.group(3) is None:
        return None
    try:
        return datetime.date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        return None


def month_value(year: int, month: int) -> str:
    """Return a month as TIMEX3, the months counted on over the year's end.

    >>> month_value(2025, 0), month_value(2025, 13)
    ('2024-12', '2026-01')
    """
    year, month = year + (month - 1) // 12, (month - 1) % 12 + 1
    return f"{year:04d}-{month:02d}"


def quarter_value(year: int, quarter: int) -> str:
    """Return a quarter as TIMEX3, the quarters counted on over the year's end."""
    return f"{year + (quarter - 1) // 4:04d}-Q{(quarter - 1) % 4 + 1}"


def week_value(day: datetime.date) -> str:
    """Return the ISO week of a day as TIMEX3."""
    year, week, _ = day.isocalendar()
    return f"{year:04d}-W{week:02d}"


def shifted(day: datetime.date, days: int) -> datetime.date | None:
    """Return the day so many days away, None beyond the calendar."""
    try:
        return day + datetime.timedelta(days=days)
    except OverflowError:
        return None
