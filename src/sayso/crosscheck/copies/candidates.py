"""Which articles are worth a match with a new one: those that hold enough of its fingerprints, by an index.

The cost follows from what the new article shares, not from how many articles there are.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

MOST_HOLDERS = 200
"""Articles that may hold a fingerprint before it is taken for an outlet's standing text ("Follow us on …") and finds
nobody. A quotation of the day or an agency's story in fewer outlets is still found by each of its fingerprints, and the
200 fingerprints of an ordinary article never bring more than 40,000 rows to count."""

FEWEST_SHARED = 2
"""Fingerprints that a candidate holds: the shortest stretch that counts as copied (match.FEWEST_WORDS) has them."""

MOST_CANDIDATES = 100
"""Articles to match with a new one, those with most in common first: a match takes about a millisecond."""


@dataclass(frozen=True, slots=True)
class Candidates:
    """The `articles` to match, those that share most first; `common` are the hashes too widely held to count."""

    articles: tuple[int, ...]
    common: frozenset[int]


def candidates(postings: Iterable[tuple[int, int]]) -> Candidates:
    """Return the articles to match with a new one.

    `postings` are pairs (hash, article) for the hashes of the new article and for the other articles that hold them,
    in any order. Of a hash that more than MOST_HOLDERS articles hold, MOST_HOLDERS + 1 pairs are enough.

    Where most hashes that others hold are that common, the article itself is a text that everybody prints; then
    they count, and the first MOST_HOLDERS articles in the order given stand for all.

    >>> candidates([(11, 1), (12, 1), (12, 2), (13, 2), (13, 1), (14, 3)]).articles
    (1, 2)
    """
    holders: defaultdict[int, dict[int, None]] = defaultdict(dict)
    for value, article in postings:
        if len(holders[value]) <= MOST_HOLDERS:
            holders[value][article] = None
    common = frozenset(value for value, articles in holders.items() if len(articles) > MOST_HOLDERS)
    if 2 * len(common) > len(holders):
        common = frozenset()
    counts = Counter(article for value, articles in holders.items() if value not in common for article in articles)
    enough = [article for article, count in counts.items() if count >= FEWEST_SHARED]
    enough.sort(key=lambda article: (-counts[article], article))
    return Candidates(tuple(enough[:MOST_CANDIDATES]), common)
