"""What the network found, as linked spans: whole words, few pieces, quotation marks respected."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from sayso.reading.attributions.quotations import Quotations
from sayso.reading.attributions.triple import join, without
from sayso.reading.trained.network import CONTENT, NONE, SOURCE, Floats, Found
from sayso.reading.trained.windows import NO_PLACE, Window
from sayso.records import Pieces, Span

FURTHER = 5.0
"""What a second piece of a source or a content must be better by, as a logarithm of chances: without it, one unsure
word tears a content in two. Chosen on PolNeAR dev: 4 to 6 give the same."""

Tags = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Linked:
    """Source, cue and content that belong together, with what the network's confidence is made of.

    `chance` is that of the cue; `source_chance` and `content_chance` are the mean chances of their pieces' roles; 1
    where there is no source.
    """

    source: Pieces
    cue: Span
    content: Pieces
    chance: float
    source_chance: float
    content_chance: float


def linked(text: str, window: Window, found: Sequence[Found], quotations: Quotations) -> Iterator[Linked]:
    """Yield the attributions of one window that have a content, in the order of their cues."""
    if not found:
        return
    chances = np.stack([one.roles for one in found])
    for one, tags in zip(found, best_tags(chances), strict=True):
        cue = _whole_words(text, Span(window.places[one.first].start, window.places[one.last - 1].end))
        tags[one.first : one.last] = NONE
        content, content_chance = _spans(text, window, one.roles, tags, CONTENT)
        source, source_chance = _spans(text, window, one.roles, tags, SOURCE)
        content = [_with_marks(text, piece, quotations) for piece in content]
        source = [part for span in source for part in without(span, [cue])]
        pieces = join((part for span in content for part in without(span, [cue, *source])), text)
        if pieces:
            yield Linked(join(source, text), cue, pieces, one.chance, source_chance, content_chance)


_STATES = (
    (NONE, False, False), (NONE, True, False), (NONE, False, True), (NONE, True, True),
    (SOURCE, True, False), (SOURCE, True, True), (CONTENT, False, True), (CONTENT, True, True),
)  # fmt: skip
"""What is known at a word piece: its role, and whether a source and a content have been seen up to it."""


def _costs() -> Floats:
    """Return what it costs to go from a state to another: nothing, FURTHER for a further piece, or it cannot be."""
    costs = np.full((len(_STATES), len(_STATES)), -np.inf, np.float32)
    for here, (role, sourced, held) in enumerate(_STATES):
        for there, (then, sourced_then, held_then) in enumerate(_STATES):
            if (sourced_then, held_then) == (sourced or then == SOURCE, held or then == CONTENT):
                again = then != role and ((then == SOURCE and sourced) or (then == CONTENT and held))
                costs[here, there] = -FURTHER if again else 0.0
    return costs


_COSTS = _costs()
_ROLE_OF = np.array([role for role, _, _ in _STATES])


def best_tags(chances: Floats) -> Tags:
    """Return the likeliest roles [cues, pieces] for chances [cues, pieces, 3], a further piece of a role having a cost.

    The best path through `_STATES` (Viterbi 1967), all cues at once.
    """
    scores = np.log(chances + 1e-6)[:, :, _ROLE_OF]
    cues, pieces, states = scores.shape
    came_from = np.zeros((pieces, cues, states), np.int64)
    best = scores[:, 0] + _COSTS[0]
    for place in range(1, pieces):
        paths = best[:, :, None] + _COSTS
        came_from[place] = paths.argmax(1)
        best = paths.max(1) + scores[:, place]
    path = np.zeros((cues, pieces), np.int64)
    path[:, -1] = best.argmax(-1)
    for place in range(pieces - 1, 0, -1):
        path[:, place - 1] = np.take_along_axis(came_from[place], path[:, place, None], 1)[:, 0]
    tags: Tags = _ROLE_OF[path]
    return tags


def _spans(text: str, window: Window, chances: Floats, tags: Tags, role: int) -> tuple[list[Span], float]:
    """Return the runs of a role as spans of whole words, and the mean chance of its pieces."""
    spans: list[Span] = []
    certain: list[float] = []
    for number in np.flatnonzero(tags == role):
        place = window.places[number]
        if place == NO_PLACE:
            continue
        certain.append(float(chances[number, role]))
        goes_on = number > 0 and tags[number - 1] == role and window.places[number - 1] != NO_PLACE
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
