"""Records into rows and back. A column has the name of the record's key, so there is little to say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import fields
from functools import cache
from typing import Any

from sqlalchemy import Column

from sayso.errors import RecordError
from sayso.ledger import schema
from sayso.records import KINDS, Article, Attribution, Date, Figure, Reading, Record, text_sha256


@cache
def keys_of(kind: str) -> tuple[str, ...]:
    """Return the keys of a kind of record, in the order of the record format."""
    return tuple(field.name for field in fields(KINDS[kind]))


@cache
def columns_of(kind: str) -> tuple[Column[Any], ...]:
    """Return the columns that hold a kind of record, in the order of its keys; an article's text is shared."""
    table = schema.METADATA.tables[kind]
    return tuple(schema.text.c.text if (kind, key) == ("article", "text") else table.c[key] for key in keys_of(kind))


def to_row(record: Record, **more: object) -> dict[str, object]:
    """Return the row of a record, with what the ledger notes about it; an article's text is not in it."""
    row = {key: getattr(record, key) for key in keys_of(record.kind)}
    if isinstance(record, Article):
        del row["text"]
    return row | more


def from_row(kind: str, row: Sequence[Any]) -> Any:
    """Return the record that a row of `columns_of(kind)` holds."""
    return KINDS[kind](**dict(zip(keys_of(kind), row, strict=True)))


def in_order(records: Iterable[Record], **more: object) -> list[dict[str, object]]:
    """Return the rows of an article's records of one kind, each with its place among them."""
    return [to_row(record, position=position, **more) for position, record in enumerate(records)]


def check(reading: Reading) -> None:
    """Refuse a reading that could not come back as it is.

    Raises:
        RecordError: the text is not the one its SHA-256 names, or a record belongs to another article.
    """
    article = reading.article
    if text_sha256(article.text) != article.text_sha256:
        raise RecordError(f"{article.path}: text_sha256 is not the SHA-256 of the article's text.")
    records: tuple[Attribution | Figure | Date, ...] = (*reading.attributions, *reading.figures, *reading.dates)
    for record in records:
        if record.article != article.id:
            raise RecordError(f"{article.path}: the {record.kind} {record.id} belongs to another article.")
