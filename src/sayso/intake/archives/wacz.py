"""Finds the archives inside a WACZ (a ZIP with archive/*.warc.gz) and opens them where they lie.

Nothing is extracted: names are only shown, and ZIP's compression is undone piece by piece like that of an archive.
"""

from __future__ import annotations

import re
import struct
import zipfile
from dataclasses import dataclass
from typing import BinaryIO

from sayso.errors import IntakeError
from sayso.intake.archives.kind import ZIP_MAGIC
from sayso.intake.archives.window import Window

MAX_DIRECTORY = 8_000_000
"""Bytes of a ZIP's table of contents, about 80,000 files: it is read into memory as a whole."""

MAX_ARCHIVES = 10_000
"""Archives in one WACZ; crawlers write some tens."""

_INSIDE = re.compile(r"archive/[^/\\]+\.w?arc(?:\.gz)?", re.IGNORECASE)
_END, _END_SIZE = b"PK\x05\x06", 22
_END64_PLACE, _END64 = b"PK\x06\x07", b"PK\x06\x06"
_FULL = 0xFFFFFFFF
_LOCAL_HEAD = 30
_ENCRYPTED = 1


@dataclass(frozen=True, slots=True)
class Inside:
    """An archive inside of a WACZ: its name there, its bytes, and whether ZIP has compressed them."""

    name: str
    window: Window
    size: int
    is_deflated: bool


def holds_archives(file: BinaryIO) -> bool:
    """Tell whether a ZIP holds archives; False, too, where it cannot be read."""
    try:
        return any(_INSIDE.fullmatch(entry.filename) for entry in _entries(file))
    except (IntakeError, OSError):
        return False


def find_archives(file: BinaryIO) -> list[Inside | tuple[str, str]]:
    """Return the archives of a WACZ sorted by name; name and reason of those that cannot be opened.

    Raises:
        IntakeError: the ZIP is broken, holds no archive or too many; the message names no path.
    """
    entries = sorted(
        (entry for entry in _entries(file) if _INSIDE.fullmatch(entry.filename)), key=lambda entry: entry.filename
    )
    if not entries:
        raise IntakeError("no archive in this WACZ: its folder archive/ holds no .warc or .warc.gz.")
    if len(entries) > MAX_ARCHIVES:
        raise IntakeError(f"more than {MAX_ARCHIVES} archives in one WACZ. Unpack it, and read its folder archive/.")
    size = file.seek(0, 2)
    if sum(entry.compress_size for entry in entries) > size:
        raise IntakeError("broken: the archives in this WACZ overlap, or are larger than the file.")
    return [_open_inside(file, entry, size) for entry in entries]


def _open_inside(file: BinaryIO, entry: zipfile.ZipInfo, size: int) -> Inside | tuple[str, str]:
    file.seek(entry.header_offset)
    head = file.read(_LOCAL_HEAD)
    if len(head) < _LOCAL_HEAD or not head.startswith(ZIP_MAGIC):
        return entry.filename, "broken: it is not where the ZIP says."
    start = entry.header_offset + _LOCAL_HEAD + sum(struct.unpack_from("<HH", head, 26))
    if start + entry.compress_size > size:
        return entry.filename, "cut off: the ZIP ends before it does."
    if entry.flag_bits & _ENCRYPTED:
        return entry.filename, "encrypted. Decrypt it first."
    is_deflated = entry.compress_type == zipfile.ZIP_DEFLATED
    if not is_deflated and (entry.compress_type != zipfile.ZIP_STORED or entry.compress_size != entry.file_size):
        return entry.filename, "stored in a way that a WACZ should not use. Unpack it first."
    return Inside(entry.filename, Window(file, start, entry.compress_size), entry.compress_size, is_deflated)


def _entries(file: BinaryIO) -> list[zipfile.ZipInfo]:
    if _directory_size(file) > MAX_DIRECTORY:
        raise IntakeError("its table of contents is too large. Unpack it, and read its folder archive/.")
    file.seek(0)
    try:
        with zipfile.ZipFile(file) as contents:
            return contents.infolist()
    # What a broken table of contents makes zipfile raise: numbers out of place, names in no encoding, wild offsets.
    except (zipfile.BadZipFile, NotImplementedError, struct.error, ValueError, OverflowError) as error:
        raise IntakeError("a broken or incomplete ZIP. Fetch it again.") from error


def _directory_size(file: BinaryIO) -> int:
    """Return the bytes that a ZIP's table of contents claims to have, before anything reads them."""
    size = file.seek(0, 2)
    tail_start = max(0, size - _END_SIZE - 0xFFFF)
    file.seek(tail_start)
    tail = file.read()
    end = len(tail) - _END_SIZE
    # As zipfile does: the very end first, then the last mark before a comment.
    if end < 0 or not tail.startswith(_END, end) or tail[-2:] != b"\0\0":
        end = tail.rfind(_END)
    if end < 0 or end + _END_SIZE > len(tail):
        raise IntakeError("a broken or incomplete ZIP. Fetch it again.")
    claimed: int = struct.unpack_from("<L", tail, end + 12)[0]
    at = end - 20
    if at >= 0 and tail.startswith(_END64_PLACE, at):
        file.seek(min(struct.unpack_from("<Q", tail, at + 8)[0], size))
        end64 = file.read(56)
        if end64.startswith(_END64) and len(end64) == 56:
            claimed = max(claimed if claimed != _FULL else 0, struct.unpack_from("<Q", end64, 40)[0])
    return claimed
