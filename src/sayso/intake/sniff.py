"""Tells text from HTML and from what is no text at all, before anybody tries to read it."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Literal

PageKind = Literal["text", "html"]

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
"""Media types of pages, as servers, mails and feeds name them."""

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
TEXT_SUFFIXES = frozenset({".txt", ".md"})

# The first bytes of the files that people mistake for pages (each format's own specification).
_MAGIC_NUMBERS = (
    (b"\x89PNG\r\n\x1a\n", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF87a", "a GIF image"),
    (b"GIF89a", "a GIF image"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"PK\x05\x06", "a ZIP archive"),
    (b"\x1f\x8b", "gzip-compressed data"),
    (b"BZh", "bzip2-compressed data"),
    (b"\xfd7zXZ\x00", "xz-compressed data"),
    (b"\x28\xb5\x2f\xfd", "zstandard-compressed data"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"Rar!\x1a\x07", "a RAR archive"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old office document"),
    (b"{\\rtf", "an RTF document"),
    (b"SQLite format 3\x00", "an SQLite database"),
    (b"\x7fELF", "a program"),
    (b"OggS", "a sound file"),
    (b"ID3", "a sound file"),
)

_SNIFFED_CHARACTERS = 4096
_CONTROL_SHARE = 0.1
"""Share of control characters from which a text is no text: real pages that we have seen stay below 0.001."""
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")

_HTML_START = re.compile(
    r"(?:\s|<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->)*"
    r"<(?:!doctype\s+html|html|head|body|title|meta|link|script|style|base|main|article|section|header|div|p|h1|table)"
    r"[\s/>]",
    re.IGNORECASE | re.DOTALL,
)


def is_pdf(data: bytes) -> bool:
    """Tell whether bytes are a PDF: its header may stand behind some other bytes (ISO 32000, annex H)."""
    return b"%PDF-" in data[:1024]


def name_binary(data: bytes) -> str | None:
    """Return what kind of file the first bytes give away, or None where they may be text."""
    return next((name for magic, name in _MAGIC_NUMBERS if data.startswith(magic)), None)


def is_mostly_control(text: str) -> bool:
    r"""Tell whether decoded text holds so many NULs and control characters that nobody wrote it.

    >>> is_mostly_control("Kyiv\x00 said so"), is_mostly_control("\x00\x01\x02abc")
    (False, True)
    """
    sample = text[:_SNIFFED_CHARACTERS]
    return len(_CONTROLS.findall(sample)) > _CONTROL_SHARE * len(sample)


def kind_of(path: str, text_start: str, media_type: str | None = None) -> PageKind:
    """Return whether a page is HTML or plain text: by its media type or extension, else by how its text starts."""
    if media_type in HTML_TYPES:
        return "html"
    suffix = PurePosixPath(path.replace("\\", "/")).suffix.lower()
    if suffix in HTML_SUFFIXES:
        return "html"
    if suffix in TEXT_SUFFIXES:
        return "text"
    return "html" if _HTML_START.match(text_start) else "text"
