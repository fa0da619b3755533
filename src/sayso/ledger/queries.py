"""The questions that the ledger answers, as SQL that any database understands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import Any

from sqlalchemy import Connection, Select, Table, exists, func, or_, select

from sayso.errors import UsageError
from sayso.ledger import relations, schema, search
from sayso.ledger.rows import columns_of, from_row
from sayso.ledger.versions import is_latest
from sayso.records import STANCES, Article, Attribution, Figure, Reading, Record, Relation

Wanted = Select[*tuple[Any, ...]]
"""A question whose answer is rows of `columns_of` one kind."""

AT_ONCE = 50
"""Articles whose records are fetched together: one at a time costs six questions each, all at once the memory."""

SHORTEST = 4
"""Characters of an id that count as its beginning; fewer would be a slip of the hand."""

MOST_NAMED = 500
"""Ids in one question; SQLite allows some thousands."""

IN_ORDER = (schema.article.c.path, schema.article.c.version, schema.article.c.id)
"""The order of articles everywhere. It depends on nothing but the articles, so exports are the same bytes."""


def bindable(typed: str) -> str:
    """Return what a person typed as text that a database takes; lone surrogates, which match nothing, become "?"."""
    return typed.encode("utf-8", "replace").decode("utf-8")


def stream(connection: Connection, kind: str, wanted: Wanted, at_once: int = 500) -> Iterator[Any]:
    """Yield the records of one kind that a question finds, `at_once` of them in memory at a time."""
    for row in connection.execute(wanted, execution_options={"yield_per": at_once}):
        yield from_row(kind, row)


def _articles(*, latest: bool) -> Wanted:
    wanted = select(*columns_of("article")).join_from(schema.article, schema.text).order_by(*IN_ORDER)
    return wanted.where(is_latest()) if latest else wanted


def article(connection: Connection, article_id: str) -> Article | None:
    """Return one article, None if it is not there."""
    wanted = _articles(latest=False).where(schema.article.c.id == article_id)
    row = connection.execute(wanted).one_or_none()
    found: Article | None = None if row is None else from_row("article", row)
    return found


def addresses_called(connection: Connection, called: str) -> frozenset[str]:
    """Return what articles that are `called` so share with their versions: by path, address, id or its beginning."""
    article = schema.article
    ways = [article.c.path == called, article.c.url == called]
    if len(called) >= SHORTEST:
        ways.append(func.substr(article.c.id, 1, len(called)) == called)
    return frozenset(connection.execute(select(article.c.address).where(or_(*ways))).scalars())


def successions(connection: Connection) -> list[tuple[str, str, str]]:
    """Return the ids of each version and of the one before, and the address that they share, in their order."""
    article = schema.article
    columns = (article.c.supersedes, article.c.id, article.c.address)
    rows = connection.execute(select(*columns).where(article.c.supersedes.is_not(None)).order_by(*IN_ORDER))
    return [(row[0], row[1], row[2]) for row in rows]


def with_ids(connection: Connection, ids: Sequence[str]) -> list[Article]:
    """Return the articles with these ids."""
    found: list[Article] = []
    for few in _few(ids):
        found += stream(connection, "article", _articles(latest=False).where(schema.article.c.id.in_(few)))
    return found


def articles(connection: Connection, *, latest: bool) -> Iterator[Article]:
    """Yield the articles in order; few at a time, for a text may be long."""
    yield from stream(connection, "article", _articles(latest=latest), AT_ONCE)


def readings(connection: Connection, *, latest: bool) -> Iterator[Reading]:
    """Yield the articles with their records, in order."""
    together: list[Article] = []
    for found in articles(connection, latest=latest):
        together.append(found)
        if len(together) == AT_ONCE:
            yield from with_records(connection, together)
            together = []
    yield from with_records(connection, together)


def with_records(connection: Connection, together: Sequence[Article]) -> list[Reading]:
    """Return the readings of a few articles."""
    if not together:
        return []
    ids = [found.id for found in together]
    found = [*(_by_article(connection, table, ids) for table in schema.READ), relations.inside(connection, ids)]
    return [Reading(article, *(records.get(article.id, ()) for records in found)) for article in together]


def _by_article(connection: Connection, table: Table, ids: Sequence[str]) -> dict[str, tuple[Any, ...]]:
    kind = table.name
    wanted = (
        select(table.c.article.label("of_article"), *columns_of(kind))
        .where(table.c.article.in_(ids))
        .order_by(table.c.article, table.c.position)
    )
    groups = groupby(connection.execute(wanted), key=attrgetter("of_article"))
    return {of_article: tuple(from_row(kind, row[1:]) for row in group) for of_article, group in groups}


def joined(connection: Connection, table: Table, min_confidence: float) -> Iterator[Record]:
    """Yield the records of a kind that joins articles, in the order of their keys."""
    kind = table.name
    wanted = select(*columns_of(kind)).order_by(*table.primary_key)
    if table is schema.relation:
        wanted = wanted.where(relations.joins_articles(), *relations.sure_enough(min_confidence))
    yield from stream(connection, kind, wanted)


def attributions(
    *,
    source: str | None,
    stance: str | None,
    search: str | None,
    figures: bool,
    related: bool,
    relation: str | None,
    min_confidence: float,
    latest: bool,
) -> Wanted | None:
    """Return the question for the attributions that pass every filter; None if it is clear that there is none.

    Raises:
        UsageError: there is no such stance, or type of relation.
    """
    attribution = schema.attribution
    wanted = (
        select(*columns_of("attribution"))
        .join_from(schema.article, attribution)
        .order_by(*IN_ORDER, attribution.c.position)
    )
    if stance is not None:
        if stance not in STANCES:
            raise UsageError(f"{stance!r} is no stance; the stances are {', '.join(STANCES)}.")
        wanted = wanted.where(attribution.c.stance == stance)
    if min_confidence > 0:
        wanted = wanted.where(attribution.c.confidence >= min_confidence)
    if latest:
        wanted = wanted.where(is_latest())
    if figures:
        held = exists().where(schema.figure.c.attribution == attribution.c.id, schema.figure.c.minor.is_(False))
        wanted = wanted.where(held)
    if related or relation is not None:
        wanted = wanted.where(relations.is_related(relation, min_confidence))
    return _with_words(wanted, source, search)


def _with_words(wanted: Wanted, source: str | None, words: str | None) -> Wanted | None:
    asked = []
    if source is not None:
        asked.append(search.name_query(source))
    if words is not None:
        asked.append(search.words_query(words))
    if None in asked:
        return None
    matching = [query for query in asked if query is not None]
    return wanted.where(schema.attribution.c.row.in_(search.rows_matching(matching))) if matching else wanted


def figures_of(connection: Connection, attribution_ids: Sequence[str]) -> dict[str, list[Figure]]:
    """Return the figures of each attribution, in text order."""
    figure = schema.figure
    held: dict[str, list[Figure]] = {attribution_id: [] for attribution_id in attribution_ids}
    for ids in _few(list(held)):
        wanted = select(*columns_of("figure")).where(figure.c.attribution.in_(ids))
        for found in stream(connection, "figure", wanted.order_by(figure.c.article, figure.c.position)):
            held[found.attribution].append(found)
    return held


def relations_of(connection: Connection, record_ids: Sequence[str], min_confidence: float) -> dict[str, list[Relation]]:
    """Return the relations of each record, whichever end it is, in the order of their reading."""
    relation = schema.relation
    held: dict[str, list[Relation]] = {record_id: [] for record_id in record_ids}
    for ids in _few(list(held)):
        wanted = select(*columns_of("relation")).where(
            or_(relation.c.a.in_(ids), relation.c.b.in_(ids)), *relations.sure_enough(min_confidence)
        )
        named = set(ids)
        for found in stream(connection, "relation", wanted.order_by(relation.c.position, relation.c.id)):
            for end in named & {found.a, found.b}:
                held[end].append(found)
    return held


def by_id(connection: Connection, record_ids: Sequence[str]) -> dict[str, Attribution | Figure]:
    """Return the attributions and figures with these ids, by id."""
    found: dict[str, Attribution | Figure] = {}
    for ids in _few(record_ids):
        for table in (schema.attribution, schema.figure):
            wanted = select(*columns_of(table.name)).where(table.c.id.in_(ids))
            found |= {record.id: record for record in stream(connection, table.name, wanted)}
    return found


def _few(ids: Sequence[str]) -> Iterator[list[str]]:
    for start in range(0, len(ids), MOST_NAMED):
        yield [bindable(one) for one in ids[start : start + MOST_NAMED]]
