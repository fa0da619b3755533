"""The bytes as they came, before anybody has made sense of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property

STANDARD_INPUT = "-"
"""The path of what comes through standard input."""


@dataclass(frozen=True)
class Page:
    """What a file, an address, a record of an archive or standard input held.

    `path` is what the person gave (a file inside a given folder: folder and file joined by "/"; a record of an
    archive: the archive, "#" and the record's offset); `key` is what the ids of articles are made from where the
    page names no address: the path inside the folder that was given, the same on every machine.

    What follows is what the carrier of the page says, None where it says nothing: `media_type` and `charset` of its
    Content-Type, `address` that it was fetched from, `fetched` as an ISO 8601 moment, `outlet` that published it
    (a feed's <source>), `published` as an ISO 8601 date or moment, `etag` and `last_modified` by which its server knows
    whether it has changed. `archive` and `offset` name the file of an archive
    and the byte at which the page's record starts in it.
    """

    data: bytes
    path: str
    key: str
    media_type: str | None = None
    charset: str | None = None
    address: str | None = None
    fetched: str | None = None
    outlet: str | None = None
    published: str | None = None
    archive: str | None = None
    offset: int | None = None
    etag: str | None = None
    last_modified: str | None = None

    @cached_property
    def sha256(self) -> str:
        """Return the SHA-256 of the bytes, as 64 hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()
