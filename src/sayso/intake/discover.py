"""Turns the paths a person gave into pages, one in memory at a time; what cannot be read is told, not raised."""

from __future__ import annotations

import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from sayso.errors import UsageError
from sayso.intake.failure import Failure
from sayso.records import Page
from sayso.records.page import STANDARD_INPUT

DEFAULT_MAX_BYTES = 10_000_000
"""Larger pages are refused: the largest article page we have seen is 3 MB, and 50 MB of HTML take over 40 s to read."""

PAGE_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".txt", ".md", ".eml", ".mhtml", ".mht", ".pdf", ""})
"""What a folder is searched for, beside archives; a file that is named itself is read whatever its name."""

ARCHIVE_SUFFIXES = (".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz", ".wacz")
"""What an archive is named; one that a person names is known by its first bytes, too."""

_ADDRESS = re.compile(r"https?://", re.IGNORECASE)


def is_address(path: str) -> bool:
    """Tell whether a path is an address of the web; a file of such a name is given as "./http:..."."""
    return _ADDRESS.match(path) is not None


def discover(
    paths: Sequence[str],
    stdin: BinaryIO | None = None,
    max_bytes: int = DEFAULT_MAX_BYTES,
    outlets: frozenset[str] = frozenset(),
) -> Iterator[Page | Failure]:
    """Yield a page, or the failure to get one, for every file that `paths` name, in an order that never changes.

    Folders are searched with everything below them, sorted by name; names that start with a dot are skipped. "-"
    is standard input. An archive gives the pages of its records, of these `outlets` (host names) if any are named.
    `max_bytes` caps the size of one page, not that of an archive.

    Raises:
        UsageError: paths that do not exist, all of them in one message, before anything is read.
    """
    refuse_missing(paths)
    if STANDARD_INPUT in paths and stdin is None:
        raise UsageError("-: there is no standard input to read. Name a file or a folder.")
    return _read_all(tuple(dict.fromkeys(paths)), stdin, max_bytes, outlets)


def refuse_missing(paths: Sequence[str]) -> None:
    """Raise UsageError that names all the paths that do not exist, if there are any."""
    missing = [path for path in paths if path != STANDARD_INPUT and not is_address(path) and not os.path.lexists(path)]
    if missing:
        named = ", ".join(_readable(path) or "(an empty path)" for path in missing)
        raise UsageError(f"{named}: no such file or folder. Check the spelling; nothing was read.")


def count_pages(paths: Sequence[str]) -> int:
    """Return how many files and addresses the paths name, an archive being one, for a progress bar; nothing is read."""
    unique = dict.fromkeys(paths)
    return sum(
        sum(1 for _ in _walk(Path(path))) if path != STANDARD_INPUT and stat.S_ISDIR(_mode(Path(path))) else 1
        for path in unique
    )


def _read_all(
    paths: Sequence[str], stdin: BinaryIO | None, max_bytes: int, outlets: frozenset[str]
) -> Iterator[Page | Failure]:
    for path in paths:
        if path == STANDARD_INPUT and stdin is not None:
            data = stdin.read(max_bytes + 1)
            yield _too_large("-", max_bytes) if len(data) > max_bytes else Page(data, "-", "-")
        elif stat.S_ISDIR(_mode(Path(path))):
            yield from _read_folder(path, max_bytes, outlets)
        else:
            yield from read_place(Path(path), _readable(path), _key_of_file(path), max_bytes, outlets)


def _read_folder(folder: str, max_bytes: int, outlets: frozenset[str]) -> Iterator[Page | Failure]:
    found = False
    for entry in _walk(Path(folder)):
        found = True
        if isinstance(entry, Failure):
            yield entry
            continue
        key = _readable(entry.relative_to(folder).as_posix())
        shown = f"{_readable(folder).rstrip('/')}/{key}"
        if _mode(entry) == 0 or stat.S_ISREG(_mode(entry)):
            yield from read_place(entry, shown, unicodedata.normalize("NFC", key), max_bytes, outlets)
        else:
            yield Failure(shown, "not a regular file; skipped, since reading it may never end.")
    if not found:
        wanted = " ".join((*sorted(PAGE_SUFFIXES - {""}), *ARCHIVE_SUFFIXES))
        yield Failure(_readable(folder), f"no page in this folder ({wanted}, or a name without extension).")


def _walk(top: Path) -> Iterator[Path | Failure]:
    """Yield the files below `top`, depth first and sorted; folders that cannot be listed as failures."""
    waiting: list[tuple[Path, tuple[tuple[int, int], ...]]] = [(top, ())]
    while waiting:
        path, above = waiting.pop()
        if not stat.S_ISDIR(_mode(path)):
            yield path
            continue
        try:
            about = path.stat()
            names = sorted(entry.name for entry in path.iterdir())
        except OSError as error:
            yield Failure(_readable(str(path)), _reason(error))
            continue
        here = (about.st_dev, about.st_ino)
        if here in above:
            yield Failure(_readable(str(path)), "a link back to a folder it lies in; skipped. Remove the link.")
            continue
        inside = [path / name for name in names if not name.startswith(".")]
        waiting.extend((child, (*above, here)) for child in reversed(inside) if _is_wanted(child))


def _is_wanted(path: Path) -> bool:
    return (
        stat.S_ISDIR(_mode(path))
        or path.name.lower().endswith(ARCHIVE_SUFFIXES)
        or path.suffix.lower() in PAGE_SUFFIXES
    )


def read_place(path: Path, shown: str, key: str, max_bytes: int, outlets: frozenset[str]) -> Iterator[Page | Failure]:
    """Yield the page that a file holds, the pages of its records if it is an archive, or why there is none."""
    if path.suffix.lower() not in PAGE_SUFFIXES - {""}:
        # Imported here: the libraries for archives are no page's to wait for.
        from sayso.intake.archives import Keep, is_archive, read_archive

        if is_archive(path):
            yield from read_archive(path, max_bytes=max_bytes, shown=shown, key=key, keep=Keep(outlets))
            return
    yield read_file(path, shown, key, max_bytes)


def read_file(path: Path, shown: str, key: str, max_bytes: int) -> Page | Failure:
    """Return the page that a file holds, or why it gives none."""
    try:
        about = path.stat()
        # The size first: a file of many gigabytes is refused without reading it.
        if stat.S_ISREG(about.st_mode) and about.st_size > max_bytes:
            return _too_large(shown, max_bytes, key)
        with path.open("rb") as file:
            data = file.read(max_bytes + 1)
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            return Failure(shown, "a link to a file that does not exist. Mend or remove the link.", key)
        return Failure(shown, _reason(error), key)
    return _too_large(shown, max_bytes, key) if len(data) > max_bytes else Page(data, shown, key)


def _key_of_file(path: str) -> str:
    absolute = Path(os.path.normpath(Path.cwd() / path))
    inside = absolute.is_relative_to(Path.cwd())
    normal = absolute.relative_to(Path.cwd()) if inside else Path(os.path.normpath(path))
    return unicodedata.normalize("NFC", _readable(normal.as_posix()))


def _mode(path: Path) -> int:
    """Return the mode of what `path` leads to, 0 where it leads nowhere or may not be looked at."""
    try:
        return path.stat().st_mode
    except OSError:
        return 0


def _readable(path: str) -> str:
    """Return the path as text that can be stored: names that are no valid UTF-8 carry lone surrogates in Python."""
    return os.fsencode(path).decode("utf-8", "backslashreplace")


def _reason(error: OSError) -> str:
    why = (error.strerror or type(error).__name__).lower()
    return f"cannot be read ({why}). Check the file and who may read it."


def _too_large(shown: str, max_bytes: int, key: str = "") -> Failure:
    return Failure(shown, f"larger than {max_bytes / 1_000_000:g} MB. Split it, or raise the limit.", key)
