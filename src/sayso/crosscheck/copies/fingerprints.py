"""The fingerprints by which an index finds what an article shares with others, each with its place in the text.

Winnowing, after Schleimer, Wilkerson and Aiken, "Winnowing: Local Algorithms for Document Fingerprinting" (SIGMOD
2003): of every WINDOW successive runs of RUN words the one with the smallest hash is kept. Two texts keep the same
ones wherever they share words, without knowing of each other.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from numpy.typing import NDArray

from sayso.crosscheck.copies.words import BodyWords

RUN = 5
"""Words of a fingerprint. Of a text with 15 % of its words changed, 44 % of the runs of five are left."""

WINDOW = 5
"""Runs of which one is kept: every third is. Not more than RUN, so that no word of a shared run goes uncovered."""

GUARANTEED = RUN + WINDOW - 1
"""Words of the shortest run that two texts cannot share without sharing a fingerprint: nine."""

# Odd, so that no bit is lost; the bits are those of the golden ratio and of MurmurHash3's finalizer.
_BASE = np.uint64(0x9E3779B97F4A7C15)
_MIX = (np.uint64(0xFF51AFD7ED558CCD), np.uint64(0xC4CEB9FE1A85EC53))
_HALF = np.uint64(33)


class Fingerprint(NamedTuple):
    """The hash of RUN words, and where they stand: `[start, end)` in code points of the article's text.

    `hash` has 63 bits and is never negative, so that it fits SQLite's integers; it is the same on every machine. A
    tuple, as there are 200 of them to an article and they go into a table as they are.
    """

    hash: int
    start: int
    end: int


def fingerprints(words: BodyWords) -> tuple[Fingerprint, ...]:
    """Return the fingerprints of an article's body in text order, each hash once, where it stands first.

    A body of fewer than RUN words has none; one too short for a window has one.
    """
    hashes, places = run_hashes(words)
    if not len(hashes):
        return ()
    window = min(WINDOW, len(hashes))
    # The last of several smallest, as the paper has it: looked for from behind.
    from_behind = sliding_window_view(hashes[::-1], window).argmin(axis=1)
    kept = np.unique(len(hashes) - 1 - np.arange(len(from_behind)) - from_behind)
    _, first = np.unique(hashes[kept], return_index=True)
    kept = kept[np.sort(first)]
    starts, ends = words.starts[places[kept]], words.ends[places[kept] + RUN - 1]
    return tuple(map(Fingerprint._make, zip(hashes[kept].tolist(), starts.tolist(), ends.tolist(), strict=True)))


def run_hashes(words: BodyWords) -> tuple[NDArray[np.uint64], NDArray[np.int64]]:
    """Return the hashes (63 bits) of all uninterrupted runs of RUN words, and the place of each first word."""
    count = len(words) - RUN + 1
    if count < 1:
        return np.empty(0, np.uint64), np.empty(0, np.int64)
    hashes = np.zeros(count, np.uint64)
    for step in range(RUN):
        hashes = hashes * _BASE + words.codes[step : step + count]  # modulo 2**64, as numpy does it
    for factor in _MIX:  # so that the smallest hash is any run's, not that of a rare last word
        hashes = (hashes ^ (hashes >> _HALF)) * factor
    whole = words.parts[RUN - 1 :] == words.parts[:count]
    return (hashes >> np.uint64(1))[whole], np.flatnonzero(whole)
