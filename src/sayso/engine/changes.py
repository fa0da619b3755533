"""The versions of articles in a ledger, each held against the one before."""

from __future__ import annotations

from collections.abc import Iterator

from sayso.crosscheck.versions import Changes, changes_between
from sayso.ledger import Ledger


def all_changes(ledger: Ledger, called: str | None = None) -> Iterator[Changes]:
    """Yield what changed with each version, in the order of articles; only of the article so `called`, if any.

    An article is called by its path, its address, its id or the beginning of its id; all its versions are meant.

    Raises:
        LedgerError: no article answers to `called`.
    """
    for old, new in ledger.successions(called):
        yield changes_between(ledger.reading(old), ledger.reading(new))
