"""Walks a page in reading order and gathers its visible text by block-level element."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from sayso.intake.carriers import Carrier
from sayso.intake.markup import BLOCK_TAGS, MARK, MARK_START, Piece, SourceText, as_in_tree
from sayso.intake.tree import Tree
from sayso.intake.vocabulary import markup_names
from sayso.records.grounding import How

_UNSEEN_TAGS = markup_names("unseen_tags")
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CELL_TAGS = frozenset({"td", "th"})
_WORDS = re.compile(r"\S+(?: \S+)*")
"""Words with one plain space between them: what collapsing white space leaves as it is."""


@dataclass(slots=True)
class Mark:
    """An inline element and the code points of a stretch's text between its tags."""

    element: HtmlElement
    start: int
    end: int


@dataclass(slots=True)
class Stretch:
    """The text that a reader sees in one block of the page, white space collapsed.

    `element` is the innermost block-level element around it; `marks` are the links and other inline elements;
    `carriers` cover the text: one space stands for all that lies between two words in the source.
    """

    element: HtmlElement
    text: str
    marks: list[Mark] = field(default_factory=list)
    carriers: list[Carrier] = field(default_factory=list)


class _Gatherer:
    """Collects the characters of the stretch at hand, one space for every run of white space."""

    def __init__(self, texts: Sequence[SourceText]) -> None:
        self.texts = texts
        self.open_marks: list[tuple[HtmlElement, int]] = []
        self._begin()

    def _begin(self) -> None:
        self.parts: list[str] = []
        self.carriers: list[Carrier] = []
        self.length = 0
        self.last = 0
        self.space = False
        self.marks: list[Mark] = []

    def add(self, characters: str | None) -> bool:
        """Take a text of the tree, with its marks; tell whether it holds a word.

        Words without a mark come from nowhere in the page, and are not used.
        """
        if not characters:
            return False
        if MARK_START not in characters:
            self.space = self.space or characters[0].isspace()
            return False
        unmarked, *numbered = MARK.split(characters)
        self.space = self.space or unmarked[:1].isspace()
        for number, words in zip(numbered[0::2], numbered[1::2], strict=True):
            source = self.texts[int(number)]
            if words.startswith(source.text[:1]):
                self._take(source, _shared_length(words, source.text))
        return bool(numbered)

    def _take(self, source: SourceText, length: int) -> None:
        """Take the first `length` code points of a text of the source."""
        text = source.text[:length]
        pieces = iter(source.pieces)
        piece = next(pieces)
        end = 0
        for words in _WORDS.finditer(text):
            start, end = words.span()
            while piece.end <= start:
                piece = next(pieces)
            self._space_before(_origin(piece, start), start > 0)
            self.parts.append(words[0])
            while True:
                self._carry(piece, max(start, piece.start), min(end, piece.end))
                if piece.end >= end:
                    break
                piece = next(pieces)
        self.space = end < length

    def _space_before(self, first: int, has_space: bool) -> None:
        if (self.space or has_space) and self.length:
            self.parts.append(" ")
            self.carriers.append(Carrier(self.length, self.length + 1, self.last, max(first, self.last), "space"))
            self.length += 1
        self.space = False

    def _carry(self, piece: Piece, start: int, end: int) -> None:
        first = _origin(piece, start)
        self.last = piece.last if piece.reference else first + end - start
        how: How = "reference" if piece.reference else "verbatim"
        self.carriers.append(Carrier(self.length, self.length + end - start, first, self.last, how))
        self.length += end - start

    def open(self, element: HtmlElement) -> None:
        self.open_marks.append((element, self.length))

    def close(self, element: HtmlElement) -> None:
        if self.open_marks and self.open_marks[-1][0] is element:
            self._mark(*self.open_marks.pop())

    def _mark(self, element: HtmlElement, start: int) -> None:
        if self.length > start:
            self.marks.append(Mark(element, start, self.length))

    def flush(self, element: HtmlElement) -> Stretch:
        """Return what has been gathered inside an element, and begin anew."""
        for inline, start in self.open_marks:
            self._mark(inline, start)
        text = "".join(self.parts)
        marks = []
        for mark in self.marks:
            # The space before a link is gathered with its first word, but is not part of it.
            start = mark.start + (text[mark.start] == " ")
            if start < mark.end:
                marks.append(Mark(mark.element, start, mark.end))
        carriers = self.carriers
        self.open_marks = [(inline, 0) for inline, _ in self.open_marks]
        self._begin()
        marks.sort(key=lambda mark: (mark.start, mark.end))
        return Stretch(element, text, marks, carriers)


def _shared_length(words: str, text: str) -> int:
    """Return how many of the characters of the tree are those of the source: all, unless the parser cut them off."""
    text = as_in_tree(text)
    if text.startswith(words):
        return len(words)
    return next(index for index, (a, b) in enumerate(zip(words, text + "\0", strict=False)) if a != b)


def _origin(piece: Piece, position: int) -> int:
    return piece.first if piece.reference else piece.first + position - piece.start


def walk(tree: Tree) -> list[Stretch]:
    """Return the visible stretches of text of a page in document order, none of them empty."""
    return list(_walk(tree.root, _Gatherer(tree.texts)))


def _walk(root: HtmlElement, gatherer: _Gatherer) -> Iterator[Stretch]:
    blocks: list[HtmlElement] = [root]
    skipped: HtmlElement | None = None
    breaks = 0
    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        if event == "start":
            if is_unseen(element):
                events.skip_subtree()
                skipped = element
                continue
            if tag == "br":
                breaks += 1
                gatherer.space = True
                if breaks > 1 and gatherer.length:
                    yield gatherer.flush(blocks[-1])
            elif _is_block(element, tag):
                if gatherer.length:
                    yield gatherer.flush(blocks[-1])
                gatherer.space = False
                blocks.append(element)
            else:
                gatherer.space = gatherer.space or tag in _CELL_TAGS
                gatherer.open(element)
            if gatherer.add(element.text):
                breaks = 0
            continue
        if element is skipped:
            skipped = None
        elif tag != "br":
            if _is_block(element, tag):
                if gatherer.length:
                    yield gatherer.flush(blocks[-1])
                gatherer.space = False
                blocks.pop()
            else:
                gatherer.close(element)
                gatherer.space = gatherer.space or tag in _CELL_TAGS
        if element is not root and gatherer.add(element.tail):
            breaks = 0
    if gatherer.length:
        yield gatherer.flush(blocks[-1])


def _is_block(element: HtmlElement, tag: str) -> bool:
    """Tell whether an element begins a new line; simple cells stand beside each other in a row, read as one line."""
    return tag in BLOCK_TAGS and not (tag in _CELL_TAGS and _is_simple_cell(element))


def is_unseen(element: HtmlElement) -> bool:
    """Tell whether a browser shows nothing of an element."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN_TAGS or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDING_STYLE.search(style) is not None


def _is_simple_cell(cell: HtmlElement) -> bool:
    return not any(child.tag in BLOCK_TAGS for child in cell.iterdescendants())
