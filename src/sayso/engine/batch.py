"""Many pages into one ledger: what is there is skipped, what fails is told, and the rest goes on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import BinaryIO

from sayso.engine.local import Options, open_article, read_opened, reader_name
from sayso.errors import IntakeError, RecordError
from sayso.intake import Failure, count_pages, discover
from sayso.language.languages import language_of
from sayso.ledger import Ledger
from sayso.records import Page, Reading


@dataclass
class Batch:
    """What became of the pages of a batch: ids of articles, counts of records, and what failed.

    `foreign` holds the paths of articles that are kept without records, since they are in a language that is not read,
    `partly` those of which only figures and dates are read, since they are in Spanish.
    """

    pages: int = 0
    new: list[str] = field(default_factory=list)
    versions: list[str] = field(default_factory=list)
    again: list[str] = field(default_factory=list)
    known: int = 0
    foreign: list[str] = field(default_factory=list)
    partly: list[str] = field(default_factory=list)
    attributions: int = 0
    figures: int = 0
    failures: list[Failure] = field(default_factory=list)

    @property
    def read(self) -> list[str]:
        """Ids of the articles that were read, in the order of reading."""
        return [*self.new, *self.versions, *self.again]


OUR_MISTAKES = (
    ArithmeticError, AssertionError, AttributeError, LookupError, MemoryError, RecursionError, TypeError, ValueError,
)  # fmt: skip
"""What a fault in our own code raises on one page only: the rest of the batch is worth more than our pride."""

Progress = Callable[[str, int, int], None]
"""Told before each page: its path, how many pages are done, and how many there are."""


def read_into(
    ledger: Ledger,
    paths: Sequence[str],
    options: Options,
    *,
    stdin: BinaryIO | None = None,
    progress: Progress | None = None,
    failed: Callable[[Failure], None] | None = None,
) -> Batch:
    """Read every page that the paths name into the ledger and return what became of them.

    Each article is kept in a transaction of its own, so that a batch can be stopped at any moment: run again, it
    goes on where it was. `failed` is told of each failure as it happens.

    Raises:
        UsageError: a path does not exist; nothing is read then.
        LedgerError: the ledger refuses; what was kept before is safe.
    """
    pages = discover(paths, stdin, options.max_bytes)
    total = count_pages(paths) if progress is not None else 0
    batch = Batch()
    for found in pages:
        failure = found if isinstance(found, Failure) else None
        if isinstance(found, Page):
            if progress is not None:
                progress(found.path, batch.pages, max(total, batch.pages + 1))
            failure = _read_page(ledger, found, options, batch)
        batch.pages += 1
        if failure is not None:
            batch.failures.append(failure)
            if failed is not None:
                failed(failure)
    return batch


def _read_page(ledger: Ledger, page: Page, options: Options, batch: Batch) -> Failure | None:
    """Read one page and keep it; return why that failed, if it did."""
    try:
        article = open_article(page, options)
        reader = reader_name(options.model)
        if ledger.holds(article.id, reader) and not _says_more(options, ledger, article.id):
            batch.known += 1
            return None
        reading = read_opened(article, options.model)
        _count(batch, reading, ledger.add(reading, reader))
    except (IntakeError, RecordError) as error:
        return Failure(page.path, str(error).removeprefix(f"{page.path}: "))
    except OUR_MISTAKES as error:
        return Failure(
            page.path, f"sayso failed on this page ({type(error).__name__}: {error}). Please report it with the page."
        )
    return None


def _says_more(options: Options, ledger: Ledger, article_id: str) -> bool:
    """Tell whether the person now gives an outlet or a date that the ledger does not have for an article."""
    if options.outlet is None and options.published is None:
        return False
    held = ledger.article(article_id)
    return any(
        said not in (None, kept) for said, kept in ((options.outlet, held.outlet), (options.published, held.published))
    )


def _count(batch: Batch, reading: Reading, outcome: str) -> None:
    {"new": batch.new, "version": batch.versions, "again": batch.again}[outcome].append(reading.article.id)
    if not reading.attributions:
        language = language_of(reading.article.text, reading.article.language)
        if language != "en":
            (batch.foreign if language is None else batch.partly).append(reading.article.path)
    batch.attributions += len(reading.attributions)
    batch.figures += sum(not figure.minor for figure in reading.figures)
