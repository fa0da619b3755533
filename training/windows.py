"""An article cut into the windows that the network reads: word pieces with what the uncased vocabulary drops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.reading.attributions.quotations import Quotations
from sayso.records import Article, Block, Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_PIECES = 256
"""Word pieces of the longest window: three or four paragraphs, enough for a quotation that runs over them."""
LOWER, CAPITAL, UPPER, DIGITS = range(4)
BEGINS, GOES_ON, TITLE = range(3)
NO_PLACE = Span(-1, -1)
"""Where the pieces stand that are not in the text: the window's first, and the one between blocks."""


@dataclass
class Window:
    """Consecutive blocks as word pieces; the lists are as long as there are pieces.

    `places` are code points of the article's text; `words` index the vocabulary; `shapes`, `quotes` and `blocks` say
    how a piece is written, whether it stands inside a quotation, and where in its block.
    """

    words: list[int] = field(default_factory=list)
    places: list[Span] = field(default_factory=list)
    shapes: list[int] = field(default_factory=list)
    quotes: list[int] = field(default_factory=list)
    blocks: list[int] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.words)

    def append(self, word: int, place: Span, shape: int, quoted: int, block: int) -> None:
        """Add one piece."""
        self.words.append(word)
        self.places.append(place)
        self.shapes.append(shape)
        self.quotes.append(quoted)
        self.blocks.append(block)


def cut_windows(
    article: Article, blocks: Sequence[Block], quotations: Quotations, tokenizer: Tokenizer
) -> Iterator[Window]:
    """Yield the windows over the given blocks, in text order.

    A window ends before a block that would not fit; a block that is longer than a window is cut at a word. One that
    a quotation leaves open keeps the block that follows it in its window, where the two fit.
    """
    first, between = tokenizer.token_to_id("[CLS]"), tokenizer.token_to_id("[SEP]")
    encoded = tokenizer.encode_batch([block.span.cut(article.text) for block in blocks], add_special_tokens=False)
    window = Window()
    for block, encoding in zip(blocks, encoded, strict=True):
        pieces = list(zip(encoding.ids, encoding.offsets, strict=True))
        if len(window) > 1 and len(window) + len(pieces) + 1 > MAX_PIECES:
            yield window
            window = Window()
        for number, (word, (start, end)) in enumerate(pieces):
            if not len(window):
                window.append(first, NO_PLACE, LOWER, 0, GOES_ON)
            place = Span(block.start + start, block.start + end)
            role = TITLE if block.kind == "title" else BEGINS if number == 0 else GOES_ON
            window.append(
                word, place, _shape(place.cut(article.text)), int(quotations.at(place.start) is not None), role
            )
            if len(window) >= MAX_PIECES - 1:
                window.append(between, NO_PLACE, LOWER, 0, GOES_ON)
                yield window
                window = Window()
        if len(window):
            window.append(between, NO_PLACE, LOWER, 0, GOES_ON)
    if len(window) > 1:
        yield window


def _shape(written: str) -> int:
    if any(character.isdigit() for character in written):
        return DIGITS
    if not written[:1].isupper():
        return LOWER
    return UPPER if len(written) > 1 and written.isupper() else CAPITAL
