"""What of a page's source carries a stretch of text, before its bytes are counted."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.records.grounding import How


@dataclass(frozen=True, slots=True)
class Carrier:
    """A stretch of a text, `[start, end)`, and the code points `[first, last)` of the page's source that carry it."""

    start: int
    end: int
    first: int
    last: int
    how: How
