"""Reads an archive of gzip members: each one's checksum is verified before its last record counts as whole.

Records usually have a member each, but may also share one (a file packed as a whole) or go on in the next.
"""

from __future__ import annotations

from typing import BinaryIO

from sayso.intake.archives.damage import DamageError
from sayso.intake.archives.deflate import DEFLATE_ERRORS, GZIP, RAW_DEFLATE, Decoder, decoder
from sayso.intake.archives.head import BEGIN, Place, RecordFormat
from sayso.intake.archives.stream import CHUNK
from sayso.intake.inflate import GZIP_MAGIC

_READ = 65_536
_MEMBER_START = GZIP_MAGIC + b"\x08"
_TRIAL = 4_096
"""Packed bytes that are unpacked to see whether a member that may only look like one starts a record."""

_LOOK_BACK = 262_144
"""Packed bytes that the decoder may have run through after the damage; the next member is searched from there."""


class MemberStream:
    """A stream (see Stream) over a file of `size` bytes that can seek; `wrap` is GZIP or RAW_DEFLATE (one member)."""

    def __init__(self, file: BinaryIO, size: int, form: RecordFormat, wrap: int = GZIP) -> None:
        self.cut_at_end = False
        self._file = file
        self._size = size
        self._form = form
        self._wrap = wrap
        # Nested members could make us search the same bytes again and again; in total this often and no more.
        self._look_back_left = 4 * size + 64 * _LOOK_BACK
        self._go_to(0)

    def _go_to(self, offset: int) -> None:
        self._file.seek(offset)
        self._read_to = offset
        self._member = offset
        self._inner = 0
        self._decoder: Decoder | None = None
        self._packed = b""
        self._buffer = b""
        self._used = 0
        self._broken = False

    @property
    def place(self) -> Place:
        """The member, and the byte of its content."""
        return Place(self._member, self._inner)

    def next_record(self) -> bool:
        """Pass line breaks and ends of members."""
        size = BEGIN
        while True:
            chunk = self.peek(size)
            rest = len(chunk.lstrip(b"\r\n"))
            self._drop(len(chunk) - rest)
            if rest:
                return True
            if not chunk and not self._open_next():
                return False
            size = CHUNK

    def peek(self, size: int) -> bytes:
        """Look ahead no further than the end of the member."""
        while len(self._buffer) - self._used < size:
            piece = self._unpack(max(size, _READ))
            if not piece:
                break
            self._buffer = self._buffer[self._used :] + piece
            self._used = 0
        return self._buffer[self._used : self._used + size]

    def check(self, length: int) -> None:
        """Nothing can be seen of a block before it is unpacked."""

    def take(self, size: int) -> bytes:
        """Go on in the next member unless a record starts there."""
        parts = []
        missing = size
        while missing and (piece := self._take_some(missing)):
            parts.append(piece)
            missing -= len(piece)
        return b"".join(parts)

    def skip(self, size: int) -> int:
        """Unpack, since only that shows where the record ends, and hold nothing."""
        missing = size
        while missing and (piece := self._take_some(missing)):
            missing -= len(piece)
        return size - missing

    def close_record(self) -> None:
        """Look behind the record, which verifies the checksum of a member that ends there."""
        if not self._form.ends_well(self.peek(BEGIN)):
            raise DamageError("its length is wrong: no record follows where it should end.")

    def start_at(self, offset: int) -> bool:
        """Go to the first member at or after the byte; nothing before it is unpacked."""
        self._go_to(offset)
        return offset < self._size if offset == 0 else self._search(offset)

    def recover(self, failed: Place) -> bool:
        """Search the rest of the member, if it can be unpacked, then for the next member."""
        if not self._broken:
            try:
                return self._scan_member(failed)
            except DamageError:
                pass  # the member itself is damaged: the next one is searched for
        if self._wrap == RAW_DEFLATE:
            return False
        start = max(self._member + 1, self._read_to - min(_LOOK_BACK, self._look_back_left))
        self._look_back_left -= max(0, self._read_to - start)
        return self._search(start)

    def _scan_member(self, failed: Place) -> bool:
        if self._inner == 0 and self.place != failed and self._form.start.match(self.peek(BEGIN)):
            return True
        self._drop(len(self.peek(1)))
        while chunk := self.peek(CHUNK):
            if found := self._form.scan.search(chunk):
                self._drop(found.start())
                return True
            # A head must not be cut in two by the chunks' border, unless the member ends here.
            self._drop(len(chunk) if len(chunk) < CHUNK else len(chunk) // 2)
        return self._open_next()

    def _search(self, start: int) -> bool:
        while start < self._size:
            self._file.seek(start)
            window = self._file.read(CHUNK)
            found = window.find(_MEMBER_START)
            while found >= 0:
                if self._starts_record(start + found):
                    self._go_to(start + found)
                    return True
                found = window.find(_MEMBER_START, found + 1)
            if len(window) < len(_MEMBER_START):
                break
            start += len(window) - len(_MEMBER_START) + 1
        self._go_to(self._size)
        return False

    def _starts_record(self, offset: int) -> bool:
        self._file.seek(offset)
        try:
            opening = decoder(self._wrap).decompress(self._file.read(_TRIAL), BEGIN)
        except DEFLATE_ERRORS:
            return False
        return self._form.start.match(opening.lstrip(b"\r\n")) is not None

    def _take_some(self, limit: int) -> bytes:
        """Return the next bytes of the record, from the next member where it goes on there; b"" where it ends."""
        while True:
            piece = self._buffer[self._used : self._used + limit]
            if piece:
                self._drop(len(piece))
                return piece
            piece = self._unpack(min(limit, CHUNK))
            if piece:
                self._inner += len(piece)
                return piece
            if not self._open_next() or self._form.start.match(self.peek(BEGIN)):
                return b""

    def _drop(self, size: int) -> None:
        self._used += size
        self._inner += size

    def _unpack(self, limit: int) -> bytes:
        """Return some more of the member, at most `limit` bytes; b"" at its end, its checksum verified."""
        while self._decoder is not None and not self._decoder.eof:
            if not self._packed:
                self._packed = self._read()
            ended = not self._packed
            try:
                piece = self._decoder.decompress(self._packed, limit)
            except DEFLATE_ERRORS as error:
                self._broken = True
                raise DamageError("its compressed data is broken.") from error
            self._packed = self._decoder.unconsumed_tail
            if piece:
                return piece
            if ended:
                self._broken = True
                raise DamageError("cut off: the archive ends within its compressed data.")
        return b""

    def _open_next(self) -> bool:
        """Go to the member that follows; False at the end of the archive."""
        rest = self._decoder.unused_data if self._decoder is not None else b""
        self._member = self._read_to - len(rest)
        rest = rest or self._read()
        if not rest:
            return False
        self._inner = 0
        self._buffer = b""
        self._used = 0
        if self._wrap == RAW_DEFLATE and self._member > 0:
            return False
        if self._wrap == GZIP and not rest.startswith(GZIP_MAGIC[: len(rest)]):
            self._broken = True
            raise DamageError("no gzip member starts here, though one should.")
        self._decoder = decoder(self._wrap)
        self._packed = rest
        return True

    def _read(self) -> bytes:
        data = self._file.read(_READ)
        self._read_to += len(data)
        return data
