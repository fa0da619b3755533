"""Finds the article in a mail (.eml) or in a page that a browser saved with its pictures (.mhtml)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from email.errors import HeaderParseError
from email.header import decode_header, make_header

from sayso.errors import IntakeError
from sayso.intake.dates import iso_date
from sayso.intake.mail_parts import MimePart, read_opening_headers, undo_transfer, walk_parts
from sayso.intake.outlet import web_address
from sayso.intake.said import one_line
from sayso.intake.sniff import HTML_TYPES
from sayso.records import Page

MAX_HEADING_CHARACTERS = 1000
"""What is read of a subject, a sender or an address."""

_ON_THE_WAY = frozenset({"message-id", "received", "return-path", "delivered-to", "x-mozilla-status"})
"""Headers that programs write, not people: a text that opens with "From:" and "Subject:" alone may be typed."""
_SNIFFED_BYTES = 32_768
_WITH_ADDRESS = re.compile(r"(?P<name>[^<>]*)<[^<>]*>\s*\Z")
_SAVED_BY = re.compile(r"<?\s*saved by\b", re.IGNORECASE)


@dataclass(frozen=True)
class Part:
    """The part of a message that carries the article.

    `data` is its bytes without the transfer encoding, which offsets of the article count; `part_bytes` finds them
    again by `number`. `address` is that of a saved page. `subject`, `sender` (the name that a mail shows, without the
    address) and `date` (ISO 8601) are those of the message; a saved page names no sender, and its date says when it
    was saved: `fetched`. What the message does not say is None.
    """

    data: bytes
    number: int
    media_type: str
    charset: str | None
    address: str | None
    subject: str | None
    sender: str | None
    date: str | None
    fetched: str | None = None


def is_mail(data: bytes) -> bool:
    r"""Tell whether bytes open with the headers of a mail or of a saved page.

    >>> is_mail(b"From: <Saved by a browser>\r\nMIME-Version: 1.0\r\n\r\n"), is_mail(b"From: Ana\nDate: Monday\n\nYes")
    (True, False)
    """
    try:
        names = read_opening_headers(data[:_SNIFFED_BYTES]).keys()
    except IntakeError:
        return False
    is_written = {"from", "date"} <= names and ({"to", "subject"} <= names or "content-type" in names)
    return "mime-version" in names or is_written or ("from" in names and not _ON_THE_WAY.isdisjoint(names))


def unwrap(page: Page) -> Part:
    """Return the part of a mail or of a saved page that carries the article.

    In a saved page that is its root: the part that `start` names, or the one from the address of the page, else the
    first of HTML. In a mail it is the HTML where there is any, the plain text otherwise, before anything attached.

    Raises:
        IntakeError: no part holds HTML or plain text, or the headers are no mail's.
    """
    try:
        parts = list(walk_parts(page.data))
        for part in _by_preference(parts):
            data = undo_transfer(part, page.data)
            if data.strip():
                return _described(part, parts, data)
    except IntakeError as error:
        raise IntakeError(f"{page.path}: {error}") from error
    raise IntakeError(
        f"{page.path}: a mail or saved page without any text, only {_kinds(parts)}. Save the article itself."
    )


def part_bytes(data: bytes, number: int) -> bytes:
    """Return the bytes of part `number` of the message `data`, transfer encoding undone.

    Raises:
        IntakeError: the message has no such part.
    """
    for part in walk_parts(data):
        if part.number == number:
            return undo_transfer(part, data)
    raise IntakeError(f"the message has no part {number}. The file is not the one that was read.")


def _by_preference(parts: Sequence[MimePart]) -> list[MimePart]:
    """Return the parts of text, the likeliest article first."""
    texts = [part for part in parts if part.media_type in HTML_TYPES or part.media_type == "text/plain"]
    root = _root(parts)

    def rank(part: MimePart) -> tuple[bool, bool, int, bool, int]:
        around = [parts[number] for number in part.inside]
        attached = any(_is_attached(one) for one in (*around, part))
        messages = sum(one.media_type == "message/rfc822" for one in around)
        return (part.number != root, attached, messages, part.media_type not in HTML_TYPES, part.number)

    return sorted(texts, key=rank)


def _root(parts: Sequence[MimePart]) -> int | None:
    """Return the number of the page that everything else in a saved page belongs to."""
    top = parts[0]
    start, address = top.parameter("start"), top.headers.get("snapshot-content-location")
    for part in parts[1:]:
        if start and part.headers.get("content-id", "").strip("<>") == start.strip("<>"):
            return part.number
    for part in parts[1:]:
        if address and part.headers.get("content-location") == address and part.media_type in HTML_TYPES:
            return part.number
    return None


def _is_attached(part: MimePart) -> bool:
    return part.headers.get("content-disposition", "").lower().startswith("attachment")


def _described(part: MimePart, parts: Sequence[MimePart], data: bytes) -> Part:
    message = _message_of(part, parts)
    address = next(
        (found for headers in (part.headers, message) for name in ("content-location", "snapshot-content-location")
         if (found := web_address(_words(headers.get(name))))), None,
    )  # fmt: skip
    moment = iso_date(message.get("date"))
    sender = message.get("from", "")
    saved = address is not None or "snapshot-content-location" in message or _SAVED_BY.match(sender) is not None
    return Part(
        data=data,
        number=part.number,
        media_type=part.media_type,
        charset=part.parameter("charset"),
        address=address,
        subject=_words(message.get("subject")),
        sender=None if saved else _shown_name(sender),
        date=None if saved else moment,
        fetched=moment if saved else None,
    )


def _message_of(part: MimePart, parts: Sequence[MimePart]) -> Mapping[str, str]:
    """Return the headers of the innermost message around a part: those of a forwarded one, not of who forwards it."""
    path = (*part.inside, part.number)
    for holder, number in zip(reversed(path[:-1]), reversed(path[1:]), strict=True):
        if parts[holder].media_type == "message/rfc822":
            return parts[number].headers
    return parts[0].headers


def _shown_name(value: str) -> str | None:
    """Return the name that stands before an address ("Harbour Post <news@harbourpost.example>"), None without one."""
    found = _WITH_ADDRESS.match(value[:MAX_HEADING_CHARACTERS])
    named = found["name"].strip().strip('"').replace('\\"', '"') if found else ""
    return _words(named)


def _words(value: str | None) -> str | None:
    """Return a header as people read it: encoded words decoded, white space made one, None where nothing is left."""
    short = (value or "")[:MAX_HEADING_CHARACTERS]
    try:
        decoded = str(make_header(decode_header(short)))
    except (HeaderParseError, LookupError, ValueError):
        decoded = short
    return one_line(decoded)


def _kinds(parts: Sequence[MimePart]) -> str:
    kinds = sorted({part.media_type for part in parts if not part.media_type.startswith("multipart/")})
    return ", ".join(kinds[:5]) or "an empty message"
