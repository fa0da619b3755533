"""Where somebody's own words stand: stretches between quotation marks, whatever marks the outlet uses."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from sayso.records import Article, Span

CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‘": "’", "‹": "›", '"': '"', "``": "''", "''": "''"}
"""Opening marks and what may close them. „German“ and “English” share a mark, so an opening mark decides."""


NARROW = " \u00a0\u202f"
"""Spaces between a French mark and its word."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A quotation with its marks. `open` says that its paragraph ends before the quotation does."""

    span: Span
    block: int
    open: bool


def _mark(text: str, position: int, end: int) -> str:
    """Return the quotation mark that begins at `position`, or ""."""
    pair = text[position : position + 2] if position + 2 <= end else ""
    if pair in ("''", "``"):
        return pair
    character = text[position]
    return character if character in '“”„«»‘’‹›"' else ""


def _opens(text: str, position: int, mark: str, start: int) -> bool:
    """Tell whether a mark here can open a quotation: it stands after a space or a bracket, before a word."""
    before = text[position - 1] if position > start else " "
    after = text[position + len(mark) : position + len(mark) + 1]
    spaced = mark in "«»" and after in NARROW  # « French marks stand apart »
    return (before.isspace() or before in "([{—–-/:…,>“‘\"'") and bool(after) and (spaced or not after.isspace())


def _in_block(text: str, start: int, end: int, number: int) -> list[Quotation]:
    found: list[Quotation] = []
    opening: tuple[int, str] | None = None
    position = start
    while position < end:
        mark = _mark(text, position, end)
        if not mark:
            position += 1
            continue
        if opening is None:
            if mark in CLOSING and _opens(text, position, mark, start) and not _apostrophe(text, position, mark, end):
                opening = (position, mark)
        elif _closes(text, opening[1], mark, position, end) and not (mark == "’" and _within_word(text, position, end)):
            found.append(Quotation(Span(opening[0], position + len(mark)), number, False))
            opening = None
        position += len(mark)
    if opening is not None and opening[1] != "‘":
        found.append(Quotation(Span(opening[0], end), number, True))
    return found


def _closes(text: str, opened: str, mark: str, position: int, end: int) -> bool:
    """Tell whether a mark ends what `opened` began: its partner, or the straight mark where no partner follows."""
    if mark in CLOSING[opened]:
        return True
    return mark == '"' and opened in "“„" and not any(text.find(own, position, end) >= 0 for own in CLOSING[opened])


def _within_word(text: str, position: int, end: int) -> bool:
    """Tell an apostrophe from a closing single mark: letters on both sides."""
    return position + 1 < end and text[position - 1].isalnum() and text[position + 1].isalnum()


def _apostrophe(text: str, position: int, mark: str, end: int) -> bool:
    """Tell whether a single opening mark has no partner in its block: it is an apostrophe ("‘90s")."""
    return mark == "‘" and "’" not in text[position + 1 : end]


@dataclass(frozen=True)
class Quotations:
    """All quotations of an article, in text order."""

    found: tuple[Quotation, ...]
    _starts: tuple[int, ...]

    def at(self, position: int) -> Quotation | None:
        """Return the quotation that covers the code point at `position`, if any."""
        index = bisect_right(self._starts, position) - 1
        if index >= 0 and position < self.found[index].span.end:
            return self.found[index]
        return None

    def overlapping(self, span: Span) -> list[Quotation]:
        """Return the quotations that share a character with `span`."""
        first = max(0, bisect_right(self._starts, span.start) - 1)
        last = bisect_left(self._starts, span.end)
        return [quotation for quotation in self.found[first:last] if quotation.span.meets(span)]


def find_quotations(article: Article) -> Quotations:
    """Return the quotations of all blocks; none runs over the end of its block."""
    found = [
        quotation
        for number, block in enumerate(article.blocks)
        for quotation in _in_block(article.text, block.start, block.end, number)
    ]
    return Quotations(tuple(found), tuple(quotation.span.start for quotation in found))
