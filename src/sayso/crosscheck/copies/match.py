"""Whether two articles share text, and the evidence: which characters of one are which of the other.

Neighbouring runs of shared words are one stretch with changes inside it. Stock phrases are short and stand alone, so
what one stretch shares decides, and not how many phrases two articles have in common.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise

import numpy as np

from sayso.crosscheck.copies.fingerprints import RUN, run_hashes
from sayso.crosscheck.copies.runs import SharedRun, shared_runs
from sayso.crosscheck.copies.words import BodyWords
from sayso.records import Span

FEWEST_WORDS = 16
"""Words, in runs of RUN or more, that a stretch must share to be a copy. In 1,270 news articles the longest phrase
of anybody has 13 ("on the condition of anonymity because they were not authorized to discuss the"),
a polling agency's line has 15."""

WIDEST_GAP = 8
"""Words in a row, on either side, that a stretch may have changed, added or left out."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that two articles share: where it stands in each, in code points, and how many words are the same."""

    a: Span
    b: Span
    words: int


@dataclass(frozen=True, slots=True)
class Match:
    """What two articles share: stretches in the order of the first, one word never in two of them.

    `words` are shared in all; `share_a` and `share_b` are what that is of each article's body (0..1).
    """

    stretches: tuple[Stretch, ...]
    words: int
    share_a: float
    share_b: float

    def turned(self) -> Match:
        """Return the same with the articles in the other order."""
        stretches = sorted((Stretch(one.b, one.a, one.words) for one in self.stretches), key=lambda one: one.a)
        return Match(tuple(stretches), self.words, self.share_b, self.share_a)


def match(a: BodyWords, b: BodyWords, common: Collection[int] = frozenset()) -> Match | None:
    """Return what two articles share, None where it is no more than phrases that anybody uses.

    `common` are hashes of fingerprints that so many articles hold that they tie no two (`candidates` tells them);
    the words they cover do not help to make a stretch a copy.
    """
    if (len(b), b.codes.tobytes()) < (len(a), a.codes.tobytes()):  # one order, so that both ways give one answer
        found = match(b, a, common)
        return found and found.turned()
    counted = _counted(a, common)
    stretches, total = [], 0
    for runs in _joined(shared_runs(a, b, common), a, b):
        if sum(int(counted[run.a : run.a + run.words].sum()) for run in runs) < FEWEST_WORDS:
            continue
        words = sum(run.words for run in runs) + sum(_kept(one, two, a, b) for one, two in pairwise(runs))
        stretches.append(Stretch(_place(a, runs[0].a, runs[-1].a + runs[-1].words),
                                 _place(b, runs[0].b, runs[-1].b + runs[-1].words), words))  # fmt: skip
        total += words
    return Match(tuple(stretches), total, total / len(a), total / len(b)) if stretches else None


def _counted(words: BodyWords, common: Collection[int]) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
    """Return for each word whether it may help to make a stretch a copy."""
    counted = np.ones(len(words), np.bool_)
    if common:
        hashes, places = run_hashes(words)
        held = places[np.isin(hashes, np.fromiter(common, np.uint64, len(common)))]
        for step in range(RUN):
            counted[held + step] = False
    return counted


def _joined(runs: list[SharedRun], a: BodyWords, b: BodyWords) -> list[list[SharedRun]]:
    """Return runs, given in the order of `a`, put together where little was changed between them."""
    stretches: list[list[SharedRun]] = []
    open_ones: list[list[SharedRun]] = []
    for run in runs:
        open_ones = [one for one in open_ones if run.a - one[-1].a - one[-1].words <= WIDEST_GAP]
        near = [one for one in open_ones if _follows(run, one[-1], a, b)]
        if near:
            min(near, key=lambda one: run.b - one[-1].b).append(run)
        else:
            stretches.append([run])
            open_ones.append(stretches[-1])
    return stretches


def _follows(run: SharedRun, last: SharedRun, a: BodyWords, b: BodyWords) -> bool:
    """Tell whether a run goes on in both texts where another ended; `run` is known to follow it in `a`."""
    gap = run.b - last.b - last.words
    return 0 <= gap <= WIDEST_GAP and bool(a.parts[run.a] == a.parts[last.a] and b.parts[run.b] == b.parts[last.b])


def _kept(one: SharedRun, two: SharedRun, a: BodyWords, b: BodyWords) -> int:
    """Return how many words of the few between two runs are the same and in the same order."""
    between_a = a.codes[one.a + one.words : two.a].tolist()
    between_b = b.codes[one.b + one.words : two.b].tolist()
    return sum(
        block.size for block in SequenceMatcher(None, between_a, between_b, autojunk=False).get_matching_blocks()
    )


def _place(words: BodyWords, first: int, end: int) -> Span:
    return Span(int(words.starts[first]), int(words.ends[end - 1]))
