"""What became of every page that was come to: how a batch that was stopped goes on, and what is listed as failed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, fields

from sqlalchemy import Connection, bindparam, delete, insert, select

from sayso.ledger import schema
from sayso.records import Visit

_VISIT = schema.visit
_COLUMNS = tuple(_VISIT.c[field.name] for field in fields(Visit))


def keep(connection: Connection, visit: Visit) -> None:
    """Keep a visit in the place of the one before."""
    connection.execute(delete(_VISIT).where(_VISIT.c.path == visit.path))
    connection.execute(insert(_VISIT), [asdict(visit)])


def visit(connection: Connection, path: str) -> Visit | None:
    """Return the last visit to a page, None where there was none."""
    row = connection.execute(select(*_COLUMNS).where(_VISIT.c.path == path)).one_or_none()
    return None if row is None else Visit(*row)


def failures(connection: Connection) -> Iterator[Visit]:
    """Yield the visits that gave no article and have a reason, by path."""
    wanted = select(*_COLUMNS).where(_VISIT.c.reason.is_not(None)).order_by(_VISIT.c.path)
    for row in connection.execute(wanted):
        yield Visit(*row)


def forget(connection: Connection, paths: Sequence[str]) -> None:
    """Take out the visits to these pages."""
    # One by one: a statement holds only so many names, and a batch may fail in more places.
    if paths:
        connection.execute(delete(_VISIT).where(_VISIT.c.path == bindparam("gone")), [{"gone": path} for path in paths])
