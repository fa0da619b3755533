"""The ledger as the rest of sayso sees it: readings go in, records come out in a fixed order."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Engine, bindparam, delete, func, insert, select, update

from sayso.errors import LedgerError, RecordError
from sayso.ledger import captures, copies, queries, relations, rows, schema, seals, search, visits
from sayso.ledger.faults import check_file, told_plainly
from sayso.ledger.opening import open_for_reading, open_for_writing
from sayso.ledger.removal import find_article, take_out
from sayso.ledger.versions import Outcome, address_of, place_of
from sayso.records import (
    KINDS,
    Article,
    ArticleLink,
    Attribution,
    Figure,
    Grounding,
    Page,
    Reading,
    Record,
    Relation,
    Visit,
)

# Built once: building a question costs more than SQLite takes to answer it.
_TEXT_IS_THERE = select(schema.text.c.sha256).where(schema.text.c.sha256 == bindparam("of_text"))
_HIGHEST_ROW = select(func.coalesce(func.max(schema.attribution.c.row), 0))


@dataclass(frozen=True)
class Beside:
    """What is kept with a reading: the page it was read out of, where in it, and by what copies of it are found.

    `prints` are fingerprints of the text, `links` join it to articles that share text with it. The page `returns` if
    it said something else in between: what it says again is the latest version then, not an old one.
    """

    page: Page
    grounding: Grounding
    visit: Visit
    prints: Sequence[copies.Print] = ()
    links: Sequence[ArticleLink] = ()
    returns: bool = False


class Ledger:
    """One file that holds articles and what was read in them; a context manager.

    Any number of readers may look while one writer adds. Every method raises LedgerError, with what to do, where
    the file or the disk refuses.
    """

    def __init__(self, path: Path, readers: Engine, writer: Connection | None, undo: ExitStack) -> None:
        self.path = path
        self._readers = readers
        self._writer = writer
        self._undo = undo
        self._closed = False

    @classmethod
    def open(cls, path: str | os.PathLike[str], *, write: bool = False) -> Self:
        """Open the ledger at `path`; `write` makes it where there is none, and keeps other writers out.

        Raises:
            LedgerError: there is no ledger to read, the file is something else, damaged, or from a newer sayso,
                its folder cannot be written, or another sayso is writing.
        """
        given = Path(path)
        # Links are followed, so that two names of one ledger share a lock and a log.
        place = given.resolve()
        with ExitStack() as undo:
            writer = open_for_writing(given, place, undo) if write else None
            readers = open_for_reading(given, place, undo)
            return cls(given, readers, writer, undo.pop_all())

    def close(self) -> None:
        """Close the ledger; a writer first moves its log into the file, so that the file alone is the ledger."""
        self._closed = True
        with told_plainly(self.path):
            self._undo.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __repr__(self) -> str:
        return f"<Ledger {str(self.path)!r}{', closed' if self._closed else ''}>"

    # Writing

    def add(self, reading: Reading, reader: str, beside: Beside | None = None) -> Outcome:
        """Keep a reading, made by `reader`, and what stands `beside` it, in one transaction; twice changes nothing.

        An article whose address is in the ledger with another text becomes a new version of it ("version"). One
        that is there already has its records replaced and stays the version it was ("again"). The ledger alone
        decides `version` and `supersedes`: those of the reading are passed over.

        A relation may also join a record of this article to one of another that is in the ledger. It is no part of
        either reading then (see `records`), and goes when either article is removed or read again.

        Raises:
            RecordError: the reading could not come back as it is, or a relation names a record that is not there.
        """
        rows.check(reading)
        try:
            with self._writing() as connection:
                outcome = _keep(connection, reading, reader, returns=beside is not None and beside.returns)
                if beside is not None:
                    _keep_beside(connection, reading, beside)
                return outcome
        except UnicodeEncodeError as error:
            raise RecordError(
                f"{reading.article.path!r}: a record holds a lone surrogate ({error.object[error.start]!a}), "
                "which no file can hold as text. If it is in the file's name, rename the file."
            ) from error

    def remove(self, article: str) -> Article:
        """Take out the article with this id, this beginning of an id, or this path, and return it.

        Raises:
            LedgerError: no article, or more than one, answers to that; the message lists candidates.
        """
        with self._writing() as connection:
            found = find_article(connection, queries.bindable(article), self.path)
            take_out(connection, found)
        return found

    def note(self, visit: Visit) -> None:
        """Keep what became of a page that gave nothing new, in the place of the visit before."""
        with self._writing() as connection:
            visits.keep(connection, visit)

    def forget(self, paths: Sequence[str]) -> None:
        """Forget that sayso ever came to these pages; what was read in them stays."""
        with self._writing() as connection:
            visits.forget(connection, paths)

    # Looking

    def holds(self, article_id: str, reader: str) -> bool:
        """Tell whether the article is there as this reader reads it."""
        with self._reading() as connection:
            held = connection.execute(
                select(schema.article.c.reader).where(schema.article.c.id == queries.bindable(article_id))
            ).scalar_one_or_none()
        return held is not None and held == reader

    def article(self, article_id: str) -> Article:
        """Return one article.

        Raises:
            LedgerError: it is not there.
        """
        with self._reading() as connection:
            found = queries.article(connection, queries.bindable(article_id))
        if found is None:
            raise LedgerError(f"{self.path}: there is no article {article_id!r} in this ledger.")
        return found

    def reading(self, article_id: str) -> Reading:
        """Return one article with its records.

        Raises:
            LedgerError: it is not there.
        """
        article = self.article(article_id)
        with self._reading() as connection:
            return queries.with_records(connection, [article])[0]

    def articles(self, *, latest: bool = False) -> Iterator[Article]:
        """Yield the articles by path, version and id; `latest` leaves out those that have a later version."""
        with self._reading() as connection:
            yield from queries.articles(connection, latest=latest)

    def readings(self, *, latest: bool = False) -> Iterator[Reading]:
        """Yield the articles with their records, in the order of `articles`."""
        with self._reading() as connection:
            yield from queries.readings(connection, latest=latest)

    def records(self, *, min_confidence: float = 0.0) -> Iterator[Record]:
        """Yield every record once: each article and what was read in it, then what joins articles, by kind and id.

        With `min_confidence` the attributions that are less sure are left out (see `Reading.at_least`).
        """
        with self._reading() as connection:
            for reading in queries.readings(connection, latest=False):
                yield from reading.at_least(min_confidence).records()
            for table in schema.JOINED:
                yield from queries.joined(connection, table, min_confidence)

    def attributions(
        self,
        *,
        source: str | None = None,
        stance: str | None = None,
        search: str | None = None,
        figures: bool = False,
        related: bool = False,
        relation: str | None = None,
        min_confidence: float = 0.0,
        latest: bool = True,
    ) -> Iterator[Attribution]:
        """Yield the attributions that pass every filter, in the order of articles and text.

        `source` is a name, or whole words of one, among sources and chains; case and accents do not count.
        `search` is words and "quoted phrases" that the sentences, the source or the chain must all hold; a filter
        without a word in it finds nothing. `figures` keeps what holds at least one figure that is not minor, `related`
        what stands in a relation, itself or by a figure of its own, `relation` in one of this type, `min_confidence`
        what is at least so sure (0..1).

        Raises:
            UsageError: there is no such stance, or type of relation.
        """
        wanted = queries.attributions(
            source=source,
            stance=stance,
            search=search,
            figures=figures,
            related=related,
            relation=relation,
            min_confidence=min_confidence,
            latest=latest,
        )
        return self._attributions(wanted)

    def figures_of(self, attribution_ids: Sequence[str]) -> dict[str, list[Figure]]:
        """Return the figures that each of the attributions holds, in text order; an empty list where none."""
        with self._reading() as connection:
            return queries.figures_of(connection, attribution_ids)

    def relations_of(self, record_ids: Sequence[str], *, min_confidence: float = 0.0) -> dict[str, list[Relation]]:
        """Return the relations of each record, be it `a` or `b`, in the order of its reading; an empty list where none.

        `min_confidence` leaves out those with a record that is less sure, or that a less sure attribution holds.
        """
        with self._reading() as connection:
            return queries.relations_of(connection, record_ids, min_confidence)

    def by_id(self, record_ids: Sequence[str]) -> dict[str, Attribution | Figure]:
        """Return the attributions and figures with these ids, by id; what is not there is left out."""
        with self._reading() as connection:
            return queries.by_id(connection, record_ids)

    def summary(self) -> dict[str, int]:
        """Return how many records of each kind there are."""
        with self._reading() as connection:
            return {
                kind: connection.execute(select(func.count()).select_from(schema.METADATA.tables[kind])).scalar_one()
                for kind in KINDS
            }

    def visit(self, path: str) -> Visit | None:
        """Return what became of the page at `path` when sayso last came to it, None if it never did."""
        with self._reading() as connection:
            return visits.visit(connection, queries.bindable(path))

    def failures(self) -> Iterator[Visit]:
        """Yield the visits that failed, by path."""
        with self._reading() as connection:
            yield from visits.failures(connection)

    def faults(self) -> list[str]:
        """Return what the database finds wrong with its own file; nothing in a sound one."""
        with self._reading() as connection:
            return check_file(connection)

    def page(self, sha256: str) -> bytes | None:
        """Return the bytes of the page with this SHA-256, None where they are not kept."""
        with self._reading() as connection:
            return captures.page(connection, sha256)

    def grounding(self, article_id: str) -> Grounding | None:
        """Return which bytes carry an article's text, None where it was read before that was kept."""
        with self._reading() as connection:
            return captures.grounding(connection, article_id)

    def successions(self, called: str | None = None) -> list[tuple[str, str]]:
        """Return pairs of ids, a version and the later one that took its place, in the order of the later articles.

        Only those of the article so `called`, if any: by its path, its address, its id or the beginning of its id.

        Raises:
            LedgerError: no article answers to `called`.
        """
        with self._reading() as connection:
            wanted = None if called is None else queries.addresses_called(connection, queries.bindable(called))
            found = queries.successions(connection)
        if wanted is not None and not wanted:
            raise LedgerError(f"{self.path}: no article has the id, path or address {called!r}.")
        return [(old, new) for old, new, address in found if wanted is None or address in wanted]

    def linked(self, article_id: str) -> list[tuple[ArticleLink, Article]]:
        """Return the links of an article to others, each with the other one."""
        with self._reading() as connection:
            found = copies.links(connection, article_id)
        return [(link, self.article(link.b if link.a == article_id else link.a)) for link in found]

    def seal(self, article_id: str) -> str | None:
        """Return the seal of an article's reading (see `seal_of`), None where it was read before there were seals."""
        with self._reading() as connection:
            return seals.seal(connection, article_id)

    def holders(self, hashes: Iterable[int], most: int) -> list[tuple[int, int]]:
        """Return pairs of a fingerprint's hash and the number of an article that holds it, `most` for each hash."""
        with self._reading() as connection:
            return copies.holders(connection, hashes, most)

    def numbered(self, numbers: Sequence[int]) -> dict[int, Article]:
        """Return the articles that the index of fingerprints knows by these numbers."""
        with self._reading() as connection:
            named = copies.articles_of(connection, numbers)
            found = {article.id: article for article in queries.with_ids(connection, list(named.values()))}
        return {number: found[article_id] for number, article_id in named.items()}

    # Inside

    def _attributions(self, wanted: queries.Wanted | None) -> Iterator[Attribution]:
        if wanted is not None:
            with self._reading() as connection:
                yield from queries.stream(connection, "attribution", wanted)

    @contextmanager
    def _reading(self) -> Iterator[Connection]:
        self._refuse_closed()
        with told_plainly(self.path), self._readers.connect() as connection:
            yield connection

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        self._refuse_closed()
        if self._writer is None:
            raise LedgerError(f"{self.path}: this ledger was opened for reading only. Open it with write=True.")
        with told_plainly(self.path), self._writer.begin():
            yield self._writer

    def _refuse_closed(self) -> None:
        if self._closed:
            raise LedgerError(f"{self.path}: this ledger has been closed. Open it again.")


def _keep(connection: Connection, reading: Reading, reader: str, *, returns: bool) -> Outcome:
    article = reading.article
    place = place_of(connection, article, returns=returns)
    row = rows.to_row(article, address=address_of(article), reader=reader)
    row |= {"version": place.version, "supersedes": place.supersedes}
    _share_text(connection, article)
    if place.is_held:
        search.forget(connection, article.id)
        relations.forget(connection, article.id)
        seals.forget(connection, article.id)
        for table in schema.OF_ARTICLE:
            connection.execute(delete(table).where(table.c.article == article.id))
        connection.execute(update(schema.article).where(schema.article.c.id == article.id).values(row))
    else:
        connection.execute(insert(schema.article), [row])
    _keep_records(connection, reading)
    return place.outcome


def _keep_beside(connection: Connection, reading: Reading, beside: Beside) -> None:
    article_id = reading.article.id
    captures.keep(connection, article_id, beside.page, beside.grounding)
    copies.keep(connection, article_id, beside.prints, beside.links)
    seals.keep(connection, reading)
    visits.keep(connection, beside.visit)


def _share_text(connection: Connection, article: Article) -> None:
    if connection.execute(_TEXT_IS_THERE, {"of_text": article.text_sha256}).first() is None:
        connection.execute(insert(schema.text), [{"sha256": article.text_sha256, "text": article.text}])


def _keep_records(connection: Connection, reading: Reading) -> None:
    highest = connection.execute(_HIGHEST_ROW).scalar_one()
    attributions: list[dict[str, Any]] = rows.in_order(reading.attributions)
    for number, row in enumerate(attributions, highest + 1):
        row["row"] = number
    of_article = {"article": reading.article.id}
    for table, wanted in (
        (schema.attribution, attributions),
        (schema.figure, rows.in_order(reading.figures)),
        (schema.date, rows.in_order(reading.dates)),
        (schema.actor, [row | of_article for row in rows.in_order(reading.actors)]),
    ):
        if wanted:
            connection.execute(insert(table), wanted)
    relations.keep(connection, reading)
    search.index(connection, reading.article, enumerate(reading.attributions, highest + 1))
