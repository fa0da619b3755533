"""An article cut into the windows that the network reads: word pieces with what the uncased vocabulary drops."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sayso.errors import ModelError
from sayso.reading.attributions.quotations import Quotations
from sayso.records import Article, Block, Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

MAX_PIECES = 256
"""Word pieces of the longest window: three or four paragraphs, enough for a quotation that runs over them."""
LOWER, CAPITAL, UPPER, DIGITS = range(4)
"""Shapes: how a word is written."""
BLOCK_BEGINS, BLOCK_GOES_ON, TITLE = range(3)
"""Where in its block a piece stands."""
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
    article: Article,
    blocks: Sequence[Block],
    quotations: Quotations,
    tokenizer: Tokenizer,
    largest_first: int = MAX_PIECES,
) -> Iterator[Window]:
    """Yield the windows over the given blocks, in text order.

    A window ends before a block that would not fit; a block that is longer than a window is cut behind a sentence, or
    where the window is full if none ends in its second half. The first window holds at most `largest_first` word
    pieces: training cuts an article elsewhere every time.
    """
    first, between = _id(tokenizer, "[CLS]"), _id(tokenizer, "[SEP]")
    encoded = tokenizer.encode_batch([block.span.cut(article.text) for block in blocks], add_special_tokens=False)
    window = Window()
    largest = largest_first
    for block, encoding in zip(blocks, encoded, strict=True):
        pieces = list(zip(encoding.ids, encoding.offsets, strict=True))
        if len(window) > 1 and len(window) + len(pieces) + 1 > largest:
            yield window
            window, largest = Window(), MAX_PIECES
        stops = _stops(block.span.cut(article.text), encoding.offsets)
        for number, (word, (start, end)) in enumerate(pieces):
            if not len(window):
                window.append(first, NO_PLACE, LOWER, 0, BLOCK_GOES_ON)
            place = Span(block.start + start, block.start + end)
            role = TITLE if block.kind == "title" else BLOCK_BEGINS if number == 0 else BLOCK_GOES_ON
            window.append(
                word, place, _shape(place.cut(article.text)), int(quotations.at(place.start) is not None), role
            )
            if len(window) >= largest - 1 or number in stops:
                window.append(between, NO_PLACE, LOWER, 0, BLOCK_GOES_ON)
                yield window
                window, largest = Window(), MAX_PIECES
        if len(window):
            window.append(between, NO_PLACE, LOWER, 0, BLOCK_GOES_ON)
    if len(window) > 1:
        yield window


def _stops(text: str, offsets: Sequence[tuple[int, int]]) -> set[int]:
    """Return the pieces behind which a block that is too long for a window is cut."""
    stops: set[int] = set()
    room = MAX_PIECES - 2  # the first piece, and the one between blocks
    begin = 0
    while len(offsets) - begin > room:
        ends = range(begin + room - 1, begin + room // 2, -1)
        last = next((place for place in ends if _ends_sentence(text, offsets[place][1])), ends[0])
        stops.add(last)
        begin = last + 1
    return stops


def _ends_sentence(text: str, position: int) -> bool:
    """Tell whether a sentence ends here: a terminator stands before, closing marks aside, and white space behind."""
    before = text[max(0, position - 3) : position].rstrip("\"'”’»)]")
    return before[-1:] in (".", "!", "?", "…") and text[position : position + 1].isspace()


def _id(tokenizer: Tokenizer, piece: str) -> int:
    number = tokenizer.token_to_id(piece)
    if number is None:
        raise ModelError(f"The tokenizer of this model has no {piece}: it is none of BERT's. Train the model again.")
    return number


def _shape(written: str) -> int:
    if any(character.isdigit() for character in written):
        return DIGITS
    if not written[:1].isupper():
        return LOWER
    return UPPER if len(written) > 1 and written.isupper() else CAPITAL
