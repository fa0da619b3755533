"""The few `Key: value` lines that a text file may open with, and nothing that only looks like them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from sayso.records import Span

HEADER_KEYS = ("title", "outlet", "published", "url", "language")

_HEADER_LINE = re.compile(
    rf"({'|'.join(HEADER_KEYS)})[ \t]*:[ \t]*([^\r\n]*)(?:\r\n|\r|\n|\Z)", re.IGNORECASE
)  # fmt: skip
_BLANK_LINE = re.compile(r"[ \t]*(?:\r\n|\r|\n|\Z)")


@dataclass(frozen=True, slots=True)
class Headers:
    """What the header lines say, and `end`, the code point after the blank line that ends them (0: no header).

    `title` is where the title's value stands: it is read like any other title.
    """

    values: dict[str, str] = field(default_factory=dict)
    end: int = 0
    title: Span | None = None

    def get(self, key: str) -> str | None:
        """Return the value of a key, None where it is absent or empty."""
        return self.values.get(key) or None


def read_headers(text: str) -> Headers:
    r"""Return the header that opens `text`; a line with any other key makes the whole opening ordinary text.

    >>> read_headers("Outlet: The Gull\nTITLE: Ferry sinks\n\nA ferry sank.").values
    {'outlet': 'The Gull', 'title': 'Ferry sinks'}
    >>> read_headers("Clinton: We will win.\n\nShe said so.").end
    0
    """
    values: dict[str, str] = {}
    title: Span | None = None
    position = 0
    while line := _HEADER_LINE.match(text, position):
        key, value = line[1].lower(), line[2].strip()
        if key == "title" and value and key not in values:
            title = Span(line.start(2), line.start(2) + len(line[2].rstrip()))
        values.setdefault(key, value)
        position = line.end()
        if position == len(text):
            break
    blank = _BLANK_LINE.match(text, position)
    if not values or blank is None:
        return Headers()
    return Headers(values, blank.end(), title)
