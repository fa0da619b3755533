"""Cuts a mail or a saved page (MIME) into its parts, in one pass over the bytes that no message can make long.

The parser of the standard library walks every line past every open boundary and calls itself for each level, so a
message can make it run for minutes or out of stack. It also changes from one Python to the next, while the bytes that
a record points at must be found again on any of them. So this is ours: what it cannot make sense of is a part
without children.
"""

from __future__ import annotations

import binascii
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sayso.errors import IntakeError
from sayso.intake.decode import FALLBACK_ENCODING

MAX_DEPTH = 20
"""Deepest level that is opened: a newsletter forwarded five times lies ten levels deep."""
MAX_PARTS = 10_000
"""Parts that are counted, from the first on: a saved page has one for each picture and style sheet, some hundreds."""
MAX_HEADER_BYTES = 262_144
"""Longest headers of a part: seals of the relays on the way make up to 30,000 bytes."""
MAX_VALUE_BYTES = 8192
"""What is read of one header value: a boundary has at most 70 characters, a subject seldom more than 200."""

_HEADER = re.compile(rb"([!-9;-~]{1,100})[ \t]*:")
_ENVELOPE = re.compile(rb">?From [^\r\n]*\r?\n")
_PARAMETER = re.compile(r""";\s*([\w*-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)(?:"|\Z)|([^\s;"]+))""", re.DOTALL)
_QUOTED_PAIR = re.compile(r"\\(.)")
_NO_BASE64 = bytes(set(range(256)) - set(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"))
_UNREADABLE = frozenset({"uuencode", "x-uuencode", "uue", "x-uue", "x-yenc", "binhex", "mac-binhex40"})


@dataclass(frozen=True)
class MimePart:
    """One part of a message: its headers by lower-case name, and where its body lies in the bytes, `[start, end)`.

    `inside` holds the numbers of the parts around it, the message itself (0) first. Of a header that comes twice the
    first counts.
    """

    number: int
    headers: Mapping[str, str]
    start: int
    end: int
    inside: tuple[int, ...] = ()

    @property
    def media_type(self) -> str:
        """The media type in lower case, "text/plain" where the part names none."""
        named = self.headers.get("content-type", "").partition(";")[0].strip().lower()
        return named if named.count("/") == 1 else "text/plain"

    def parameter(self, name: str) -> str | None:
        """Return a parameter of the part's Content-Type, None where it has none of this name."""
        for found, quoted, bare in _PARAMETER.findall(self.headers.get("content-type", "")):
            if found.lower() == name:
                return (_QUOTED_PAIR.sub(r"\1", quoted) or bare).strip() or None
        return None


def walk_parts(data: bytes) -> Iterator[MimePart]:
    """Yield the message and every part in it, each before those that it holds, numbered in this order from 0.

    Raises:
        IntakeError: headers longer than any mail has.
    """
    envelope = _ENVELOPE.match(data)
    waiting: list[tuple[int, int, tuple[int, ...]]] = [(envelope.end() if envelope else 0, len(data), ())]
    number = 0
    while waiting and number < MAX_PARTS:
        start, end, inside = waiting.pop()
        headers, body = _read_headers(data, start, end)
        part = MimePart(number, headers, body, end, inside)
        yield part
        if len(inside) < MAX_DEPTH:
            waiting.extend((*child, (*inside, number)) for child in reversed(_children(data, part)))
        number += 1


def undo_transfer(part: MimePart, data: bytes) -> bytes:
    """Return the bytes of a part of the message `data` as they were before they were made fit for the mail.

    Base64 is read up to its padding and past what is not of its alphabet; a name that nobody knows stands for bytes
    that were left as they are.

    Raises:
        IntakeError: an encoding of the last century (uuencode) that is not read.
    """
    encoding = part.headers.get("content-transfer-encoding", "").strip().lower()
    body = data[part.start : part.end]
    if encoding in _UNREADABLE:
        raise IntakeError(f"a text encoded as {encoding}, which is not read. Save the message as HTML or text.")
    if encoding == "quoted-printable":
        return binascii.a2b_qp(body)
    if encoding == "base64":
        digits = body.partition(b"=")[0].translate(None, _NO_BASE64)
        # One digit alone carries six bits, which make no byte.
        digits = digits[: len(digits) - 1] if len(digits) % 4 == 1 else digits
        return binascii.a2b_base64(digits + b"=" * (-len(digits) % 4))
    return body


def read_opening_headers(data: bytes) -> Mapping[str, str]:
    """Return the headers that `data` opens with; empty where its first line is none."""
    envelope = _ENVELOPE.match(data)
    return _read_headers(data, envelope.end() if envelope else 0, len(data))[0]


def _read_headers(data: bytes, start: int, end: int) -> tuple[Mapping[str, str], int]:
    """Return the headers at `start`, unfolded, and where the body behind them starts.

    A line that is no header ends them and belongs to the body.
    """
    lines: dict[str, list[bytes]] = {}
    name, position = "", start
    while position < end:
        if position - start > MAX_HEADER_BYTES:
            raise IntakeError(f"more than {MAX_HEADER_BYTES:,} bytes of headers, so no mail. Save the message again.")
        stop = data.find(b"\n", position, min(end, position + MAX_HEADER_BYTES + 1))
        after = stop + 1 if stop >= 0 else min(end, position + MAX_HEADER_BYTES + 1)
        line = data[position:after].rstrip(b"\r\n")
        if not line:
            return _decoded(lines), after
        if line[:1] in b" \t" and name:
            lines[name].append(line)
        elif found := _HEADER.match(line):
            name = found[1].decode("ascii").lower()
            # The first of a name counts; what folds on behind another one goes nowhere.
            if name in lines:
                name = "\n"
                lines[name] = []
            lines.setdefault(name, []).append(line[found.end() :])
        else:
            return _decoded(lines), position
        position = after
    return _decoded(lines), end


def _decoded(lines: Mapping[str, list[bytes]]) -> Mapping[str, str]:
    return {
        name: _as_text(b"".join(folded)[:MAX_VALUE_BYTES]).strip() for name, folded in lines.items() if name != "\n"
    }


def _as_text(value: bytes) -> str:
    """Return a header as text: ASCII by the book, and what programs write for it in fact."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.decode(FALLBACK_ENCODING, "replace")


def _children(data: bytes, part: MimePart) -> list[tuple[int, int]]:
    """Return where the parts inside of `part` lie, `[start, end)`."""
    if part.media_type == "message/rfc822":
        return [(part.start, part.end)]
    boundary = part.parameter("boundary")
    if not part.media_type.startswith("multipart/") or boundary is None:
        return []
    found: list[tuple[int, int]] = []
    opened: int | None = None
    for before, after, last in _delimiters(data, part, b"--" + boundary.encode("utf-8")):
        if opened is not None:
            found.append((opened, max(opened, before)))
        opened = None if last else after
        if last or len(found) >= MAX_PARTS:
            return found
    # Cut off in the middle: the last part goes as far as there is something.
    return found if opened is None else [*found, (opened, part.end)]


def _delimiters(data: bytes, part: MimePart, mark: bytes) -> Iterator[tuple[int, int, bool]]:
    """Yield where the text before each boundary ends, where that behind it starts, and whether it was the last."""
    position = part.start
    while (found := data.find(mark, position, part.end)) >= 0:
        position = found + len(mark)
        if found > part.start and data[found - 1] != ord("\n"):
            continue
        stop = data.find(b"\n", position, part.end)
        after = part.end if stop < 0 else stop + 1
        # "--outer" also opens "--outer-inner": only the whole line counts.
        rest = data[position : min(after, position + MAX_VALUE_BYTES)].strip()
        if rest not in (b"", b"--"):
            continue
        before = found - (2 if data[found - 2 : found] == b"\r\n" else 1)
        yield max(part.start, before), after, rest == b"--"
        position = after
