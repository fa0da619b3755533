"""Writes the text of a PDF's paragraphs, and notes for each character which one of the text layer carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from sayso.intake.decode import REPLACEMENT
from sayso.intake.pdf_layer import Leaf, Line
from sayso.intake.pdf_paragraphs import Lines
from sayso.records.grounding import How, Run

UNREAD = REPLACEMENT
PARTING = "\n\n"


@dataclass(frozen=True)
class PdfText:
    """A text, the runs that ground it, and where each paragraph stands in it, `[start, end)` in code points."""

    text: str
    runs: tuple[Run, ...]
    spans: tuple[tuple[int, int], ...]


@dataclass
class _Writer:
    """The text as far as it is written."""

    pieces: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    length: int = 0

    def write(self, words: str, first: int, last: int, how: How, leaf: int) -> None:
        before = self.runs[-1] if self.runs else None
        start = self.length
        self.length += len(words)
        self.pieces.append(words)
        if (
            before is not None
            and before.how == how == "verbatim"
            and (before.leaf, before.last, before.end) == (leaf, first, start)
        ):
            self.runs[-1] = Run(before.start, self.length, before.first, last, how, leaf)
        else:
            self.runs.append(Run(start, self.length, first, last, how, leaf))


def build_text(leaves: Sequence[Leaf], *groups: Sequence[Lines]) -> PdfText:
    """Return the text of the paragraphs of all groups, one after the other, with an empty line between two of them.

    Inside a paragraph a space stands for the end of a line; the hyphen of a word that goes on in small letters on the
    next line is left out.
    """
    writer = _Writer()
    spans: list[tuple[int, int]] = []
    characters = {leaf.number: leaf.characters for leaf in leaves}
    for lines in (lines for group in groups for lines in group):
        if spans:
            writer.pieces.append(PARTING)
            writer.length += len(PARTING)
        start = writer.length
        for line, following in zip(lines, [*lines[1:], None], strict=True):
            parted = following is not None and line.hyphen and following.words[:1].islower()
            _write_line(writer, line, characters[line.leaf], line.last - parted)
            if following is not None and not line.hyphen:
                writer.write(" ", line.last, line.after, "space", line.leaf)
        spans.append((start, writer.length))
    return PdfText("".join(writer.pieces), tuple(writer.runs), tuple(spans))


def _write_line(writer: _Writer, line: Line, characters: Sequence[str], last: int) -> None:
    index = line.first
    while index < last:
        after = index + 1
        if characters[index].isspace():
            while after < last and characters[after].isspace():
                after += 1
            alone = characters[index] == " " and after == index + 1
            writer.write(" ", index, after, "verbatim" if alone else "space", line.leaf)
        else:
            while after < last and not characters[after]:
                after += 1
            how: How = "verbatim" if after == index + 1 else "decoded"
            how = "replaced" if characters[index] == UNREAD else how
            writer.write(characters[index], index, after, how, line.leaf)
        index = after
