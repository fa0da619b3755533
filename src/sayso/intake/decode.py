"""Turns the bytes of a page into text without ever failing on them: what cannot be decoded becomes U+FFFD."""

from __future__ import annotations

import codecs
import re

from sayso.errors import UsageError

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
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

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


def decode(data: bytes, encoding: str | None = None, declared: str | None = None) -> str:
    """Return the text that `data` holds, without its byte order mark.

    `encoding` is what the person says and always counts; then come a byte order mark, `declared` (what the page
    says of itself, forgiven where it is wrong) and the bytes themselves: UTF-8 where they are valid, windows-1252
    where no sequence of theirs is UTF-8, else UTF-8 with its faults replaced.

    >>> decode(b"caf\\xe9"), decode("café".encode()), decode("caf\\xe9 ".encode() + b"\\xe9")
    ('café', 'café', 'café \ufffd')

    Raises:
        UsageError: `encoding` is not the name of an encoding of text.
    """
    if encoding is not None:
        text = _decode_as(data, encoding)
    elif (marked := _marked_encoding(data)) is not None:
        text = data.decode(marked, "replace")
    elif (wide := _unmarked_utf16(data)) is not None:
        text = data.decode(wide, "replace")
    else:
        as_declared = _decode_declared(data, declared) if declared else None
        text = _decode_by_bytes(data) if as_declared is None else as_declared
    return _LONE_SURROGATE.sub(REPLACEMENT, text.removeprefix("\ufeff"))


def _decode_as(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding, "replace")
    except (LookupError, ValueError) as error:
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


def _decode_declared(data: bytes, declared: str) -> str | None:
    """Return the text as the page declares it, or None where the declaration cannot be right."""
    try:
        name = codecs.lookup(declared.strip()).name
        name = codecs.lookup(_WHATWG_LABELS.get(name, name)).name
        if name.replace("_", "-") in _NO_PAGE_S_OWN:
            return None
        if name == "utf-8" or (name.startswith(("cp125", "iso8859")) and _is_utf8(data)):
            # Bytes of a one-byte encoding are hardly ever valid UTF-8 by chance: the page was saved anew.
            return None
        return data.decode(name, "replace")
    except (LookupError, ValueError):
        return None


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _decode_by_bytes(data: bytes) -> str:
    if not _is_utf8(data) and not _MULTI_BYTE_UTF8.search(data):
        return data.decode(FALLBACK_ENCODING, "replace")
    return data.decode("utf-8", "replace")
