"""Reads the HTTP answer that a response record holds: status, headers, and the body out of its transfer coding."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sayso.errors import IntakeError
from sayso.intake.archives.warc import fields_of

MAX_ANSWER_HEAD = 65_536
"""Bytes of status line and headers; servers themselves refuse more than 8 to 16 kB of either."""

_STATUS = re.compile(rb"HTTP/\d(?:\.\d)? +(\d{3})(?!\d)")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9A-Fa-f]{1,8})[ \t]*(?:;[^\r\n]{0,1024})?\r?\n")
_LINE_END = re.compile(rb"\r?\n")


@dataclass(frozen=True, slots=True)
class Answer:
    """Status and headers (lower-case names) of an answer, and the byte of the block at which its body starts."""

    status: int
    headers: dict[str, str]
    body_start: int

    def listed(self, name: str) -> list[str]:
        """Return the values of a header that holds a list, in lower case."""
        return [value.strip().lower() for value in self.headers.get(name, "").split(",") if value.strip()]


def read_answer(block: bytes, is_whole: bool) -> Answer:
    """Return the head of an answer from the first bytes of a record's block.

    Raises:
        IntakeError: there is no HTTP status line, or the headers are too long.
    """
    status = _STATUS.match(block)
    if status is None:
        raise IntakeError("holds no HTTP answer: it does not start with a status line.")
    end = _HEAD_END.search(block, 0, MAX_ANSWER_HEAD)
    if end is None and not (is_whole and len(block) <= MAX_ANSWER_HEAD):
        raise IntakeError(f"its HTTP headers are longer than {MAX_ANSWER_HEAD // 1024} kB.")
    lines = block[: end.start() if end else len(block)].partition(b"\n")[2]
    return Answer(int(status[1]), fields_of(lines), end.end() if end else len(block))


def dechunk(body: bytes) -> bytes:
    """Return a body without the sizes of its chunks; as it is where it does not start with one.

    Many crawlers store a body without its chunks and leave the header that announces them.

    Raises:
        IntakeError: the chunks are broken, or the last one is missing.
    """
    position = 0
    parts: list[bytes] = []
    while size := _CHUNK_SIZE.match(body, position):
        start, length = size.end(), int(size[1], 16)
        if length == 0:
            return b"".join(parts)
        end = _LINE_END.match(body, start + length)
        if end is None:
            break
        parts.append(body[start : start + length])
        position = end.end()
    if position == 0 and size is None:
        return body
    if position >= len(body) or (size is not None and start + length >= len(body)):
        raise IntakeError("cut off: the last chunk of its body is missing.")
    raise IntakeError("its body is not chunked as its header says.")
