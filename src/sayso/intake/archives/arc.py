"""Reads the heads of ARC records, the Internet Archive's format before WARC: one line each."""

from __future__ import annotations

import re
from datetime import datetime

from sayso.intake.archives.damage import DamageError
from sayso.intake.archives.head import Head, RecordFormat, as_text, tidy_address

# Both versions open with address, IP and moment and close with the length; an address may hold blanks, so the
# moment is looked for. Version 2 has five more fields before the length.
_LINE = re.compile(r"(\S.*?) (\S+) (\d{14}) (?:(\S*)(?: .*)?) (\d{1,18})\r?\n", re.ASCII)
_MOMENT_FORMAT = "%Y%m%d%H%M%S"


def _head_size(data: bytes) -> int | None:
    return data.find(b"\n") + 1 or None


def _parse(data: bytes) -> Head:
    line = _LINE.fullmatch(as_text(data))
    if line is None:
        raise DamageError("no ARC record starts here, though one should; a head names address, IP, date, type, length.")
    address = tidy_address(line[1])
    from_web = address is not None and address.lower().startswith(("http:", "https:"))
    return Head(
        kind="response" if from_web else "filedesc",
        length=int(line[5]),
        address=address,
        moment=_moment(line[3]),
        media_type="application/http" if from_web else line[4],
    )


def _moment(digits: str) -> str | None:
    try:
        return datetime.strptime(digits, _MOMENT_FORMAT).strftime("%Y-%m-%dT%H:%M:%SZ")
    except ValueError:
        return None


ARC = RecordFormat(
    name="ARC",
    start=re.compile(rb"(?:https?|ftp|dns|filedesc|whois|warcinfo):", re.IGNORECASE),
    scan=re.compile(rb"(?<=\n)(?:https?|ftp|dns|filedesc):[^\n]{1,8192}? \d{14} [^\n]{0,1024}? ?\d{1,18}\r?\n"),
    size=_head_size,
    parse=_parse,
    breaks=1,
)
