"""Articles with marked attributions, turned into what the network is trained on: windows and their tags."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from sayso.intake import open_page
from sayso.learning.marks import MarkedArticle
from sayso.learning.names import Names
from sayso.reading.attributions.quotations import find_quotations
from sayso.reading.pipeline import MUTE, READ
from sayso.reading.trained.network import CONTENT, CUE_BEGINS, CUE_GOES_ON, NAMES, NONE, OUTSIDE, SOURCE
from sayso.reading.trained.windows import MAX_PIECES, NO_PLACE, Window, cut_windows
from sayso.records import Article, Page, Pieces, Span

if TYPE_CHECKING:
    from tokenizers import Tokenizer

Tags = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Example:
    """A window, its cue tags [pieces] (OUTSIDE, CUE_BEGINS, CUE_GOES_ON), its name tags [pieces] (see NAMES), each cue
    `[first, last)`, its roles [pieces].

    `weight` is what its loss counts, `guideline` by which it was marked (OURS, POLNEAR).
    """

    window: Window
    cues: Tags
    names: Tags
    spans: list[tuple[int, int]]
    roles: list[Tags]
    weight: float
    guideline: float


def open_text(name: str, text: str) -> Article:
    """Return a text as the article that the reading would make of it."""
    return open_page(Page(text.encode("utf-8"), name, name), encoding="utf-8", kind="text")


def windows_of(article: Article, tokenizer: Tokenizer, largest_first: int = MAX_PIECES) -> Iterator[Window]:
    """Yield the windows of all blocks in which somebody may say something."""
    blocks = [block for block in article.blocks if block.kind in READ - MUTE]
    return cut_windows(article, blocks, find_quotations(article), tokenizer, largest_first)


def examples_of(
    marked: MarkedArticle, names: Names, tokenizer: Tokenizer, largest_first: int = MAX_PIECES
) -> Iterator[Example]:
    """Yield an example for every window of an article with the names in it, those without an attribution too."""
    for window in windows_of(marked.article, tokenizer, largest_first):
        yield _example(window, marked, names)


def _example(window: Window, marked: MarkedArticle, names: Names) -> Example:
    cues = np.zeros(len(window), np.int64)
    spans: list[tuple[int, int]] = []
    roles: list[Tags] = []
    for one in marked.attributions:
        cue = _longest(_covered(window, one.cue))
        if cue is None:
            continue
        role = np.zeros(len(window), np.int64)
        for tag, pieces in ((CONTENT, one.content), (SOURCE, one.source)):
            for start, end in _covered(window, pieces):
                role[start:end] = tag
        role[cue[0] : cue[1]] = NONE
        if (cues[cue[0] : cue[1]] == OUTSIDE).all():
            cues[cue[0]] = CUE_BEGINS
            cues[cue[0] + 1 : cue[1]] = CUE_GOES_ON
        spans.append(cue)
        roles.append(role)
    return Example(window, cues, _name_tags(window, names), spans, roles, marked.weight, marked.guideline)


def _name_tags(window: Window, names: Names) -> Tags:
    tags = np.zeros(len(window), np.int64)
    places = [place for place in window.places if place != NO_PLACE]
    whole = Span(places[0].start, places[-1].end)
    for span, label in names:
        if span.meets(whole) and label in NAMES:
            for start, end in _covered(window, (span,)):
                tags[start] = 1 + 2 * NAMES.index(label)
                tags[start + 1 : end] = 2 + 2 * NAMES.index(label)
    return tags


def _covered(window: Window, pieces: Pieces) -> list[tuple[int, int]]:
    """Return the runs `[first, last)` of word pieces that the spans cover by more than half."""
    runs = []
    for span in pieces:
        inside = [number for number, place in enumerate(window.places) if place != NO_PLACE and _inside(place, span)]
        if inside:
            runs.append((inside[0], inside[-1] + 1))
    return runs


def _inside(place: Span, span: Span) -> bool:
    return 2 * (min(place.end, span.end) - max(place.start, span.start)) > place.end - place.start


def _longest(runs: list[tuple[int, int]]) -> tuple[int, int] | None:
    return max(runs, key=lambda run: run[1] - run[0], default=None)
