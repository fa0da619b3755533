"""Names as the network sees them: whole words, in the labels of OntoNotes, like the parser's own."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from sayso.language import Name
from sayso.reading.trained.network import NAMES
from sayso.reading.trained.windows import NO_PLACE, Window
from sayso.records import Span


def names_in(text: str, window: Window, tags: NDArray[np.int64]) -> Iterator[Name]:
    """Yield the names of a window, given the tag of each of its pieces; a word is what its first piece is."""
    span, label = Span(0, 0), ""
    last = -1
    for place, tag in zip(window.places, tags, strict=True):
        if place == NO_PLACE:
            if label:
                yield span, label
            span, label, last = Span(0, 0), "", -1
            continue
        inside_word = place.start == last and text[last - 1].isalnum() and text[place.start].isalnum()
        last = place.end
        if inside_word:
            span = Span(span.start, place.end) if label else span
            continue
        named = NAMES[(int(tag) - 1) // 2] if tag else ""
        if label and named == label and tag % 2 == 0:
            span = Span(span.start, place.end)
            continue
        if label:
            yield span, label
        span, label = place, named
    if label:
        yield span, label
