"""The bytes as they came, before anybody has made sense of them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True)
class Page:
    """What a file or standard input held.

    `path` is what the person gave (a file inside a given folder: folder and file joined by "/"); `key` is what
    the ids of articles are made from where the page names no address: the path inside the folder that was
    given, the same on every machine.
    """

    data: bytes
    path: str
    key: str

    @cached_property
    def sha256(self) -> str:
        """Return the SHA-256 of the bytes, as 64 hexadecimal digits."""
        return hashlib.sha256(self.data).hexdigest()
