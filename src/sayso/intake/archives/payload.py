"""Gets from a record's block to the bytes of the page, and makes sure that they are the ones that were stored."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sayso.errors import IntakeError
from sayso.intake.archives.digest import matches
from sayso.intake.archives.head import Head
from sayso.intake.archives.http import Answer, dechunk
from sayso.intake.inflate import GZIP_MAGIC, inflate

_SAMPLE = 512
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LENGTH = re.compile(r"\d{1,18}")


def read_payload(head: Head, answer: Answer | None, block: bytes, max_bytes: int) -> bytes:
    """Return the page that a whole block holds, transfer and content coding undone, at most `max_bytes`.

    Raises:
        IntakeError: a coding is broken, the body is shorter than announced, a digest does not match.
    """
    body = block[answer.body_start :] if answer else block
    stages = [body]
    failure: IntakeError | None = None
    try:
        for stage in _undo(answer, body, max_bytes) if answer else ():
            stages.append(stage)
    except IntakeError as error:
        failure = error
    proofs = _proofs(head, block, stages)
    # A changed byte is the nearer reason: say that the archive is damaged, not that the server sent nonsense.
    if False in proofs and True not in proofs:
        raise IntakeError("its bytes were altered: they do not match the digest stored with them.")
    if failure is not None:
        raise failure
    if not proofs and answer is not None:
        _check_announced(answer, body)
    if len(stages[-1]) > max_bytes:
        raise IntakeError(f"larger than {max_bytes / 1_000_000:g} MB. Raise the limit to read it.")
    return stages[-1]


def _proofs(head: Head, block: bytes, stages: list[bytes]) -> list[bool]:
    """Return what the stored digests say of the bytes, nothing where there are none.

    Crawlers disagree on what the payload is (with chunks, without, unpacked), so any of the stages may match. The
    block's digest is wrong in some archives whose payloads are right, as where headers were rewritten afterwards.
    """
    whole = matches(head.block_digest, block)
    if whole is True:
        return [True]
    parts = [matches(head.payload_digest, stage) for stage in stages]
    return [proof for proof in (whole, *parts) if proof is not None]


def _undo(answer: Answer, body: bytes, max_bytes: int) -> Iterator[bytes]:
    codings = answer.listed("content-encoding")
    if "chunked" in answer.listed("transfer-encoding"):
        body = dechunk(body)
        yield body
    if not codings:
        return
    try:
        yield inflate(body, codings, max_bytes)
    except IntakeError:
        # Many crawlers store the unpacked body and leave the header.
        if not _is_unpacked(body):
            raise
        yield body


def _check_announced(answer: Answer, body: bytes) -> None:
    """Refuse a body shorter than the server said, where no digest shows that all of what came was stored.

    A longer one is usual: it was unpacked, and the header left.
    """
    announced = answer.headers.get("content-length", "")
    if not _LENGTH.fullmatch(announced) or len(body) >= int(announced) or answer.listed("transfer-encoding"):
        return
    if not answer.listed("content-encoding") or not _is_unpacked(body):
        raise IntakeError(f"cut off by the crawl: the server announced {announced} bytes, {len(body)} are stored.")


def _is_unpacked(body: bytes) -> bool:
    """Tell whether a body is readable as it is: no compressed data has 512 bytes without a control character."""
    return not body.startswith(GZIP_MAGIC) and _CONTROLS.search(body[:_SAMPLE]) is None
