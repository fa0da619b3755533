"""Reads the records of one archive and gives back the pages among them; what is damaged is told, and passed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from sayso.errors import IntakeError
from sayso.intake.archives.damage import DamageError
from sayso.intake.archives.head import MAX_HEAD, Head, Place, RecordFormat
from sayso.intake.archives.http import MAX_ANSWER_HEAD, Answer, read_answer
from sayso.intake.archives.keep import Keep
from sayso.intake.archives.payload import read_payload
from sayso.intake.archives.stream import Stream
from sayso.intake.archives.wanted import (
    charset_of,
    may_be_page,
    media_type_of,
    why_not_by_answer,
    why_not_by_head,
)
from sayso.intake.failure import Failure
from sayso.records import Page

_USUAL_HEAD = 2_048
"""Bytes looked at first: heads of records take 300 to 900."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the caller of `read_archive` asked for; see there."""

    shown: str
    key: str
    max_bytes: int
    keep: Keep
    passed: Counter[str]


def read_records(stream: Stream, form: RecordFormat, asked: Asked) -> Iterator[Page | Failure]:
    """Yield the pages from where the stream stands to its end, and a failure for every damaged record."""
    while True:
        place = None
        try:
            if not stream.next_record():
                break
            place = stream.place
            result = _read_record(stream, form, place, asked)
        except DamageError as damage:
            place = place or stream.place
            yield Failure(f"{asked.shown}#{place}", str(damage))
            if not stream.recover(place):
                break
            continue
        if result is not None:
            yield result
    if stream.cut_at_end:
        yield Failure(
            asked.shown,
            "ends before the line breaks that close its last record; it may have been cut off there. Fetch it again.",
        )


def _read_record(stream: Stream, form: RecordFormat, place: Place, asked: Asked) -> Page | Failure | None:
    """Return the page of the record at `place`, None where it is passed over; the stream then stands behind it.

    Raises:
        DamageError: the stream does not stand behind the record, but somewhere in it.
    """
    head = _take_head(stream, form)
    stream.check(head.length)
    why_not = why_not_by_head(head) or (None if asked.keep.keeps(head.address) else "other outlet")
    room = 0 if why_not else min(head.length, MAX_ANSWER_HEAD + 1)
    block = stream.take(room)
    if len(block) < room:
        raise _cut_off(len(block), head)
    answer: Answer | None = None
    content_type = head.media_type
    refusal = None
    if why_not is None:
        try:
            if head.kind == "response":
                answer = read_answer(block, is_whole=len(block) == head.length)
                content_type = answer.headers.get("content-type", "")
            why_not = why_not_by_answer(answer, content_type)
            refusal = None if why_not else _refusal(head, answer, asked.max_bytes)
        except IntakeError as error:
            refusal = str(error)
    left = head.length - len(block)
    if why_not or refusal:
        left -= stream.skip(left)
    elif left:
        rest = stream.take(left)
        left -= len(rest)
        block += rest
    if left:
        raise _cut_off(head.length - left, head)
    stream.close_record()
    shown = f"{asked.shown}#{place}"
    if why_not is None and refusal is None:
        try:
            data = read_payload(head, answer, block, asked.max_bytes)
        except IntakeError as error:
            return Failure(shown, str(error))
        if media_type_of(content_type) is not None or may_be_page(data):
            return _page(data, head, content_type, place, asked)
        why_not = "other type"
    if why_not:
        asked.passed[why_not] += 1
        return None
    return Failure(shown, refusal or "")


def _cut_off(stored: int, head: Head) -> DamageError:
    return DamageError(f"cut off: {stored} of its {head.length} bytes are here.")


def _take_head(stream: Stream, form: RecordFormat) -> Head:
    for room in (_USUAL_HEAD, MAX_HEAD):
        opening = stream.peek(room)
        size = form.size(opening)
        if size is not None:
            head = form.parse(opening[:size])
            stream.take(size)
            return head
        if len(opening) < room:
            form.parse(opening)  # says so if this is no head at all
            raise DamageError("cut off: the archive ends within its head.")
    raise DamageError(f"no {form.name} record starts here, or its head is longer than {MAX_HEAD // 1024} kB.")


def _refusal(head: Head, answer: Answer | None, max_bytes: int) -> str | None:
    if head.truncated is not None:
        return f"stored only in part by the crawl (WARC-Truncated: {head.truncated[:40]})."
    if head.segmented:
        return "split over several records, which is not read. Fetch the page itself."
    if head.length - (answer.body_start if answer else 0) > max_bytes:
        return f"larger than {max_bytes / 1_000_000:g} MB. Raise the limit to read it."
    return None


def _page(data: bytes, head: Head, content_type: str, place: Place, asked: Asked) -> Page:
    return Page(
        data=data,
        path=f"{asked.shown}#{place}",
        key=head.address or f"{asked.key}#{place}",
        media_type=media_type_of(content_type),
        charset=charset_of(content_type),
        address=head.address,
        fetched=head.moment,
        archive=asked.shown,
        offset=place.offset,
    )
