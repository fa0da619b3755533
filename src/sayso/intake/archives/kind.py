"""Tells archives apart by what they hold; a name only counts where the first record is damaged."""

from __future__ import annotations

import re
from typing import BinaryIO

from sayso.intake.archives.arc import ARC
from sayso.intake.archives.deflate import DEFLATE_ERRORS, GZIP, decoder
from sayso.intake.archives.head import RecordFormat
from sayso.intake.archives.warc import WARC
from sayso.intake.inflate import GZIP_MAGIC

ZIP_MAGIC = b"PK\x03\x04"
ZSTD_MAGIC = b"\x28\xb5\x2f\xfd"
_OPENING = 4_096

_WARC_START = re.compile(rb"[\r\n]*WARC/\d\.\d{1,2}[ \t]*\r?\n")
_ARC_START = re.compile(rb"[\r\n]*(?:filedesc://|https?://\S{1,2048} [0-9.]{7,15} \d{14} )")
_NAMES = ((".warc", WARC), (".warc.gz", WARC), (".arc", ARC), (".arc.gz", ARC))


def is_packed(opening: bytes) -> bool:
    """Tell whether an archive is one of gzip members."""
    return opening.startswith(GZIP_MAGIC)


def format_of(opening: bytes, name: str) -> RecordFormat | None:
    """Return the format of the records that a file opens with, else the one that its name says; None for neither."""
    if is_packed(opening):
        try:
            opening = decoder(GZIP).decompress(opening, _OPENING)
        except DEFLATE_ERRORS:
            opening = b""
    if _WARC_START.match(opening):
        return WARC
    if _ARC_START.match(opening):
        return ARC
    return next((form for suffix, form in _NAMES if name.lower().endswith(suffix)), None)


def read_opening(file: BinaryIO) -> bytes:
    """Return the first bytes of a file, enough for `format_of`; the file is left at its start."""
    file.seek(0)
    opening = file.read(_OPENING)
    file.seek(0)
    return opening
