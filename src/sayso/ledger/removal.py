"""How an article leaves the ledger: found by what a person calls it, taken out with all that was read in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Row, delete, exists, func, select

from sayso.errors import LedgerError
from sayso.ledger import captures, queries, schema, search
from sayso.ledger.versions import mend
from sayso.records import Article

LISTED = 5
"""Candidates that a message lists."""


def find_article(connection: Connection, called: str, ledger: Path) -> Article:
    """Return the article with the id, path or unique beginning of an id that it is `called` by.

    Raises:
        LedgerError: none or several answer to it.
    """
    article = schema.article
    ways: list[ColumnElement[bool]] = [article.c.id == called, article.c.path == called]
    if len(called) >= queries.SHORTEST:
        ways.append(func.substr(article.c.id, 1, len(called)) == called)
    for way in ways:
        found = _named(connection, way)
        if len(found) > 1:
            raise LedgerError(f"{ledger}: {called!r} may mean {_listed(found)}. Name one by its id.")
        if found:
            named = queries.article(connection, found[0].id)
            assert named is not None
            return named
    near = _named(connection, func.instr(func.lower(article.c.path), called.lower()) > 0) if called else []
    hint = f"Did you mean {_listed(near)}?" if near else f"It holds {_listed(_named(connection)) or 'no article'}."
    raise LedgerError(f"{ledger}: no article has the id or path {called!r}. {hint}")


def _named(connection: Connection, *conditions: ColumnElement[bool]) -> Sequence[Row[str, str, int]]:
    article = schema.article
    return connection.execute(
        select(article.c.id, article.c.path, article.c.version)
        .where(*conditions)
        .order_by(article.c.path, article.c.version, article.c.id)
        .limit(LISTED + 1)
    ).all()


def _listed(found: Sequence[Row[str, str, int]]) -> str:
    names = [f"{row.id} ({row.path}, version {row.version})" for row in found[:LISTED]]
    return ", ".join(names) + (", …" if len(found) > LISTED else "")


def take_out(connection: Connection, leaving: Article) -> None:
    """Delete the article with its records, and text and page if no copy needs them; join the versions around it."""
    mend(connection, leaving)
    search.forget(connection, leaving.id)
    page = captures.page_of(connection, leaving.id)
    connection.execute(delete(schema.article).where(schema.article.c.id == leaving.id))
    used = exists().where(schema.article.c.text_sha256 == leaving.text_sha256)
    connection.execute(delete(schema.text).where(schema.text.c.sha256 == leaving.text_sha256, ~used))
    if page is not None:
        captures.drop_unused(connection, page)
