"""When: the time expressions of an article and their TIMEX3 values."""

from sayso.reading.dates.find import find_dates

__all__ = ["find_dates"]
