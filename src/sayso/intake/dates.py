"""Reads the dates by which pages say when they were published; what is no such date stays unread."""

from __future__ import annotations

import re
from datetime import date, datetime
from email.utils import parsedate_to_datetime

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_PARTIAL = re.compile(r"\d{4}(?:-(?:0[1-9]|1[0-2]))?\Z")
_DAY_MONTH_YEAR = re.compile(
    rf"(?:[a-z]{{3,9}}\.?,? )?(\d{{1,2}})(?:st|nd|rd|th)? {_MONTH},? (\d{{4}})\b", re.IGNORECASE
)
_MONTH_DAY_YEAR = re.compile(
    rf"(?:[a-z]{{3,9}}\.?,? )?{_MONTH} (\d{{1,2}})(?:st|nd|rd|th)?,? (\d{{4}})\b", re.IGNORECASE
)
_LONGEST_DATE = 80
FIRST_YEAR = 1600
"""Before the first newspapers: a page that says so ("0001-01-01") has left a field unset."""


def iso_date(value: str | None) -> str | None:
    """Return a date or moment as ISO 8601, to the granularity in which it is given; None where it is no date.

    Day and month in figures alone ("05/06/2025") are not read: nobody can tell which is which.

    >>> iso_date("2025-10-15T09:30:00Z"), iso_date("15 October 2025"), iso_date("Oct. 15, 2025"), iso_date("2025-10")
    ('2025-10-15T09:30:00+00:00', '2025-10-15', '2025-10-15', '2025-10')
    >>> iso_date("Wed, 15 Oct 2025 09:30:00 GMT"), iso_date("yesterday"), iso_date("05/06/2025")
    ('2025-10-15T09:30:00+00:00', None, None)
    """
    words = " ".join((value or "").split())
    if not words or len(words) > _LONGEST_DATE:
        return None
    if _PARTIAL.match(words):
        return words
    try:
        moment = datetime.fromisoformat(words)
    except ValueError:
        return _iso_rfc_2822(words) or _iso_english(words)
    if moment.year < FIRST_YEAR:
        return None
    return moment.date().isoformat() if len(words) <= len("2025-10-15") else moment.isoformat()


def _iso_rfc_2822(words: str) -> str | None:
    try:
        return parsedate_to_datetime(words).isoformat() if ":" in words else None
    except (ValueError, OverflowError):
        return None


def _iso_english(words: str) -> str | None:
    if found := _DAY_MONTH_YEAR.match(words):
        day, month, year = found.groups()
    elif found := _MONTH_DAY_YEAR.match(words):
        month, day, year = found.groups()
    else:
        return None
    try:
        return date(int(year), _MONTHS.index(month.lower()) + 1, int(day)).isoformat()
    except ValueError:
        return None
