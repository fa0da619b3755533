"""Unpacks what archives are packed with: by ISA-L in 40 % of zlib's time, by zlib where there is no wheel of it.

Unpacking is half of what reading an archive takes.
"""

from __future__ import annotations

import zlib
from types import ModuleType
from typing import Protocol

_fastest: ModuleType = zlib
try:
    from isal import isal_zlib

    _fastest = isal_zlib
except ImportError:  # a machine that ISA-L is not built for
    pass

DEFLATE_ERRORS: tuple[type[Exception], ...] = (zlib.error, _fastest.error)
"""What broken data raises."""

GZIP, RAW_DEFLATE = 31, -15
"""What wraps a member, in zlib's numbers; raw is how a ZIP stores a file."""


class Decoder(Protocol):
    """What unpacks one member, piece by piece, as zlib's decompression objects do."""

    @property
    def eof(self) -> bool:
        """Whether the member's end was reached, its checksum verified."""

    @property
    def unused_data(self) -> bytes:
        """What stands behind the end of the member."""

    @property
    def unconsumed_tail(self) -> bytes:
        """What was given and not unpacked yet, since it would have been more than was asked for."""

    def decompress(self, data: bytes, max_length: int, /) -> bytes:
        """Return at most `max_length` bytes of what `data` unpacks to."""


def decoder(wrap: int) -> Decoder:
    """Return what unpacks a member."""
    made: Decoder = _fastest.decompressobj(wrap)
    return made
