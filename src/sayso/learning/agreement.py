"""How far a reader agrees with what persons marked: one rule, used to measure it and to teach it how sure it may be.

Measured is the network itself; that deeds and speech that never took place are dropped afterwards, is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from sayso.learning.marks import Marked, MarkedArticle
from sayso.reading.trained import TrainedFinder
from sayso.reading.trained.confidence import Numbers, confidence
from sayso.reading.trained.decode import Linked
from sayso.records import Pieces


@dataclass(frozen=True, slots=True)
class Candidate:
    """What the network found in an article: its features, and the mark that it agrees with, if any.

    Both are numbers in their order; several candidates may share a mark.
    """

    article: int
    features: Numbers
    mark: int | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """How many attributions were found and marked, and how many of each the other side has too."""

    found: int
    right: int
    marked: int
    met: int

    @property
    def precision(self) -> float:
        """The share of what was found that is right, 0..1; 0 where nothing was found."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of what was marked that was found, 0..1; 0 where nothing was marked."""
        return self.met / self.marked if self.marked else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 0..1."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


def agrees(found: Linked, marked: Marked) -> bool:
    """Tell whether a finding is what a person marked, leaving them some freedom about where spans end.

    The cues share a character; the sources are both absent, or share more than half of the shorter; the contents
    share at least half of the longer.
    """
    if not _shared((found.cue,), marked.cue):
        return False
    if bool(found.source) != bool(marked.source):
        return False
    if found.source and 2 * _shared(found.source, marked.source) <= min(_size(found.source), _size(marked.source)):
        return False
    return 2 * _shared(found.content, marked.content) >= max(_size(found.content), _size(marked.content))


def candidates_in(articles: Sequence[MarkedArticle], finder: TrainedFinder) -> list[Candidate]:
    """Return everything that the network deems possible in the articles, sure or not, in their order."""
    candidates: list[Candidate] = []
    known: dict[str, list[tuple[Linked, Numbers]]] = {}
    for number, one in enumerate(articles):
        # Several persons may have marked one text: it is read once.
        if one.article.id not in known:
            known[one.article.id] = finder(one.article).candidates
        for found, numbers in known[one.article.id]:
            mark = next((place for place, marked in enumerate(one.attributions) if agrees(found, marked)), None)
            candidates.append(Candidate(number, numbers, mark))
    return candidates


def measure(
    articles: Sequence[MarkedArticle],
    candidates: Iterable[Candidate],
    weights: Sequence[float] | Numbers,
    least: float,
) -> Agreement:
    """Return how well the candidates of at least the confidence `least`, 0..1, agree with the marks."""
    kept = [one for one in candidates if confidence(weights, one.features) >= least]
    return Agreement(
        found=len(kept),
        right=sum(one.mark is not None for one in kept),
        marked=sum(len(one.attributions) for one in articles),
        met=len({(one.article, one.mark) for one in kept if one.mark is not None}),
    )


def agreement_of(articles: Sequence[MarkedArticle], finder: TrainedFinder) -> Agreement:
    """Return how well a model, with the threshold of its card, agrees with the marks."""
    card = finder.network.card
    return measure(articles, candidates_in(articles, finder), card.calibration, card.threshold)


def _size(pieces: Pieces) -> int:
    return sum(piece.end - piece.start for piece in pieces)


def _shared(some: Pieces, others: Pieces) -> int:
    """Return how many characters two lists of pieces share, each list without overlaps in itself."""
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in some for b in others)


def stacked(candidates: Sequence[Candidate]) -> tuple[Numbers, Numbers]:
    """Return the features [candidates, features] and whether each is right, 1.0 or 0.0 [candidates]."""
    rows = np.stack([one.features for one in candidates])
    return rows, np.array([float(one.mark is not None) for one in candidates])
