"""Ids made from content, so that every machine and every re-reading gives a record the same one."""

from __future__ import annotations

import hashlib

ID_LENGTH = 20
"""Hexadecimal digits kept of a SHA-256: 80 bits make a collision among 100 million records a 1-in-240-million event."""


def content_id(*parts: object) -> str:
    """Return the id of whatever `parts` describe; the order of the parts counts.

    >>> content_id("figure", "ab12", 3, 9)
    'adb75049c28eef668c0c'
    """
    joined = "\x1f".join(str(part) for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:ID_LENGTH]


def text_sha256(text: str) -> str:
    """Return the SHA-256 of a text's UTF-8 bytes, as 64 hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
