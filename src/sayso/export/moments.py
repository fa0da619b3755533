"""A publication time as a person reads it."""

from __future__ import annotations

import re

_ISO = re.compile(r"(?P<day>\d{4}(?:-\d\d){0,2})(?:[T ](?P<minute>\d\d:\d\d))?")


def write_moment(iso: str | None) -> str:
    """Return the day and the minute of an ISO 8601 time, as the page gives them; other text stays as it is.

    >>> write_moment("2025-10-15T18:40:00-04:00"), write_moment("2025-10"), write_moment(None)
    ('2025-10-15 18:40', '2025-10', '')
    """
    match = _ISO.match(iso or "")
    if match is None:
        return iso or ""
    return " ".join(part for part in match.groups() if part)
