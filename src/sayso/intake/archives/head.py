"""What the head of a record says, in one shape for both formats of archives."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

MAX_HEAD = 32_768
"""Bytes of a record's head. Addresses of 8 kB occur; a head of megabytes is damage or an attack."""

_CLOSING = re.compile(rb"[\r\n]*")
_SURE_BREAKS = 4
"""Line breaks (CR and LF counted) after which a record has ended whatever follows: WARC writes \\r\\n\\r\\n."""

BEGIN = 96
"""Bytes looked at to see whether a record ends, or starts, here."""


class Place(NamedTuple):
    """Where a record starts: the byte of the archive, and behind it the byte inside of a gzip member (0: its start)."""

    offset: int
    inner: int

    def __str__(self) -> str:
        return f"{self.offset}.{self.inner}" if self.inner else str(self.offset)


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a record; `kind` is WARC's word for it and `length` counts the bytes of its block.

    `moment` is ISO 8601; `media_type` is that of the block, with its parameters; `truncated` is the reason that the
    crawler gives for having stored only a part, and `segmented` says that the rest is in other records.
    """

    kind: str
    length: int
    address: str | None = None
    moment: str | None = None
    media_type: str = ""
    block_digest: str | None = None
    payload_digest: str | None = None
    truncated: str | None = None
    segmented: bool = False


@dataclass(frozen=True, slots=True)
class RecordFormat:
    """One format of archives.

    `start` matches where a record is expected to begin, `scan` finds a record among damaged bytes and is stricter.
    `size` returns the bytes of the head that the given bytes start with, None where they hold no end of it; `parse`
    reads a head and raises DamageError. `breaks` is how many bytes of line breaks close a record.
    """

    name: str
    start: re.Pattern[bytes]
    scan: re.Pattern[bytes]
    size: Callable[[bytes], int | None]
    parse: Callable[[bytes], Head]
    breaks: int

    def ends_well(self, following: bytes) -> bool:
        """Tell whether the bytes that follow a block show that it ended where its head says."""
        breaks = _CLOSING.match(following)
        end = breaks.end() if breaks else 0
        return end == len(following) or end >= _SURE_BREAKS or self.start.match(following, end) is not None


def tidy_address(raw: str) -> str | None:
    """Return an address without wget's angle brackets, its blanks and controls written as %XX; None where empty.

    >>> tidy_address("<http://example.org/two words>")
    'http://example.org/two%20words'
    """
    address = raw.strip()
    if address.startswith("<") and address.endswith(">"):
        address = address[1:-1].strip()
    return re.sub(r"[\x00-\x20\x7f]", lambda found: f"%{ord(found[0]):02X}", address) or None


def as_text(raw: bytes) -> str:
    """Return header bytes as text: UTF-8 where they are, else Latin-1, which any bytes are."""
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
