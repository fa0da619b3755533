"""Many pages into one ledger: what is there is skipped, what fails is told and kept, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import BinaryIO

from sayso.engine.copies import find_copies
from sayso.engine.local import reader_name
from sayso.engine.options import Options
from sayso.engine.sources import Found, Unchanged, pages_of
from sayso.engine.standing import still_stands
from sayso.engine.take import Passed, Taken
from sayso.engine.workers import Workers, cores
from sayso.errors import RecordError
from sayso.intake import Failure, count_pages
from sayso.ledger import Beside, Ledger, Outcome
from sayso.records import Page, Visit


@dataclass
class Batch:
    """What became of the pages of a batch: ids of articles, counts of records, and what failed.

    `known` counts the pages that were read before, `passed` those in a language that is not wanted, `copies` the
    articles that share text with another. `foreign` holds the paths of articles that are kept without records, since
    they are in a language that is not read, `partly` those of which only figures and dates are read, since they are
    in Spanish.
    """

    pages: int = 0
    new: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    known: int = 0
    passed: int = 0
    copies: int = 0
    foreign: list[str] = field(default_factory=list)
    partly: list[str] = field(default_factory=list)
    attributions: int = 0
    figures: int = 0
    failures: list[Failure] = field(default_factory=list)

    @property
    def read(self) -> list[str]:
        """Ids of the articles that were read, in the order of reading."""
        return [*self.new, *self.versions, *self.again]

    def joined(self, other: Batch) -> Batch:
        """Return what became of the pages of both."""
        return Batch(*(getattr(self, one.name) + getattr(other, one.name) for one in fields(self)))


Progress = Callable[[str, int, float], None]
"""Told after each page: its path, how many pages are done, and what share (0..1) of all that was named."""


def read_into(
    ledger: Ledger,
    paths: Sequence[str],
    options: Options,
    *,
    stdin: BinaryIO | None = None,
    jobs: int | None = None,
    progress: Progress | None = None,
    failed: Callable[[Failure], None] | None = None,
) -> Batch:
    """Read every page that the paths name into the ledger and return what became of them.

    `jobs` worker processes read, one for each core unless said otherwise. Each article is kept in a transaction of
    its own, with the page and the note that it has been read, so that a batch can be stopped at any moment: run
    again, it goes on where it was. `failed` is told of each failure as it happens.

    Raises:
        UsageError: a path does not exist; nothing is read then.
        LedgerError: the ledger refuses; what was kept before is safe.
    """
    return read_pages(
        ledger,
        pages_of(paths, options, stdin, ledger.visit),
        options,
        jobs=jobs,
        share=_Share(count_pages(paths)) if progress is not None else None,
        progress=progress,
        failed=failed,
    )


def read_pages(
    ledger: Ledger,
    pages: Iterator[Found],
    options: Options,
    *,
    jobs: int | None = None,
    share: Callable[[Found], float] | None = None,
    progress: Progress | None = None,
    failed: Callable[[Failure], None] | None = None,
    again: bool = False,
) -> Batch:
    """Read pages into the ledger as they come; see `read_into`. `share` tells how far a page is among all.

    With `again` a page is tried even if its bytes have failed before.
    """
    reading = _Reading(ledger, options, Batch(), reader_name(options.model), failed, again)
    workers: Workers | None = None
    try:
        for found in pages:
            if isinstance(found, Page) and not reading.knows(found):
                workers = workers or Workers(jobs or cores(), options)
                for page, outcome in workers.give(found):
                    reading.keep(page, outcome)
            elif isinstance(found, Failure):
                reading.fail(found)
            elif isinstance(found, Unchanged):
                reading.batch.known += 1
            reading.batch.pages += 1
            if progress is not None and share is not None:
                progress(found.path, reading.batch.pages, share(found))
        if workers is not None:
            for page, outcome in workers.rest():
                reading.keep(page, outcome)
    finally:
        if workers is not None:
            workers.close()
    return reading.batch


@dataclass
class _Reading:
    """A batch at work: what is known already, and how each outcome is kept."""

    ledger: Ledger
    options: Options
    batch: Batch
    reader: str
    failed: Callable[[Failure], None] | None
    again: bool

    def knows(self, page: Page) -> bool:
        """Tell whether these bytes were read before as they would be read now, and count what that gave."""
        last = self.ledger.visit(page.path)
        if last is None or last.sha256 != page.sha256 or not still_stands(last, self.reader, self.options):
            return False
        if last.reason is not None:
            if self.again:
                return False
            self._tell(Failure(page.path, last.reason))
        elif last.article is not None:
            self.batch.known += 1
        else:
            self.batch.passed += 1
        return True

    def keep(self, page: Page, outcome: Taken | Passed | Failure) -> None:
        """Keep what a page gave."""
        if isinstance(outcome, Failure):
            self.fail(outcome, page)
        elif isinstance(outcome, Passed):
            self.batch.passed += 1
            self.ledger.note(self._visit(page, said=self.options.passing))
        else:
            try:
                self._add(page, outcome)
            except RecordError as error:
                self.fail(Failure(page.path, str(error).removeprefix(f"{page.path}: "), lasting=True), page)

    def fail(self, failure: Failure, page: Page | None = None) -> None:
        """Keep a failure, with what is known of the page if there was one."""
        self._tell(failure)
        if page is not None:
            visit = self._visit(page)
        else:
            visit = Visit(failure.path, failure.key or failure.path, self.reader, self.options.said)
        self.ledger.note(replace(visit, reason=failure.reason, lasting=failure.lasting))

    def _add(self, page: Page, taken: Taken) -> None:
        article = taken.reading.article
        visit = self._visit(page, article.id)
        last = self.ledger.visit(page.path)
        returns = last is not None and last.article not in (None, article.id)
        if self.ledger.holds(article.id, self.reader) and not returns and not self._says_more(article.id):
            self.batch.known += 1
            self.ledger.note(visit)
            return
        links = find_copies(self.ledger, article, taken.prints)
        beside = Beside(page, taken.grounding, visit, taken.prints, links, returns)
        outcome = self.ledger.add(taken.reading, self.reader, beside)
        self._count(taken, outcome)
        self.batch.copies += bool(links)

    def _says_more(self, article_id: str) -> bool:
        """Tell whether the person now gives an outlet or a date that the ledger does not have for an article."""
        said = (self.options.outlet, self.options.published)
        if said == (None, None):
            return False
        held = self.ledger.article(article_id)
        return any(one not in (None, kept) for one, kept in zip(said, (held.outlet, held.published), strict=True))

    def _count(self, taken: Taken, outcome: Outcome) -> None:
        batch, reading = self.batch, taken.reading
        {"new": batch.new, "version": batch.versions, "again": batch.again}[outcome].append(reading.article.id)
        if not reading.attributions and taken.language != "en":
            (batch.foreign if taken.language is None else batch.partly).append(reading.article.path)
        batch.attributions += len(reading.attributions)
        batch.figures += sum(not figure.minor for figure in reading.figures)

    def _visit(self, page: Page, article: str | None = None, *, said: str | None = None) -> Visit:
        return Visit(
            page.path,
            page.key,
            self.reader,
            self.options.said if said is None else said,
            page.sha256,
            article,
            etag=page.etag,
            last_modified=page.last_modified,
        )

    def _tell(self, failure: Failure) -> None:
        self.batch.failures.append(failure)
        if self.failed is not None:
            self.failed(failure)


class _Share:
    """How far a page is among all that was named: whole files, and of an archive what lies before the record."""

    def __init__(self, files: int) -> None:
        self._files = max(1, files)
        self._done = -1
        self._file: str | None = None
        self._size = 1

    def __call__(self, found: Found) -> float:
        archive = found.archive if isinstance(found, Page) else None
        file = archive or found.path.split("#")[0]
        if file != self._file:
            self._file = file
            self._done += 1
            self._size = Path(file).stat().st_size if archive and Path(file).is_file() else 1
        inside = (found.offset or 0) / self._size if archive and isinstance(found, Page) else 1.0
        return min(1.0, (self._done + min(1.0, inside)) / self._files)
