"""Articles with marked attributions, turned into what the network is trained on: windows and their tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from tokenizers import Tokenizer

from sayso.intake import open_page
from sayso.reading.attributions.quotations import find_quotations
from sayso.reading.pipeline import MUTE, READ
from sayso.records import Article, Page, Pieces, Span
from training.polnear import Marked
from training.windows import NO_PLACE, Window, cut_windows

OUTSIDE, SOURCE, CONTENT = 0, 1, 3
"""Tags of a role: none, source begins (2: goes on), content begins (4: goes on)."""


@dataclass
class Example:
    """A window, its cue tags (0 outside, 1 begins, 2 goes on), and for each cue its place and every piece's role."""

    window: Window
    cues: np.ndarray
    spans: list[tuple[int, int]]
    roles: list[np.ndarray]
    weight: float = 1.0


def open_text(name: str, text: str) -> Article:
    """Return a text as the article that the reading would make of it."""
    return open_page(Page(text.encode("utf-8"), name, name), encoding="utf-8", kind="text")


def examples_of(article: Article, marked: Iterable[Marked], tokenizer: Tokenizer) -> Iterator[Example]:
    """Yield an example for every window of an article, those without an attribution too."""
    attributions = list(marked)
    blocks = [block for block in article.blocks if block.kind in READ - MUTE]
    for window in cut_windows(article, blocks, find_quotations(article), tokenizer):
        cues = np.zeros(len(window), np.int64)
        spans: list[tuple[int, int]] = []
        roles: list[np.ndarray] = []
        for one in attributions:
            cue = _longest(_covered(window, one.cue))
            if cue is None:
                continue
            role = np.zeros(len(window), np.int64)
            for tag, pieces in ((CONTENT, one.content), (SOURCE, one.source)):
                for start, end in _covered(window, pieces):
                    role[start] = tag
                    role[start + 1 : end] = tag + 1
            role[cue[0] : cue[1]] = OUTSIDE
            if (cues[cue[0] : cue[1]] == 0).all():
                cues[cue[0]] = 1
                cues[cue[0] + 1 : cue[1]] = 2
            spans.append(cue)
            roles.append(role)
        yield Example(window, cues, spans, roles)


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
