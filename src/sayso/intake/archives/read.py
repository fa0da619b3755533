"""Opens an archive of web pages by what it holds, and reads the pages out of it."""

from __future__ import annotations

import io
import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO, cast

from sayso.errors import IntakeError
from sayso.intake.archives.deflate import GZIP, RAW_DEFLATE
from sayso.intake.archives.head import RecordFormat
from sayso.intake.archives.keep import Keep
from sayso.intake.archives.kind import ZIP_MAGIC, ZSTD_MAGIC, format_of, is_packed, read_opening
from sayso.intake.archives.members import MemberStream
from sayso.intake.archives.plain import PlainStream
from sayso.intake.archives.records import Asked, read_records
from sayso.intake.archives.stream import CHUNK, Stream
from sayso.intake.archives.wacz import Inside, find_archives, holds_archives
from sayso.intake.discover import ARCHIVE_SUFFIXES
from sayso.intake.failure import Failure
from sayso.records import Page


def is_archive(path: Path) -> bool:
    """Tell whether a file is an archive of web pages by its first bytes, or should be by its name.

    A ZIP is one if it holds archive/*.warc or .warc.gz. False where the file cannot be read.
    """
    try:
        if not path.is_file():
            return False
        if path.name.lower().endswith(ARCHIVE_SUFFIXES):
            return True
        with path.open("rb") as file:
            opening = read_opening(file)
            if opening.startswith(ZIP_MAGIC):
                return holds_archives(file)
    except OSError:
        return False
    return format_of(opening, "") is not None


def read_archive(
    path: Path,
    *,
    max_bytes: int,
    shown: str | None = None,
    key: str | None = None,
    after: int = 0,
    keep: Keep | None = None,
    passed: Counter[str] | None = None,
) -> Iterator[Page | Failure]:
    """Yield the pages of a WARC, ARC (either may be gzipped) or WACZ in their order, a failure for each damaged one.

    A page is a record that was answered with status 200 (or stored as a resource or a conversion) and is HTML, plain
    text or PDF, or of a type that nobody names and that looks like one of them. `passed` counts what is passed over,
    by reason. A page's path is "archive#offset" ("archive#offset.inner" for a record inside of a gzip member that
    others open), its key its address; records without an address take `key` (by default what is shown) and offset.

    `max_bytes` caps one page. `after` is the byte (of the file; of the only archive in a WACZ) from which records are
    read: the offset of a page is the place to go on from; it is not used where a WACZ holds several archives.
    Nothing is raised for what the file holds, and memory stays within about five times `max_bytes`.
    """
    name = shown if shown is not None else os.fsencode(path).decode("utf-8", "backslashreplace")
    asked = Asked(name, key if key is not None else name, max_bytes, keep or Keep(), Counter())
    if passed is not None:
        asked = replace(asked, passed=passed)
    try:
        if not path.is_file():
            yield Failure(name, "no such file. Check the spelling.")
            return
        with path.open("rb", buffering=CHUNK) as file:
            yield from _read_file(file, path, asked, after)
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        yield Failure(name, f"cannot be read ({why}). Check the file and who may read it.")


def _read_file(file: BinaryIO, path: Path, asked: Asked, after: int) -> Iterator[Page | Failure]:
    opening = read_opening(file)
    if opening.startswith(ZIP_MAGIC):
        yield from _read_wacz(file, asked, after)
    elif opening.startswith(ZSTD_MAGIC):
        yield Failure(asked.shown, "an archive packed with Zstandard, which is not read. Unpack it first.")
    elif form := format_of(opening, path.name):
        size = file.seek(0, io.SEEK_END)
        stream: Stream = MemberStream(file, size, form) if is_packed(opening) else PlainStream(file, size, form)
        yield from _read_stream(stream, form, size, asked, after)
    else:
        yield Failure(asked.shown, "no archive: no WARC or ARC record at its start. Check what the file is.")


def _read_stream(stream: Stream, form: RecordFormat, size: int, asked: Asked, after: int) -> Iterator[Page | Failure]:
    if size == 0:
        yield Failure(asked.shown, "empty. Fetch it again.")
    elif stream.start_at(after):
        yield from read_records(stream, form, asked)


def _read_wacz(file: BinaryIO, asked: Asked, after: int) -> Iterator[Page | Failure]:
    try:
        archives = find_archives(file)
    except IntakeError as error:
        yield Failure(asked.shown, str(error))
        return
    for archive in archives:
        if isinstance(archive, Inside):
            shown = f"{asked.shown}!{archive.name}"
            inside = replace(asked, shown=shown, key=f"{asked.key}!{archive.name}")
            yield from _read_inside(archive, inside, after if len(archives) == 1 else 0)
        else:
            name, reason = archive
            yield Failure(f"{asked.shown}!{name}", reason)


def _read_inside(archive: Inside, asked: Asked, after: int) -> Iterator[Page | Failure]:
    file = cast(BinaryIO, io.BufferedReader(archive.window, CHUNK))
    opening = read_opening(file)
    form = format_of(b"" if archive.is_deflated else opening, archive.name)
    stream: Stream
    if form is None or (archive.is_deflated and archive.name.lower().endswith(".gz")):
        yield Failure(asked.shown, "compressed twice over, by gzip and by ZIP, which is not read. Unpack it first.")
        return
    if archive.is_deflated:
        stream = MemberStream(file, archive.size, form, RAW_DEFLATE)
    elif is_packed(opening):
        stream = MemberStream(file, archive.size, form, GZIP)
    else:
        stream = PlainStream(file, archive.size, form)
    yield from _read_stream(stream, form, archive.size, asked, after)
