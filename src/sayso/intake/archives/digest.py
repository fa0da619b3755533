"""Verifies the digests that crawlers store with a record."""

from __future__ import annotations

import base64
import hashlib
import re

_SIZES = {"md5": 16, "sha1": 20, "sha256": 32, "sha384": 48, "sha512": 64}
_STATED = re.compile(r"\s*([A-Za-z]+-?[0-9]+)\s*:\s*([A-Za-z0-9+/_=-]{16,140})\s*", re.ASCII)


def matches(stated: str | None, data: bytes) -> bool | None:
    """Tell whether a digest such as "sha1:…" is that of the data; None where none is stated in a way we know.

    The value may be hexadecimal, base32 or base64 in either alphabet: crawlers write all of them.
    """
    found = _STATED.fullmatch(stated or "")
    algorithm = found[1].lower().replace("-", "") if found else ""
    if found is None or algorithm not in _SIZES:
        return None
    digest = hashlib.new(algorithm, data, usedforsecurity=False).digest()
    value = found[2].rstrip("=")
    if len(value) == 2 * _SIZES[algorithm]:
        return value.lower() == digest.hex()
    base32 = base64.b32encode(digest).decode().rstrip("=")
    if len(value) == len(base32):
        return value.upper() == base32
    base64_value = base64.b64encode(digest).decode().rstrip("=")
    return value.replace("-", "+").replace("_", "/") == base64_value
