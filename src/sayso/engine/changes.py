"""The versions of articles in a ledger, each held against the one before."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.crosscheck.versions import Changes, changes_between
from sayso.errors import LedgerError
from sayso.ledger import Ledger, address_of
from sayso.records import Article

SHORTEST = 4
"""Characters of an id that count as its beginning."""


def all_changes(ledger: Ledger, called: str | None = None) -> Iterator[Changes]:
    """Yield what changed with each version, in the order of articles; only of the article so `called`, if any.

    An article is called by its path, its address, its id or the beginning of its id; all its versions are meant.

    Raises:
        LedgerError: no article answers to `called`.
    """
    addresses = None if called is None else _addresses(ledger, called)
    for article in ledger.articles():
        if article.supersedes is not None and (addresses is None or address_of(article) in addresses):
            yield changes_between(ledger.reading(article.supersedes), ledger.reading(article.id))


def _addresses(ledger: Ledger, called: str) -> frozenset[str]:
    found = frozenset(address_of(article) for article in ledger.articles() if _answers(article, called))
    if not found:
        raise LedgerError(f"{ledger.path}: no article has the id, path or address {called!r}.")
    return found


def _answers(article: Article, called: str) -> bool:
    is_beginning = len(called) >= SHORTEST and article.id.startswith(called)
    return is_beginning or called in (article.path, article.url)
