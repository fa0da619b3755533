"""Turns the bytes of a page into text without ever failing on them, and knows which bytes each character came from.

What cannot be decoded becomes U+FFFD.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from sayso.errors import IntakeError, UsageError

Starts = NDArray[np.int64]

REPLACEMENT = "\ufffd"
FALLBACK_ENCODING = "windows-1252"
"""What the WHATWG Encoding Standard falls back to for pages in western languages."""

# UTF-32 first: its little-endian mark starts with that of UTF-16.
BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_MULTI_BYTE_UTF8 = re.compile(
    rb"[\xC2-\xDF][\x80-\xBF]|\xE0[\xA0-\xBF][\x80-\xBF]|[\xE1-\xEF][\x80-\xBF]{2}"  # lone surrogates (ED A0 …) too
    rb"|\xF0[\x90-\xBF][\x80-\xBF]{2}|[\xF1-\xF3][\x80-\xBF]{3}|\xF4[\x80-\x8F][\x80-\xBF]{2}"
)
_MARK = "\ufeff"
_REPLACING = "sayso-replacing"
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

_META_CHARSET = re.compile(rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)
_XML_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,100}?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{2,40})", re.IGNORECASE)

_DECLARATION_BYTES = 4096
"""Browsers look at 1,024 bytes; saved pages carry comments and scripts before the declaration."""

_SNIFFED_BYTES = 4096
_MIN_SNIFFED_BYTES = 8
_NUL_SHARE = 0.6
"""Share of NULs among the high bytes that makes text UTF-16: Latin letters, digits and spaces all have a zero there."""

# Labels that browsers read as another encoding (WHATWG Encoding Standard, "Names and labels"), where Python differs.
_WHATWG_LABELS = {
    "ascii": "windows-1252",
    "iso8859-1": "windows-1252",
    "iso8859-9": "windows-1254",
    "iso8859-11": "cp874",
    "tis-620": "cp874",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    # A page whose declaration can be read as ASCII is not UTF-16.
    "utf-16": "utf-8",
    "utf-16-le": "utf-8",
    "utf-16-be": "utf-8",
    "utf-32": "utf-8",
    "utf-7": "utf-8",
}

_NO_PAGE_S_OWN = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape"})
"""Codecs that Python has and no browser knows; punycode takes 20 minutes for 10 MB, which a page could ask for."""


@dataclass(frozen=True)
class Decoded:
    """The text that bytes hold, and where each of its code points lies in them.

    `encoding` is a name that Python knows; `text` has no byte order mark, and U+FFFD for what cannot be decoded.
    """

    data: bytes
    encoding: str
    text: str
    faults: tuple[tuple[int, int], ...] = ()

    @cached_property
    def starts(self) -> Starts:
        """Return the offset of the byte at which each code point starts, and that of the end, as int64."""
        return byte_starts(self)


def declared_encoding(data: bytes) -> str | None:
    """Return the encoding that a page names in its first bytes, None where it names none."""
    start = data[:_DECLARATION_BYTES]
    found = _XML_ENCODING.match(start) or _META_CHARSET.search(start)
    return found[1].decode("ascii") if found else None


def decode(data: bytes, encoding: str | None = None, declared: Sequence[str | None] = ()) -> Decoded:
    """Return the text that `data` holds, without its byte order mark.

    `encoding` is what the person says and always counts; then come a byte order mark, `declared` (what the page and
    its carrier say, forgiven where they are wrong) and the bytes themselves: UTF-8 where they are valid, windows-1252
    where no sequence of theirs is UTF-8, else UTF-8 with its faults replaced.

    >>> [decode(data).text for data in (b"caf\\xe9", "café".encode(), "caf\\xe9 ".encode() + b"\\xe9")]
    ['café', 'café', 'café \ufffd']

    Raises:
        UsageError: `encoding` is not the name of an encoding of text.
    """
    if encoding is not None:
        return _decode_as(data, encoding)
    said = (name for value in declared if value and (name := _declared_encoding(data, value)))
    name = _marked_encoding(data) or _unmarked_utf16(data) or next(said, None) or _encoding_by_bytes(data)
    return decode_with(data, name)


def decode_with(data: bytes, encoding: str) -> Decoded:
    """Return the text of `data` in an encoding that Python knows, each fault of it one U+FFFD."""
    faults: list[tuple[int, int]] = []

    def replace(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        faults.append((error.start, error.end))
        return REPLACEMENT, error.end

    # Registered anew for every page: the handler is how a codec tells where its faults lie.
    codecs.register_error(_REPLACING, replace)
    text = data.decode(encoding, _REPLACING)
    return Decoded(data, encoding, _LONE_SURROGATE.sub(REPLACEMENT, text.removeprefix(_MARK)), tuple(faults))


def byte_starts(decoded: Decoded) -> Starts:
    """Return where each code point of a decoded text starts in its bytes, and where the last one ends."""
    data, encoding = decoded.data, codecs.lookup(decoded.encoding).name
    octets = np.frombuffer(data, np.uint8)
    whole = None
    if encoding == "utf-8":
        whole = (octets & 0xC0) != 0x80
    elif encoding in ("utf-16-le", "utf-16-be"):
        whole = np.zeros(len(data), bool)
        whole[0::2] = True
        high = octets[1::2] if encoding.endswith("le") else octets[0::2][: len(octets[1::2])]
        whole[0 : 2 * len(high) : 2] = (high & 0xFC) != 0xDC
    elif len(decoded.text) == len(data):
        return np.arange(len(data) + 1)
    if whole is None:
        starts = _starts_by_feeding(decoded)
    else:
        for first, last in decoded.faults:
            whole[first:last] = False
            whole[first] = True
        starts = np.flatnonzero(whole)
    # A byte order mark is a code point, but no part of the text.
    starts = starts[len(starts) - len(decoded.text) :]
    if len(starts) < len(decoded.text):
        raise IntakeError(f"its bytes cannot be told apart in {decoded.encoding}. Save the page as UTF-8.")
    return np.append(starts, len(data))


def _starts_by_feeding(decoded: Decoded) -> Starts:
    """Feed a decoder byte by byte: slow, and right for every encoding of several bytes."""
    data = decoded.data
    starts: list[int] = []
    position = 0
    for first, last in (*decoded.faults, (len(data), len(data))):
        decoder = codecs.getincrementaldecoder(decoded.encoding)()
        begun = position
        for index in range(position, first):
            if given := decoder.decode(data[index : index + 1]):
                starts += [begun] * len(given)
                begun = index + 1
        if last > first:
            starts.append(first)
        position = last
    return np.array(starts, np.int64)


def _decode_as(data: bytes, encoding: str) -> Decoded:
    try:
        name = codecs.lookup(encoding).name
        # Named without its byte order, which only the mark can tell: without one Python takes this machine's.
        name = (_marked_encoding(data) or f"{name}-le") if name in ("utf-16", "utf-32") else name
        return decode_with(data, "utf-8" if name == "utf-8-sig" else name)
    except (LookupError, ValueError, AssertionError, TypeError) as error:
        raise UsageError(
            f"{encoding!r} is not an encoding that text can be read with. Try utf-8, windows-1252 or utf-16."
        ) from error


def _marked_encoding(data: bytes) -> str | None:
    return next((name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)), None)


def _unmarked_utf16(data: bytes) -> str | None:
    sample = data[:_SNIFFED_BYTES]
    if len(sample) < _MIN_SNIFFED_BYTES or b"\x00" not in sample:
        return None
    half = len(sample) // 2
    even, odd = sample[0::2].count(0) / half, sample[1::2].count(0) / half
    if odd >= _NUL_SHARE and even == 0:
        return "utf-16-le"
    if even >= _NUL_SHARE and odd == 0:
        return "utf-16-be"
    return None


def _declared_encoding(data: bytes, declared: str) -> str | None:
    """Return the encoding that is declared, as Python and browsers call it, None where that cannot be right."""
    try:
        name = codecs.lookup(declared.strip()).name
        name = codecs.lookup(_WHATWG_LABELS.get(name, name)).name
        if name.replace("_", "-") in _NO_PAGE_S_OWN:
            return None
        if name == "utf-8" or (name.startswith(("cp125", "iso8859")) and _is_utf8(data)):
            # Bytes of a one-byte encoding are hardly ever valid UTF-8 by chance: the page was saved anew.
            return None
        data.decode(name, "replace")
    except (LookupError, ValueError):
        return None
    return name


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _encoding_by_bytes(data: bytes) -> str:
    return "utf-8" if _is_utf8(data) or _MULTI_BYTE_UTF8.search(data) else FALLBACK_ENCODING
