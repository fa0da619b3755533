"""Reads an archive that is not compressed: ends can be checked before anything is read, damage is searched through."""

from __future__ import annotations

from typing import BinaryIO

from sayso.intake.archives.damage import DamageError
from sayso.intake.archives.head import BEGIN, Place, RecordFormat
from sayso.intake.archives.stream import CHUNK

_OVERLAP = 10_240
"""Bytes that two windows of a search share, so that no head is cut in two by them."""


class PlainStream:
    """A stream (see Stream) over a file of `size` bytes that can seek."""

    def __init__(self, file: BinaryIO, size: int, form: RecordFormat) -> None:
        self.cut_at_end = False
        self._file = file
        self._size = size
        self._form = form
        self._position = 0

    @property
    def place(self) -> Place:
        """The byte of the file."""
        return Place(self._position, 0)

    def next_record(self) -> bool:
        """Pass line breaks."""
        size = BEGIN
        while chunk := self.peek(size):
            rest = len(chunk.lstrip(b"\r\n"))
            self._position += len(chunk) - rest
            if rest:
                return True
            size = CHUNK
        return False

    def peek(self, size: int) -> bytes:
        """Read, and go back."""
        self._file.seek(self._position)
        return self._file.read(size)

    def check(self, length: int) -> None:
        """Look at what lies behind the block, so that a wrong length costs nothing."""
        end = self._position + length
        if end > self._size:
            stored = self._size - self._position
            raise DamageError(f"cut off: {stored} of its {length} bytes are here, then the archive ends.")
        self._file.seek(end)
        following = self._file.read(BEGIN)
        if not self._form.ends_well(following):
            raise DamageError(f"its length is wrong: no record follows after its {length} bytes.")
        if end + len(following) == self._size and len(following) < self._form.breaks:
            self.cut_at_end = True

    def take(self, size: int) -> bytes:
        """Read on."""
        data = self.peek(size)
        self._position += len(data)
        return data

    def skip(self, size: int) -> int:
        """Jump."""
        skipped = min(size, self._size - self._position)
        self._position += skipped
        return skipped

    def close_record(self) -> None:
        """Nothing is left to do: `check` has looked at the end."""

    def start_at(self, offset: int) -> bool:
        """Go to the byte if a record starts there, else search from it."""
        self._position = offset
        if offset == 0 or self._form.start.match(self.peek(BEGIN)):
            return offset < self._size
        return self._search(offset)

    def recover(self, failed: Place) -> bool:
        """Search from the damaged record on: a wrong length may have hidden the ones behind it."""
        return self._search(failed.offset + 1)

    def _search(self, start: int) -> bool:
        while start < self._size:
            self._file.seek(start)
            window = self._file.read(CHUNK)
            if found := self._form.scan.search(window):
                self._position = start + found.start()
                return True
            if len(window) <= _OVERLAP or start + len(window) >= self._size:
                break
            start += len(window) - _OVERLAP
        self._position = self._size
        return False
