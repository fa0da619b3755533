"""The runs of words that two bodies share word for word, each followed to where it ends."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import pairwise
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from sayso.crosscheck.copies.fingerprints import RUN, run_hashes
from sayso.crosscheck.copies.words import BodyWords

_STEP = np.uint64(0x9E3779B97F4A7C15)
"""What the number of a repetition is multiplied by: odd and large, so that no two sums are the same by design."""


class SharedRun(NamedTuple):
    """`words` words from the word numbered `a` of one body on are those from word `b` of another."""

    a: int
    b: int
    words: int


def shared_runs(a: BodyWords, b: BodyWords, common: Collection[int]) -> list[SharedRun]:
    """Return what two bodies share in runs of RUN words or more, in the order of `a`; no word is in two runs.

    Runs of RUN words whose hash is in `common` start nothing. Time and memory grow with the lengths of the bodies,
    not with their product, however often a text repeats itself: the first time that RUN words stand in one is held
    against the first time in the other, the second against the second, and each word is claimed once.
    """
    found = []
    claim = _Claims(a, b)
    # The longest first, so that a phrase that stands twice goes to the copied passage that it is part of.
    for seed in sorted(_seeds(a, b, common), key=lambda seed: (-seed.words, seed)):
        run = claim.follow(seed)
        if run.words >= RUN:
            found.append(run)
    return sorted(found)


def _seeds(a: BodyWords, b: BodyWords, common: Collection[int]) -> Iterator[SharedRun]:
    """Yield runs of words by their hashes alone."""
    (hashes_a, places_a), (hashes_b, places_b) = run_hashes(a), run_hashes(b)
    _, found_a, found_b = np.intersect1d(
        _numbered(hashes_a), _numbered(hashes_b), assume_unique=True, return_indices=True
    )
    if common:
        told_apart = ~np.isin(hashes_a[found_a], np.fromiter(common, np.uint64, len(common)))
        found_a, found_b = found_a[told_apart], found_b[told_apart]
    if not len(found_a):
        return
    order = np.argsort(found_a)
    starts_a, starts_b = places_a[found_a[order]], places_b[found_b[order]]
    goes_on = (np.diff(starts_a) == 1) & (np.diff(starts_b) == 1)
    borders = [0, *(np.flatnonzero(~goes_on) + 1).tolist(), len(starts_a)]
    for begin, end in pairwise(borders):
        yield SharedRun(int(starts_a[begin]), int(starts_b[begin]), end - begin + RUN - 1)


def _numbered(hashes: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """Return hashes that differ from each other: the second of a kind is another one than the first."""
    order = np.argsort(hashes, kind="stable")
    ordered = hashes[order]
    first = np.searchsorted(ordered, ordered)
    numbered = np.empty_like(hashes)
    numbered[order] = ordered + (np.arange(len(hashes)) - first).astype(np.uint64) * _STEP
    return numbered


class _Claims:
    """Which words of two bodies belong to a run already."""

    def __init__(self, a: BodyWords, b: BodyWords) -> None:
        self._codes_a, self._codes_b = a.codes.tolist(), b.codes.tolist()
        self._parts_a, self._parts_b = a.parts.tolist(), b.parts.tolist()
        self._taken_a, self._taken_b = bytearray(len(a)), bytearray(len(b))

    def follow(self, seed: SharedRun) -> SharedRun:
        """Return a run less what other runs have of it, and with the words around it that are the same, too."""
        start_a, start_b, words = seed
        while words and self._taken(start_a, start_b):
            start_a, start_b, words = start_a + 1, start_b + 1, words - 1
        while words and self._taken(start_a + words - 1, start_b + words - 1):
            words -= 1
        if not words:
            return SharedRun(start_a, start_b, 0)
        part_a, part_b = self._parts_a[start_a], self._parts_b[start_b]
        while self._free(start_a - 1, start_b - 1, part_a, part_b):
            start_a, start_b, words = start_a - 1, start_b - 1, words + 1
        while self._free(start_a + words, start_b + words, part_a, part_b):
            words += 1
        if words >= RUN:
            self._taken_a[start_a : start_a + words] = b"\1" * words
            self._taken_b[start_b : start_b + words] = b"\1" * words
        return SharedRun(start_a, start_b, words)

    def _taken(self, a: int, b: int) -> bool:
        return bool(self._taken_a[a] or self._taken_b[b])

    def _free(self, a: int, b: int, part_a: int, part_b: int) -> bool:
        """Tell whether two words are the same, in these parts of the bodies, and of no run yet."""
        if not (0 <= a < len(self._codes_a) and 0 <= b < len(self._codes_b)):
            return False
        same = self._codes_a[a] == self._codes_b[b] and not self._taken(a, b)
        return bool(same and self._parts_a[a] == part_a and self._parts_b[b] == part_b)
