"""Seals: by which a ledger tells whether a reading is still the one that was kept, in every value of every record."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from sqlalchemy import Connection, delete, insert, select

from sayso.ledger import schema
from sayso.records import Reading, to_json

_SEAL = schema.seal


def seal_of(reading: Reading) -> str:
    """Return the SHA-256 of an article and its records as an export has them.

    Its version and what it supersedes are left out, which follow from other articles, and so are relations to them.
    """
    own = {one.id for one in reading.attributions} | {one.id for one in reading.figures}
    inside = tuple(one for one in reading.relations if one.a in own and one.b in own)
    alone = replace(reading, article=replace(reading.article, version=1, supersedes=None), relations=inside)
    digest = hashlib.sha256()
    for record in alone.records():
        digest.update(f"{to_json(record)}\n".encode())
    return digest.hexdigest()


def keep(connection: Connection, reading: Reading) -> None:
    """Seal a reading, in the place of the one before."""
    forget(connection, reading.article.id)
    connection.execute(insert(_SEAL), [{"article": reading.article.id, "sha256": seal_of(reading)}])


def forget(connection: Connection, article: str) -> None:
    """Take the seal off an article, to be called when it is about to be read again."""
    connection.execute(delete(_SEAL).where(_SEAL.c.article == article))


def seal(connection: Connection, article: str) -> str | None:
    """Return the seal of an article, None where it was read before there were seals."""
    found: str | None = connection.execute(
        select(_SEAL.c.sha256).where(_SEAL.c.article == article)
    ).scalar_one_or_none()
    return found
