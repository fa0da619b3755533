"""Which sentences say in other words what sentences of the version before said."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

Words = tuple[str, ...]
Best = tuple[float, int]
"""The likeness of a chain of pairs, summed, and the number of its last pair."""

REWORDED = 0.4
"""Likeness of two sentences from which one is the other in new words: below, one went and the other came."""

FARTHEST = 60
"""Sentences before and behind its own place in which a sentence's new wording is looked for."""

MOST_COMPARED = 10_000_000
"""Words that are held against a word, a second's work: where more sentences in a row were changed than a newspaper's
story has, or longer ones, each is looked for nearer to its own place."""


def pairs(gone: Sequence[Words], come: Sequence[Words]) -> dict[int, int]:
    """Return which sentence that went is which that came: in their order, as alike as they can be on the whole.

    Each sentence by itself would take the first that holds its "the", "of" and "said".

    >>> pairs([("The", "mayor", "denied", "it"), ("She", "left", "early")], [("She", "left", "early", "today")])
    {1: 0}
    """
    chains: list[tuple[int, int, int]] = []
    best: list[Best] = [(0.0, -1)] * (len(come) + 1)
    for at, to, alike in _alike(gone, come):
        score, before = _best_before(best, to)
        _keep(best, to, (score + alike, len(chains)))
        chains.append((at, to, before))
    found: dict[int, int] = {}
    number = _best_before(best, len(come))[1]
    while number >= 0:
        at, to, number = chains[number]
        found[at] = to
    return dict(sorted(found.items()))


def _alike(gone: Sequence[Words], come: Sequence[Words]) -> Iterator[tuple[int, int, float]]:
    """Yield pairs that are alike enough, by the first; the second from behind, so that none follows its own."""
    sets = [frozenset(words) for words in come]
    each = sum(map(len, gone)) * sum(map(len, come)) // max(1, len(come))
    farthest = max(1, min(FARTHEST, MOST_COMPARED // max(1, 2 * each)))
    for at, words in enumerate(gone):
        middle = at * len(come) // len(gone)
        for to in reversed(range(max(0, middle - farthest), min(len(come), middle + farthest + 1))):
            # No more words can be alike than there are of which the other has one.
            most = sum(word in sets[to] for word in words)
            if 2 * most < REWORDED * (len(words) + len(come[to])):
                continue
            alike = SequenceMatcher(None, words, come[to], autojunk=False).ratio()
            if alike >= REWORDED:
                yield at, to, alike


# The best chain that ends before a place, in a Fenwick tree: a table of all pairs would not fit into memory.


def _best_before(best: Sequence[Best], to: int) -> Best:
    found = best[0]
    while to > 0:
        found = max(found, best[to])
        to -= to & -to
    return found


def _keep(best: list[Best], to: int, chain: Best) -> None:
    place = to + 1
    while place < len(best):
        best[place] = max(best[place], chain)
        place += place & -place
