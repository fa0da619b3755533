"""A part of a file as if it were a file: an archive stored inside a WACZ is read where it lies."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from typing_extensions import Buffer


class Window(io.RawIOBase):
    """Bytes `start` to `start + size` of an open file that can seek."""

    def __init__(self, file: BinaryIO, start: int, size: int) -> None:
        self._file = file
        self._start = start
        self._size = size
        self._position = 0

    def readable(self) -> bool:
        """Say yes: io asks."""
        return True

    def seekable(self) -> bool:
        """Say yes: io asks."""
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        """Go to a byte of the window."""
        base = {io.SEEK_SET: 0, io.SEEK_CUR: self._position, io.SEEK_END: self._size}[whence]
        self._position = max(0, base + offset)
        return self._position

    def readinto(self, buffer: Buffer) -> int:
        """Read on, no further than the end of the window."""
        room = memoryview(buffer).cast("B")
        self._file.seek(self._start + self._position)
        data = self._file.read(min(len(room), max(0, self._size - self._position)))
        room[: len(data)] = data
        self._position += len(data)
        return len(data)
