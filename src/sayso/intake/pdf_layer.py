"""Reads the text layer of a PDF: its characters, leaf by leaf, and where each line of them stands on the leaf."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pypdfium2
from pypdfium2 import raw

from sayso.errors import IntakeError
from sayso.intake.decode import REPLACEMENT

MAX_LEAVES = 1000
"""Leaves that are looked at: at 500 words a leaf an article would have ended long before."""

HYPHEN = "-"
_HYPHEN_MARKS = frozenset({0x0002, 0xFFFE})
"""What PDFium puts in place of a hyphen at the end of a line: the one or, in older versions, the other."""
_KEPT_CONTROLS = frozenset({0x09, 0x0A, 0x0D})
_END_MARK = b"%%EOF"
_END_BYTES = 4096
"""Where the mark of the end must stand: programs append some hundred bytes behind it."""

Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text layer: characters `[first, last)` of leaf `leaf` (from 1); `after` counts what breaks it too.

    `left`, `right` and `baseline` are in points, of a leaf turned so that the line reads from left to right; `size`
    is the height of its letters from the deepest to the highest. `hyphen` tells that a hyphen ends it.
    """

    leaf: int
    first: int
    last: int
    after: int
    words: str
    left: float
    right: float
    baseline: float
    size: float
    hyphen: bool = False


@dataclass(frozen=True, slots=True)
class Leaf:
    """One leaf: the characters of its text layer and their lines, in the order in which the PDF draws them."""

    number: int
    characters: list[str]
    lines: list[Line]


@contextmanager
def opened(path: str, data: bytes) -> Iterator[pypdfium2.PdfDocument]:
    """Open a PDF for the time of a `with`.

    Raises:
        IntakeError: it is locked, cut off, broken or endless.
    """
    if _END_MARK not in data[-_END_BYTES:]:
        raise IntakeError(f"{path}: a PDF that is cut off, its end is missing. Fetch it again.")
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY):
            raise IntakeError(f"{path}: a PDF locked by a password. Unlock it and save it without one.") from error
        raise IntakeError(f"{path}: a broken PDF that cannot be opened. Fetch it again.") from error
    try:
        if not 0 < len(document) <= MAX_LEAVES:
            why = f"{len(document):,} leaves, of which at most {MAX_LEAVES:,} are read" if len(document) else "no leaf"
            raise IntakeError(f"{path}: a PDF with {why}. Give the leaves of one article.")
        yield document
    finally:
        document.close()


def read_leaf(path: str, document: pypdfium2.PdfDocument, number: int) -> Leaf:
    """Return the leaf of that number, the first being 1.

    Raises:
        IntakeError: the leaf is broken, or the document has none of that number.
    """
    with _text_layer(path, document, number) as layer:
        characters = _characters(layer)
        return Leaf(number, characters, list(_lines(layer, number, characters)))


def leaf_text(data: bytes, leaf: int) -> list[str]:
    """Return the characters of the text layer of a leaf (from 1), as read: one string for each that PDFium counts.

    A hyphen that ends a line is "-", what is no character U+FFFD; where PDFium counts the halves of a surrogate
    pair, the first string holds the code point and the second is empty.

    Raises:
        IntakeError: the PDF cannot be read, or has no such leaf.
    """
    with opened("PDF", data) as document, _text_layer("PDF", document, leaf) as layer:
        return _characters(layer)


def box_of(data: bytes, leaf: int, first: int, last: int) -> list[Box]:
    """Return the boxes around characters `[first, last)` of a leaf (from 1), one a line: left, bottom, right, top.

    They are in points of the leaf's own space, the origin at the bottom left before the leaf is turned for reading.

    Raises:
        IntakeError: the PDF cannot be read, or has no such leaf.
    """
    boxes: list[Box] = []
    with opened("PDF", data) as document, _text_layer("PDF", document, leaf) as layer:
        broken = True
        for index in range(max(0, first), min(last, layer.count_chars())):
            if raw.FPDFText_IsGenerated(layer, index) == 1:
                broken = broken or raw.FPDFText_GetUnicode(layer, index) in _KEPT_CONTROLS
                continue
            box = _box(layer, index)
            boxes = [*boxes, box] if broken else [*boxes[:-1], _around(boxes[-1], box)]
            broken = raw.FPDFText_IsHyphen(layer, index) == 1
    return boxes


@contextmanager
def _text_layer(path: str, document: pypdfium2.PdfDocument, number: int) -> Iterator[pypdfium2.PdfTextPage]:
    if not 0 < number <= len(document):
        raise IntakeError(f"{path}: has no leaf {number}. The file is not the one that was read.")
    try:
        leaf = document[number - 1]
    except pypdfium2.PdfiumError as error:
        raise IntakeError(f"{path}: leaf {number} of the PDF is broken. Fetch the file again.") from error
    try:
        layer = leaf.get_textpage()
        try:
            yield layer
        finally:
            layer.close()
    except pypdfium2.PdfiumError as error:
        raise IntakeError(f"{path}: leaf {number} of the PDF is broken. Fetch the file again.") from error
    finally:
        leaf.close()


def _characters(layer: pypdfium2.PdfTextPage) -> list[str]:
    codes = [raw.FPDFText_GetUnicode(layer, index) for index in range(layer.count_chars())]
    found: list[str] = []
    for index, code in enumerate(codes):
        following = codes[index + 1] if index + 1 < len(codes) else 0
        if 0xD800 <= code < 0xDC00 <= following < 0xE000:
            found.append(chr(0x10000 + ((code - 0xD800) << 10) + (following - 0xDC00)))
        elif 0xDC00 <= code < 0xE000 and found and len(found[-1]) == 1 and ord(found[-1]) > 0xFFFF:
            found.append("")
        elif code in _HYPHEN_MARKS:
            found.append(HYPHEN)
        elif code > 0x10FFFF or 0xD800 <= code < 0xE000 or 0x7F <= code < 0xA0:
            found.append(REPLACEMENT)
        else:
            found.append(chr(code) if code >= 0x20 or code in _KEPT_CONTROLS else REPLACEMENT)
    return found


def _lines(layer: pypdfium2.PdfTextPage, leaf: int, characters: list[str]) -> Iterator[Line]:
    """Yield the lines with something to read, without the white space around them."""
    start = 0
    for index, character in enumerate([*characters, "\n"]):
        hyphen = character == HYPHEN and raw.FPDFText_IsHyphen(layer, index) == 1
        if not hyphen and character not in ("\r", "\n"):
            continue
        end = index + 1 if hyphen else index
        seen = [place for place in range(start, end) if characters[place].strip()]
        after = min(index + 1, len(characters))
        while after < len(characters) and characters[after].isspace():
            after += 1
        if seen:
            yield _placed(layer, leaf, characters, seen, after, hyphen)
        start = max(start, index + 1)


def _placed(
    layer: pypdfium2.PdfTextPage, leaf: int, characters: list[str], seen: list[int], after: int, hyphen: bool
) -> Line:
    first, last = seen[0], seen[-1]
    quarter = round(max(0.0, raw.FPDFText_GetCharAngle(layer, first)) / (math.pi / 2)) % 4
    begin, end = (_upright(_box(layer, index), quarter) for index in (first, last))
    # A large initial or a small mark of a footnote would speak for the whole line.
    samples = [_upright(_box(layer, seen[len(seen) * nth // 5]), quarter) for nth in range(5)]
    size = sorted(box[3] - box[1] for box in samples)[2]
    x, y = ctypes.c_double(), ctypes.c_double()
    raw.FPDFText_GetCharOrigin(layer, last, x, y)
    baseline = _upright((x.value, y.value, x.value, y.value), quarter)[1]
    words = "".join(characters[first : last + 1])
    return Line(leaf, first, last + 1, after, words, begin[0], end[2], baseline, max(size, 0.1), hyphen)


def _box(layer: pypdfium2.PdfTextPage, index: int) -> Box:
    left, bottom, right, top = layer.get_charbox(index, loose=True)
    return left, bottom, right, top


def _upright(box: Box, quarter: int) -> Box:
    """Return a box as it stands when letters that lean clockwise by so many quarters are set upright."""
    left, bottom, right, top = box
    if quarter == 1:
        return -top, left, -bottom, right
    if quarter == 2:
        return -right, -top, -left, -bottom
    if quarter == 3:
        return bottom, -right, top, -left
    return box


def _around(one: Box, other: Box) -> Box:
    return min(one[0], other[0]), min(one[1], other[1]), max(one[2], other[2]), max(one[3], other[3])
