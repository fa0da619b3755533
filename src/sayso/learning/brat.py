"""Brat standoff as training data: text files, and beside each what one or more persons marked in it.

`X.txt` lies beside `X.ann`, or beside an `X_ANYTHING.ann` for each of several persons; PolNeAR (Newell, Margolin and
Ruths, LREC 2018) keeps the two in folders `text` and `attributions`. An attribution is an event:

    T1<TAB>Cue 10 14<TAB>said
    E1<TAB>Attribution:T1 Source:T2 Cue:T1 Content:T3 Content2:T4

Without a role `Cue`, the event's trigger is the cue. Other events, relations, attributes and notes are passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from sayso.errors import IntakeError, RecordError
from sayso.intake import open_page
from sayso.intake.decode import decode
from sayso.learning.marks import Marked, MarkedArticle
from sayso.learning.offsets import Offsets, count_offsets
from sayso.records import Article, Page, Pieces, Span

_SPAN = re.compile(r"(\S+) (\d{1,9} \d{1,9}(?:;\d{1,9} \d{1,9})*)")
_LINE = re.compile(r"[TEARMN]\d+\t|#\d*\t|\*\t")
"""How every line of brat begins: marks, events, attributes, relations, old attributes, links; notes, equivalences."""
_NUMBERED = re.compile(r"\d+$")
_ROLES = ("source", "cue", "content")


@dataclass(frozen=True, slots=True)
class _Mark:
    """A T line: its offsets as the file counts them, and the words it says they cover."""

    line: int
    pieces: tuple[tuple[int, int], ...]
    words: str | None


def is_brat(folder: Path) -> bool:
    """Tell whether a folder holds brat standoff, in either layout."""
    texts, marks = _folders(folder)
    return any(texts.glob("*.txt")) and any(marks.glob("*.ann"))


def read_brat(folder: Path) -> Iterator[MarkedArticle]:
    """Yield an article for every annotation file, in the order of their names; one text may come several times.

    A text without an annotation file is passed over: nobody has said that nothing is attributed in it.

    Raises:
        IntakeError: a file cannot be read, or an annotation file lies beside no text.
        RecordError: a line is malformed, or its offsets do not fit the text; the message names file and line.
    """
    texts, marks = _folders(folder)
    stems = {path.stem: path for path in texts.glob("*.txt")}
    for file in sorted(marks.glob("*.ann")):
        stem = _stem_of(file, stems)
        if stem is None:
            raise IntakeError(f"{file}: there is no {file.stem}.txt in {texts}. Put the text there that it belongs to.")
        data = _bytes_of(stems[stem])
        article = open_page(Page(data, str(stems[stem]), stems[stem].name), kind="text")
        yield MarkedArticle(article, tuple(_read(file, article, data)))


def _folders(folder: Path) -> tuple[Path, Path]:
    if (folder / "text").is_dir() and (folder / "attributions").is_dir():
        return folder / "text", folder / "attributions"
    return folder, folder


def _stem_of(file: Path, stems: dict[str, Path]) -> str | None:
    """Return the text that an annotation file belongs to: its own name, or the longest that it continues with "_"."""
    stem = file.stem
    while stem not in stems:
        stem, found, _ = stem.rpartition("_")
        if not found:
            return None
    return stem


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise IntakeError(f"{file}: cannot be read ({(error.strerror or str(error)).lower()}).") from error


def _read(file: Path, article: Article, data: bytes) -> Iterator[Marked]:
    marks, events = _lines(file, decode(_bytes_of(file)).text)
    offsets = count_offsets(article.text, data, [(mark.pieces, mark.words) for mark in marks.values()])
    for number, fields in events:
        kind, trigger, roles = _event(file, number, fields)
        if not kind.startswith("Attribution"):
            continue
        found: dict[str, list[Span]] = {role: [] for role in _ROLES}
        for role, target in roles:
            name = _NUMBERED.sub("", role).lower()
            if name in found:
                found[name] += _spans(file, number, marks, target, article.text, offsets)
        if not found["cue"]:
            found["cue"] += _spans(file, number, marks, trigger, article.text, offsets)
        if found["content"]:
            yield Marked(*(_in_order(found[role]) for role in _ROLES))


def _lines(file: Path, text: str) -> tuple[dict[str, _Mark], list[tuple[int, str]]]:
    """Return the marks by their name, and the events with the number of their line."""
    marks: dict[str, _Mark] = {}
    events: list[tuple[int, str]] = []
    last = ""
    # Not splitlines: the words of a mark may hold a U+2028 or a form feed.
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
        if not _LINE.match(line):
            if last in marks:  # words that run over a line's end are written as they stand
                before = marks[last]
                marks[last] = _Mark(before.line, before.pieces, f"{before.words or ''}\n{line}".rstrip("\n"))
            elif line.strip():
                raise RecordError(f"{file}:{number}: no line of brat standoff: {line[:60]!r}. Mend or remove it.")
            continue
        last, _, rest = line.partition("\t")
        if last.startswith("T"):
            marks[last] = _mark(file, number, rest)
        elif last.startswith("E"):
            events.append((number, rest))
    for mark in marks.values():
        _refuse_overrun(file, mark)
    return marks, events


def _mark(file: Path, number: int, rest: str) -> _Mark:
    place, tab, words = rest.partition("\t")
    match = _SPAN.fullmatch(place.strip())
    if match is None:
        raise RecordError(f"{file}:{number}: {place[:60]!r} is no mark; write a kind and its offsets, as in Cue 10 14.")
    pieces = [(int(start), int(end)) for start, end in (part.split() for part in match[2].split(";"))]
    if any(end <= start for start, end in pieces):
        raise RecordError(f"{file}:{number}: {match[2]}: a mark ends before it begins, or is empty.")
    return _Mark(number, tuple(pieces), words if tab else None)


def _refuse_overrun(file: Path, mark: _Mark) -> None:
    """Refuse a line that a mark took in as its words though it covers fewer: it is a line of its own, malformed."""
    if mark.words is None or "\n" not in mark.words:
        return
    longest = sum(end - start for start, end in mark.pieces)
    length = 0
    for number, line in enumerate(mark.words.split("\n")):
        length += len("".join(line.split()))
        if number and length > longest:
            raise RecordError(
                f"{file}:{mark.line + number}: no line of brat standoff: {line[:60]!r}. Mend or remove it."
            )


def _event(file: Path, number: int, fields: str) -> tuple[str, str, list[tuple[str, str]]]:
    parts = [part.partition(":") for part in fields.split()]
    if not parts or any(not (name and colon and target) for name, colon, target in parts):
        raise RecordError(f"{file}:{number}: {fields[:60]!r} is no event; write Attribution:T1 Source:T2 Content:T3.")
    (kind, _, trigger), *roles = parts
    return kind, trigger, [(role, target) for role, _, target in roles]


def _spans(file: Path, number: int, marks: dict[str, _Mark], name: str, text: str, offsets: Offsets) -> Iterator[Span]:
    if name not in marks:
        if name.startswith("E"):  # an event as a role: its spans stand under its own roles
            return
        raise RecordError(f"{file}:{number}: there is no {name} in this file.")
    mark = marks[name]
    for start, end in mark.pieces:
        span = offsets.span(start, end)
        if span is None:
            raise RecordError(
                f"{file}:{mark.line}: {start} {end} lies outside of the text, which has {len(text)} characters."
            )
        yield span
    if not offsets.agrees(mark.pieces, mark.words):
        covered = " ".join(span.cut(text) for piece in mark.pieces if (span := offsets.span(*piece)) is not None)
        raise RecordError(
            f"{file}:{mark.line}: these offsets cover {covered[:40]!r} and not {(mark.words or '')[:40]!r}. Has the "
            "text been changed since?"
        )


def _in_order(spans: list[Span]) -> Pieces:
    """Return spans in text order, those that touch made one."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(joined[-1].end, span.end))
        else:
            joined.append(span)
    return tuple(joined)
