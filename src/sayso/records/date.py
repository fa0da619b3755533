"""When: a time expression and its TIMEX3 value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

DateType = Literal["DATE", "TIME", "DURATION", "SET"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Date:
    """A time expression between `start` and `end` (code points) with its TIMEX3 type and value.

    `basis` says what the value rests on ("explicit", "published"); `open` says why there is no value, or why
    it is coarser than the words. One of the two is always given.
    """

    id: str
    article: str
    start: int
    end: int
    text: str
    type: DateType
    value: str | None = None
    basis: str | None = None
    open: str | None = None

    kind = "date"
