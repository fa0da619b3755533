"""Joins an article to those in the ledger that share text with it."""

from __future__ import annotations

from collections.abc import Sequence

from sayso.crosscheck.copies import Fingerprint, Match, body_words, candidates, match
from sayso.crosscheck.copies.candidates import MOST_HOLDERS
from sayso.ledger import Ledger, address_of
from sayso.records import Article, ArticleLink, Mention

MOST_ASKED = 2000
"""Fingerprints that the index is asked for: an article of 6,000 words has so many, and of a longer one every second or
third of them still meets whatever it shares with another at length."""


def find_copies(ledger: Ledger, article: Article, prints: Sequence[Fingerprint]) -> tuple[ArticleLink, ...]:
    """Return links between an article and those in the ledger that it shares text with, other versions of it left out.

    Which of two is the copy no text can tell, so they have a common origin until somebody knows better.
    """
    step = 1 + len(prints) // MOST_ASKED
    found = candidates(ledger.holders([one.hash for one in prints[::step]], MOST_HOLDERS + 1))
    if not found.articles:
        return ()
    words = body_words(article)
    links = []
    for other in ledger.numbered(found.articles).values():
        if other.id == article.id or address_of(other) == address_of(article):
            continue
        if shared := match(words, body_words(other), found.common):
            links.append(_link(article, other, shared))
    return tuple(sorted(links, key=lambda link: (link.a, link.b)))


def _link(article: Article, other: Article, shared: Match) -> ArticleLink:
    mentions = [Mention(article.id, one.a.start, one.a.end) for one in shared.stretches]
    mentions += [Mention(other.id, one.b.start, one.b.end) for one in shared.stretches]
    a, b = sorted((article.id, other.id))
    return ArticleLink(a, b, "common_origin", tuple(sorted(mentions, key=lambda at: (at.article, at.start, at.end))))
