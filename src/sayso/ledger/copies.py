"""The index by which copies are found: which articles hold which fingerprints, and the links that follow from it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sqlalchemy import Connection, delete, insert, or_, select, text

from sayso.ledger import schema
from sayso.records import ArticleLink

Print = tuple[int, int, int]
"""A fingerprint: its hash, and the code points `[start, end)` of the article's text where it stands."""

_COPY, _FINGERPRINT, _LINK = schema.copy, schema.fingerprint, schema.link
# Of a hash that half of the ledger holds, a few holders are enough, and each hash is one look into the index.
_HOLDERS = text("SELECT hash, copy FROM fingerprint WHERE hash = :hash LIMIT :most")


def keep(connection: Connection, article: str, prints: Sequence[Print], links: Iterable[ArticleLink]) -> None:
    """Keep the fingerprints and the links of an article in the place of those it had."""
    connection.execute(delete(_COPY).where(_COPY.c.article == article))
    connection.execute(delete(_LINK).where(or_(_LINK.c.a == article, _LINK.c.b == article)))
    if prints:
        number = connection.execute(insert(_COPY).values(article=article)).inserted_primary_key
        assert number is not None
        rows = [{"hash": print[0], "copy": number[0], "start": print[1], "end": print[2]} for print in prints]
        connection.execute(insert(_FINGERPRINT), rows)
    if rows := [{"a": one.a, "b": one.b, "relation": one.relation, "evidence": one.evidence} for one in links]:
        connection.execute(insert(_LINK), rows)


def links(connection: Connection, article: str) -> list[ArticleLink]:
    """Return the links of an article, by the other one."""
    wanted = select(_LINK.c.a, _LINK.c.b, _LINK.c.relation, _LINK.c.evidence)
    rows = connection.execute(
        wanted.where(or_(_LINK.c.a == article, _LINK.c.b == article)).order_by(_LINK.c.a, _LINK.c.b)
    )
    return [ArticleLink(*row) for row in rows]


def holders(connection: Connection, hashes: Iterable[int], most: int) -> list[tuple[int, int]]:
    """Return pairs of a hash and the number of an article that holds it, `most` of them for each hash."""
    found: list[tuple[int, int]] = []
    for one in hashes:
        found += ((row[0], row[1]) for row in connection.execute(_HOLDERS, {"hash": one, "most": most}))
    return found


def articles_of(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """Return the ids of the articles that the index knows by these numbers."""
    rows = connection.execute(select(_COPY.c.number, _COPY.c.article).where(_COPY.c.number.in_(numbers)))
    return {row.number: row.article for row in rows}
