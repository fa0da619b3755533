"""The bytes that records are grounded in: each page once, and for each article the runs that lead there."""

from __future__ import annotations

from sqlalchemy import Connection, delete, exists, insert, select

from sayso.ledger import schema
from sayso.records import Grounding, Page

_PAGE, _GROUNDING = schema.page, schema.grounding


def keep(connection: Connection, article: str, page: Page, grounding: Grounding) -> None:
    """Keep a page and the grounding of the article that was read out of it, in the place of those it had."""
    before = page_of(connection, article)
    connection.execute(delete(_GROUNDING).where(_GROUNDING.c.article == article))
    if connection.execute(select(_PAGE.c.size).where(_PAGE.c.sha256 == page.sha256)).first() is None:
        connection.execute(insert(_PAGE), [{"sha256": page.sha256, "size": len(page.data), "data": page.data}])
    row = {
        "article": article,
        "page": page.sha256,
        "encoding": grounding.encoding,
        "part": grounding.part,
        "runs": grounding.runs,
        "address": page.address,
        "fetched": page.fetched,
        "archive": page.archive,
        "offset": page.offset,
    }
    connection.execute(insert(_GROUNDING), [row])
    if before is not None:
        drop_unused(connection, before)


def page_of(connection: Connection, article: str) -> str | None:
    """Return the SHA-256 of the page that an article is grounded in, None where none is kept."""
    wanted = select(_GROUNDING.c.page).where(_GROUNDING.c.article == article)
    return connection.execute(wanted).scalar_one_or_none()


def drop_unused(connection: Connection, sha256: str) -> None:
    """Take out a page in which no article is grounded any more."""
    used = exists().where(_GROUNDING.c.page == _PAGE.c.sha256)
    connection.execute(delete(_PAGE).where(_PAGE.c.sha256 == sha256, ~used))


def page(connection: Connection, sha256: str) -> bytes | None:
    """Return the bytes of a page, None where they are not kept."""
    found = connection.execute(select(_PAGE.c.data).where(_PAGE.c.sha256 == sha256)).scalar_one_or_none()
    return None if found is None else bytes(found)


def grounding(connection: Connection, article: str) -> Grounding | None:
    """Return the grounding of an article, None where it was read before groundings were kept."""
    columns = (_GROUNDING.c.page, _GROUNDING.c.encoding, _GROUNDING.c.runs, _GROUNDING.c.part)
    row = connection.execute(select(*columns).where(_GROUNDING.c.article == article)).one_or_none()
    return None if row is None else Grounding(*row)
