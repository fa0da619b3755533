"""What the network found, as triples: runs of pieces made spans, broken ones mended, quotation marks respected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sayso.reading.attributions.quotations import Quotations
from sayso.reading.attributions.triple import join, without
from sayso.records import Pieces, Span
from training.network import Floats, Found
from training.windows import NO_PLACE, Window

SOURCE, CONTENT = (1, 2), (3, 4)
"""Tags of a role: begins, goes on."""


@dataclass(frozen=True, slots=True)
class Linked:
    """Source, cue and content that belong together, with what the network's confidence is made of.

    `chance` is that of the cue; `source_chance` and `content_chance` are the mean chances of their pieces' roles (1
    where there is no source), and `rest_chance` that of the pieces around which belong to neither.
    """

    source: Pieces
    cue: Span
    content: Pieces
    chance: float
    source_chance: float
    content_chance: float


def linked(text: str, window: Window, found: Sequence[Found], quotations: Quotations) -> Iterator[Linked]:
    """Yield the attributions of one window that have a content, in the order of their cues."""
    for one in found:
        cue = Span(window.places[one.first].start, window.places[one.last - 1].end)
        tags = one.roles.argmax(-1)
        tags[one.first : one.last] = 0
        content, content_chance = _spans(text, window, one.roles, tags, CONTENT)
        source, source_chance = _spans(text, window, one.roles, tags, SOURCE)
        content = [_with_marks(text, piece, quotations) for piece in content]
        source = [part for span in source for part in without(span, [cue])]
        pieces = join((part for span in content for part in without(span, [cue, *source])), text)
        if pieces:
            yield Linked(join(source, text), cue, pieces, one.chance, source_chance, content_chance)


def _spans(
    text: str, window: Window, chances: Floats, tags: Sequence[int], role: tuple[int, int]
) -> tuple[list[Span], float]:
    """Return the runs of a role as spans of whole words, and the mean chance of its pieces."""
    spans: list[Span] = []
    certain: list[float] = []
    for number, tag in enumerate(tags):
        place = window.places[number]
        if tag not in role or place == NO_PLACE:
            continue
        certain.append(float(chances[number, role[0]] + chances[number, role[1]]))
        goes_on = number > 0 and tags[number - 1] in role and tag == role[1]
        if spans and (goes_on or not text[spans[-1].end : place.start].strip()):
            spans[-1] = Span(spans[-1].start, place.end)
        else:
            spans.append(place)
    return [_whole_words(text, span) for span in spans], sum(certain) / len(certain) if certain else 1.0


def _whole_words(text: str, span: Span) -> Span:
    start, end = span
    while start > 0 and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
        end += 1
    return Span(start, end)


def _with_marks(text: str, piece: Span, quotations: Quotations) -> Span:
    """Take a quotation's marks in where a piece holds all of its words but not its marks."""
    for quotation in quotations.overlapping(piece):
        start, end = quotation.span
        if start < piece.start and not text[start : piece.start].strip("\"“”„«»‘’'` "):
            piece = Span(start, piece.end)
        if end > piece.end and not text[piece.end : end].strip("\"“”„«»‘’'`,.;!? "):
            piece = Span(piece.start, end)
    return piece
