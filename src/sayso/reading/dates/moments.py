"""What every reading of a time expression takes and gives: the match in its place, and the TIMEX3 value."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from sayso.reading.dates.tables import Calendar
from sayso.reading.dates.tense import Tense
from sayso.reading.dates.timeline import UNPUBLISHED, Timeline
from sayso.records.date import DateType

Groups = dict[str, str | None]


class Value(NamedTuple):
    """A TIMEX3 type and value with what it rests on, or with the reason why it is open or coarse."""

    type: DateType
    value: str | None
    basis: str | None = "explicit"
    open: str | None = None


class Moment(NamedTuple):
    """What a reading may use: the groups of the match in lower case, the words as written, and where we are."""

    groups: Groups
    text: str
    calendar: Calendar
    timeline: Timeline
    tense: Callable[[], Tense]

    def get(self, *names: str) -> str:
        """Return the first of these groups that took part in the match, "" where none did."""
        for name in names:
            if found := self.groups.get(name):
                return found
        return ""


def unresolved(kind: DateType, value: str | None = None, why: str = UNPUBLISHED) -> Value:
    """Return a value that stays open or coarse, with the reason."""
    return Value(kind, value, None, why)


def by_publication(kind: DateType, value: str) -> Value:
    """Return a value that was counted from the day of publication."""
    return Value(kind, value, "published")


def by_text(kind: DateType, value: str, base: object) -> Value:
    """Return a value that was counted from a time the text has named, `base`."""
    return Value(kind, value, f"text: {base}")


def year_told(moment: Moment, rel: str) -> tuple[int, str] | None:
    """Return the year that "last year", "the same year" name, and what it rests on."""
    line = moment.timeline
    if rel.endswith(("same", "that", "following", "previous")):
        base = line.year if line.year is not None else None
        if base is None:
            return None
        step = 1 if rel.endswith("following") else -1 if rel.endswith("previous") else 0
        return base + step, f"text: {base}"
    if line.published is None:
        return None
    step = -1 if rel.endswith("last") else 1 if rel.endswith("next") else 0
    return line.published.year + step, "published"
