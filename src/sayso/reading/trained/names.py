"""Names as the network sees them: whole words, in the labels of OntoNotes, like the parser's own."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sayso.language import Name
from sayso.reading.trained.network import NAMES, Floats
from sayso.reading.trained.windows import NO_PLACE, Window
from sayso.records import Span

BESIDE = 4.0
"""What it costs that one name follows another without a word between them, as a logarithm of chances: without it, one
unsure word makes two names of "Kestrin Lines"."""


def _costs() -> Floats:
    """Return what it costs to go from a tag to another: a name is gone on with only where it has begun."""
    tags = 1 + 2 * len(NAMES)
    costs = np.zeros((tags, tags), np.float32)
    for here in range(tags):
        for there in range(1, tags):
            if there % 2 == 0:
                costs[here, there] = 0.0 if here in (there, there - 1) else -np.inf
            elif here:
                costs[here, there] = -BESIDE
    return costs


_COSTS = _costs()


def names_in(text: str, window: Window, chances: Floats) -> Iterator[Name]:
    """Yield the names of a window, given the chances of each piece's name tag [pieces, tags] (see NAMES).

    A word has the chances of its first piece; the likeliest path over the words of a block decides (Viterbi 1967).
    """
    for words, firsts in _blocks(text, window):
        yield from _named(words, _best_path(np.log(chances[firsts] + 1e-6)))


def _blocks(text: str, window: Window) -> Iterator[tuple[list[Span], list[int]]]:
    """Yield the words of each block of a window, with the index of each one's first piece."""
    words: list[Span] = []
    firsts: list[int] = []
    for number, place in enumerate([*window.places, NO_PLACE]):
        if place == NO_PLACE:
            if words:
                yield words, firsts
            words, firsts = [], []
        elif words and words[-1].end == place.start and text[place.start - 1].isalnum() and text[place.start].isalnum():
            words[-1] = Span(words[-1].start, place.end)
        else:
            words.append(place)
            firsts.append(number)


def _best_path(scores: Floats) -> NDArray[np.int64]:
    came_from = np.zeros(scores.shape, np.int64)
    best = scores[0] + _COSTS[0]
    for place in range(1, len(scores)):
        paths = best[:, None] + _COSTS
        came_from[place] = paths.argmax(0)
        best = paths.max(0) + scores[place]
    path = np.zeros(len(scores), np.int64)
    path[-1] = best.argmax()
    for place in range(len(scores) - 1, 0, -1):
        path[place - 1] = came_from[place, path[place]]
    return path


def _named(words: list[Span], path: NDArray[np.int64]) -> Iterator[Name]:
    span, label = Span(0, 0), ""
    for word, tag in zip(words, path, strict=True):
        if tag and tag % 2 == 0:
            span = Span(span.start, word.end)
            continue
        if label:
            yield span, label
        span, label = word, NAMES[(int(tag) - 1) // 2] if tag else ""
    if label:
        yield span, label
