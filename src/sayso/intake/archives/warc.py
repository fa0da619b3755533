"""Reads the heads of WARC records (ISO 28500), versions 0.17 to 1.1."""

from __future__ import annotations

import re

from sayso.intake.archives.damage import DamageError
from sayso.intake.archives.head import Head, RecordFormat, as_text, tidy_address

_HEAD_END = re.compile(rb"\r?\n\r?\n")
_VERSION = re.compile(rb"WARC/\d\.\d{1,2}[ \t]*\r?\n")
_LENGTH = re.compile(r"\d{1,18}")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?Z|\d{4}(?:-\d\d(?:-\d\d)?)?")


def _head_size(data: bytes) -> int | None:
    end = _HEAD_END.search(data)
    return end.end() if end else None


def fields_of(lines: bytes) -> dict[str, str]:
    r"""Return header lines as lower-case names and values; folded lines are joined, repeated names too (by ", ").

    >>> fields_of(b"Date: today\r\nVary: a\r\n b\r\nvary: c")
    {'date': 'today', 'vary': 'a b, c'}
    """
    found: dict[str, str] = {}
    name = ""
    for line in as_text(lines).split("\n"):
        if line[:1] in (" ", "\t") and name:
            found[name] += " " + line.strip()
            continue
        start, colon, value = line.partition(":")
        if colon:
            name = start.strip().lower()
            found[name] = f"{found[name]}, {value.strip()}" if name in found else value.strip()
    return found


def _parse(data: bytes) -> Head:
    version = _VERSION.match(data)
    if version is None:
        raise DamageError("no WARC record starts here, though one should.")
    if _VERSION.search(data, version.end()):
        raise DamageError("cut off: the next record starts within its head.")
    fields = fields_of(data[version.end() :])
    length = fields.get("content-length", "")
    if not _LENGTH.fullmatch(length):
        raise DamageError("its head states no length that could be read.")
    moment = fields.get("warc-date", "")
    return Head(
        kind=fields.get("warc-type", "").lower(),
        length=int(length),
        address=tidy_address(fields.get("warc-target-uri", "")),
        moment=moment if _MOMENT.fullmatch(moment) else None,
        media_type=fields.get("content-type", ""),
        block_digest=fields.get("warc-block-digest"),
        payload_digest=fields.get("warc-payload-digest"),
        truncated=fields.get("warc-truncated"),
        segmented="warc-segment-number" in fields,
    )


WARC = RecordFormat(
    name="WARC",
    start=re.compile(rb"WARC/\d\.\d"),
    scan=re.compile(rb"WARC/\d\.\d{1,2}[ \t]*\r?\n[A-Za-z][A-Za-z-]{1,40}:"),
    size=_head_size,
    parse=_parse,
    breaks=4,
)
