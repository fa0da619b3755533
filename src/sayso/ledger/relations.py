"""Relations in the ledger: those inside an article belong to its reading, those that join two stand by themselves.

A relation is kept with the articles of its two records, and leaves with the first of them that leaves.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from sqlalchemy import ColumnElement, Connection, delete, exists, insert, or_, select, union_all

from sayso.errors import RecordError, UsageError
from sayso.ledger import schema
from sayso.ledger.rows import columns_of, from_row, in_order
from sayso.records import RELATION_TYPES, Attribution, Figure, Reading, Relation

_RELATION, _ATTRIBUTION, _FIGURE = schema.relation, schema.attribution, schema.figure
# By names of their own: inside a question about attributions, SQL would take the same name for the one outside.
_SAID, _COUNTED = _ATTRIBUTION.alias("said"), _FIGURE.alias("counted")


def keep(connection: Connection, reading: Reading) -> None:
    """Keep the relations of a reading whose other records are in the ledger.

    Raises:
        RecordError: a relation names a record that is not there, or none of this article.
    """
    if not reading.relations:
        return
    here, path = reading.article.id, reading.article.path
    own: tuple[Attribution | Figure, ...] = (*reading.attributions, *reading.figures)
    article_of = {record.id: here for record in own}
    ends = {end for relation in reading.relations for end in (relation.a, relation.b)}
    article_of |= _articles_of(connection, ends - article_of.keys())
    rows = in_order(reading.relations)
    for relation, row in zip(reading.relations, rows, strict=True):
        for end in (relation.a, relation.b):
            if end not in article_of:
                raise RecordError(f"{path}: the relation {relation.id} names {end}, which is no record of this ledger.")
        if here not in (article_of[relation.a], article_of[relation.b]):
            raise RecordError(f"{path}: the relation {relation.id} names no record of this article.")
        row |= {"article_a": article_of[relation.a], "article_b": article_of[relation.b]}
    connection.execute(insert(_RELATION), rows)


def _articles_of(connection: Connection, record_ids: Iterable[str]) -> dict[str, str]:
    ids = list(record_ids)
    found = (select(table.c.id, table.c.article).where(table.c.id.in_(ids)) for table in (_ATTRIBUTION, _FIGURE))
    return {row.id: row.article for row in connection.execute(union_all(*found))} if ids else {}


def forget(connection: Connection, article_id: str) -> None:
    """Take out every relation of the article's records; to be called when it is about to be read again."""
    touches = or_(_RELATION.c.article_a == article_id, _RELATION.c.article_b == article_id)
    connection.execute(delete(_RELATION).where(touches))


def inside(connection: Connection, article_ids: Sequence[str]) -> dict[str, tuple[Relation, ...]]:
    """Return the relations between two records of one article, by article, in the order of its reading."""
    wanted = (
        select(_RELATION.c.article_a, *columns_of("relation"))
        .where(_RELATION.c.article_a.in_(article_ids), ~joins_articles())
        .order_by(_RELATION.c.article_a, _RELATION.c.position)
    )
    groups = groupby(connection.execute(wanted), key=lambda row: row.article_a)
    return {article_id: tuple(from_row("relation", row[1:]) for row in group) for article_id, group in groups}


def joins_articles() -> ColumnElement[bool]:
    """Return the condition that a relation's records stand in two articles."""
    return _RELATION.c.article_a != _RELATION.c.article_b


def sure_enough(confidence: float) -> list[ColumnElement[bool]]:
    """Return the conditions that neither record of a relation is, or is held by, a less sure attribution (0..1)."""
    if confidence <= 0:
        return []
    unsure = _SAID.c.confidence < confidence
    return [
        ~exists().where(*conditions, unsure)
        for end in (_RELATION.c.a, _RELATION.c.b)
        for conditions in ((_SAID.c.id == end,), (_COUNTED.c.id == end, _SAID.c.id == _COUNTED.c.attribution))
    ]


def is_related(of_type: str | None, confidence: float) -> ColumnElement[bool]:
    """Return the condition that a relation (of one type, if any is given) names an attribution or a figure of it.

    Raises:
        UsageError: there is no such type of relation.
    """
    conditions = sure_enough(confidence)
    if of_type is not None:
        if of_type not in RELATION_TYPES:
            raise UsageError(f"{of_type!r} is no type of relation; the types are {', '.join(RELATION_TYPES)}.")
        conditions.append(_RELATION.c.type == of_type)
    ends = union_all(*(select(end).where(*conditions) for end in (_RELATION.c.a, _RELATION.c.b)))
    held = select(_FIGURE.c.attribution).where(_FIGURE.c.id.in_(ends))
    return or_(_ATTRIBUTION.c.id.in_(ends), _ATTRIBUTION.c.id.in_(held))
