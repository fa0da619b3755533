"""Which article is a later telling of which: the chain of versions at one address."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal, NamedTuple

from sqlalchemy import ColumnElement, Connection, bindparam, exists, or_, select, update

from sayso.ledger.schema import article
from sayso.records import Article
from sayso.records.page import STANDARD_INPUT

# Built once: building a question costs more than SQLite takes to answer it.
_KNOWN = (
    select(article.c.id, article.c.version, article.c.supersedes, article.c.text_sha256)
    .where(or_(article.c.id == bindparam("of_id"), article.c.address == bindparam("of_address")))
    .order_by(article.c.version.desc(), article.c.id)
)

Outcome = Literal["new", "version", "again"]


class Place(NamedTuple):
    """Where an article stands among the versions of it that the ledger holds, `is_held` if it is one of them."""

    outcome: Outcome
    version: int = 1
    supersedes: str | None = None
    is_held: bool = False


def address_of(candidate: Article) -> str:
    """Return what an article shares with its other versions: its address, or its path where it has none."""
    # What comes through standard input has no name that the next text there would share.
    return candidate.url or (candidate.path if candidate.path != STANDARD_INPUT else candidate.id)


def place_of(connection: Connection, candidate: Article, *, returns: bool = False) -> Place:
    """Return where an article belongs, whether the ledger already holds it or not.

    One that `returns`, since its page says again what it said before another version, is the latest version anew.
    A copy of the latest text under the same address (found through another folder, say) is no new version, but
    stands beside its twin.
    """
    known = connection.execute(_KNOWN, {"of_id": candidate.id, "of_address": address_of(candidate)}).all()
    for held in known:
        if held.id == candidate.id and returns and held is not known[0]:
            mend(connection, replace(candidate, supersedes=held.supersedes))
            return Place("version", known[0].version + 1, known[0].id, is_held=True)
        if held.id == candidate.id:
            return Place("again", held.version, held.supersedes, is_held=True)
    if not known:
        return Place("new")
    latest = known[0]
    if latest.text_sha256 == candidate.text_sha256:
        return Place("new", latest.version, latest.supersedes)
    return Place("version", latest.version + 1, latest.id)


def is_latest() -> ColumnElement[bool]:
    """Return the condition that no later version of an article is there."""
    later = article.alias("later")
    superseded = exists().where(later.c.supersedes == article.c.id)
    overtaken = exists().where(later.c.address == article.c.address, later.c.version > article.c.version)
    return ~superseded & ~overtaken


def mend(connection: Connection, leaving: Article) -> None:
    """Join the versions before and after an article that is about to leave."""
    connection.execute(update(article).where(article.c.supersedes == leaving.id).values(supersedes=leaving.supersedes))
