"""The one way to read an archive, whatever wraps its records; two classes do it, for plain files and gzip members."""

from __future__ import annotations

from typing import Protocol

from sayso.intake.archives.head import Place

CHUNK = 262_144
"""Bytes looked at or unpacked at once: large enough to be fast, small enough that any number of them fits."""


class Stream(Protocol):
    """Reads forward, record by record. All sizes are bytes; every method may raise DamageError and OSError."""

    cut_at_end: bool
    """Whether the archive ends within the line breaks after its last record: that record is whole, a next may lack."""

    @property
    def place(self) -> Place:
        """Where the next byte comes from."""

    def next_record(self) -> bool:
        """Go to where the next record should start; False at the end of the archive."""

    def peek(self, size: int) -> bytes:
        """Return the next bytes and stay before them; fewer at the end of what is stored together."""

    def check(self, length: int) -> None:
        """Refuse a block whose end can be seen to be wrong before it is read."""

    def take(self, size: int) -> bytes:
        """Return the next bytes; fewer where the record ends too early."""

    def skip(self, size: int) -> int:
        """Pass over the next bytes without holding them; return how many there were."""

    def close_record(self) -> None:
        """Refuse a record that does not end where it says."""

    def start_at(self, offset: int) -> bool:
        """Go to the first record that starts at or after a byte of the archive; False where there is none."""

    def recover(self, failed: Place) -> bool:
        """Go on to the next record that can be found after the damaged one; False where there is none."""
