"""Walks a page in reading order and gathers its visible text by block-level element."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree
from lxml.html import HtmlElement

from sayso.intake.tree import BLOCK_TAGS
from sayso.intake.vocabulary import markup_names

_UNSEEN_TAGS = markup_names("unseen_tags")
_HIDING_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CELL_TAGS = frozenset({"td", "th"})


@dataclass(slots=True)
class Mark:
    """An inline element and the code points of a stretch's text between its tags."""

    element: HtmlElement
    start: int
    end: int


@dataclass(slots=True)
class Stretch:
    """The text that a reader sees in one block of the page, white space collapsed.

    `element` is the innermost block-level element around it; `marks` are the links and other inline elements.
    """

    element: HtmlElement
    text: str
    marks: list[Mark] = field(default_factory=list)


class _Gatherer:
    """Collects the characters of the stretch at hand, one space for every run of white space."""

    def __init__(self) -> None:
        self.open_marks: list[tuple[HtmlElement, int]] = []
        self._begin()

    def _begin(self) -> None:
        self.parts: list[str] = []
        self.length = 0
        self.space = False
        self.marks: list[Mark] = []

    def add(self, characters: str | None) -> None:
        if not characters:
            return
        words = characters.split()
        if not words:
            self.space = True
            return
        self.space = self.space or characters[0].isspace()
        joined = (" " if self.space and self.length else "") + " ".join(words)
        self.parts.append(joined)
        self.length += len(joined)
        self.space = characters[-1].isspace()

    def open(self, element: HtmlElement) -> None:
        self.open_marks.append((element, self.length))

    def close(self, element: HtmlElement) -> None:
        if self.open_marks and self.open_marks[-1][0] is element:
            self._mark(*self.open_marks.pop())

    def _mark(self, element: HtmlElement, start: int) -> None:
        if self.length > start:
            self.marks.append(Mark(element, start, self.length))

    def flush(self) -> tuple[str, list[Mark]]:
        for element, start in self.open_marks:
            self._mark(element, start)
        text = "".join(self.parts)
        marks = []
        for mark in self.marks:
            # The space before a link is gathered with its first word, but is not part of it.
            start = mark.start + (text[mark.start] == " ")
            if start < mark.end:
                marks.append(Mark(mark.element, start, mark.end))
        self.open_marks = [(element, 0) for element, _ in self.open_marks]
        self._begin()
        return text, sorted(marks, key=lambda mark: (mark.start, mark.end))


def walk(root: HtmlElement) -> list[Stretch]:
    """Return the visible stretches of text below `root` in document order, none of them empty."""
    return list(_walk(root))


def _walk(root: HtmlElement) -> Iterator[Stretch]:
    gatherer = _Gatherer()
    blocks: list[HtmlElement] = [root]
    breaks = 0

    def flushed() -> Iterator[Stretch]:
        text, marks = gatherer.flush()
        if text:
            yield Stretch(blocks[-1], text, marks)

    events = etree.iterwalk(root, events=("start", "end"))
    for event, element in events:
        tag = element.tag
        # Simple cells stand beside each other in a row, which is read as one line.
        is_block = tag in BLOCK_TAGS and not (tag in _CELL_TAGS and _is_simple_cell(element))
        if event == "start":
            if is_unseen(element):
                events.skip_subtree()
                continue
            if tag == "br":
                breaks += 1
                gatherer.space = True
                if breaks > 1:
                    yield from flushed()
            elif is_block:
                yield from flushed()
                blocks.append(element)
            else:
                gatherer.space = gatherer.space or tag in _CELL_TAGS
                gatherer.open(element)
            if element.text and element.text.strip():
                breaks = 0
            gatherer.add(element.text)
            continue
        if not is_unseen(element) and tag != "br":
            if is_block:
                yield from flushed()
                blocks.pop()
            else:
                gatherer.close(element)
                gatherer.space = gatherer.space or tag in _CELL_TAGS
        if element is not root:
            if element.tail and element.tail.strip():
                breaks = 0
            gatherer.add(element.tail)
    yield from flushed()


def is_unseen(element: HtmlElement) -> bool:
    """Tell whether a browser shows nothing of an element."""
    if not isinstance(element.tag, str) or element.tag in _UNSEEN_TAGS or element.get("hidden") is not None:
        return True
    style = element.get("style")
    return style is not None and _HIDING_STYLE.search(style) is not None


def _is_simple_cell(cell: HtmlElement) -> bool:
    return not any(child.tag in BLOCK_TAGS for child in cell.iterdescendants())
