"""Every reading under the name that the table of shapes calls it by.

A reading gives a `Value`, or None where the match is no time after all ("may" without a capital).
"""

from __future__ import annotations

from collections.abc import Callable

from sayso.reading.dates import clock, named, relative, stretches
from sayso.reading.dates.moments import Moment, Value

READINGS: dict[str, Callable[[Moment], Value | None]] = {
    "beside": relative.beside,
    "calendar": named.calendar,
    "century": named.century,
    "clock": clock.clock,
    "counted": relative.counted,
    "decade": named.decade,
    "deictic": relative.deictic,
    "duration": stretches.duration,
    "each": stretches.each,
    "holiday": named.holiday,
    "lasting": stretches.lasting,
    "month": named.month,
    "plural": stretches.plural,
    "quarter": named.quarter,
    "reference": relative.reference,
    "season": named.season,
    "set": stretches.set_word,
    "shifted": relative.shifted_from,
    "week_of": named.week_of,
    "weekday": relative.weekday,
    "whole": stretches.whole,
    "worded_year": named.worded_year,
    "year": named.year,
    "year_beside": named.year_beside,
    "year_earlier": relative.year_earlier,
    "year_end": relative.year_end,
}
"""Every reading under the name that the table of shapes calls it by."""
