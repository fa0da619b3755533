"""Reads the articles that feeds name: one look at each feed, and each article once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.engine.batch import Batch, Progress, read_pages
from sayso.engine.local import reader_name
from sayso.engine.options import Options
from sayso.engine.sources import Found, fetch, make_client
from sayso.errors import IntakeError
from sayso.intake import Failure, is_address, read_file, refuse_missing
from sayso.intake.feeds import Entry, Feed, read_feed
from sayso.ledger import Ledger
from sayso.records import Page, Visit


@dataclass
class Look:
    """One look at some feeds: what became of the articles they name, and the minutes that they ask to be left alone."""

    batch: Batch
    ttl: int = 0


def look(
    ledger: Ledger,
    feeds: Sequence[str],
    options: Options,
    *,
    again: bool = False,
    jobs: int | None = None,
    progress: Progress | None = None,
    failed: Callable[[Failure], None] | None = None,
) -> Look:
    """Fetch each feed and read the articles that it names and that were not read before; with `again` all of them.

    Where a feed names the publisher of an article, that is its outlet, and its date stands in for one that the page
    lacks. A feed counts as seen only when all its articles have been tried, so that a look that was stopped is made
    up for by the next.

    Raises:
        UsageError: a feed is neither an address nor a file.
        LedgerError: the ledger refuses; what was kept before is safe.
    """
    refuse_missing(feeds)
    done = Look(Batch())
    seen: list[Visit] = []
    with make_client(options) as client:

        def pages() -> Iterator[Found]:
            for address in dict.fromkeys(feeds):
                last = None if again else ledger.visit(address)
                found = _feed(fetch(client, address, last) if is_address(address) else _file(address, options))
                if not isinstance(found, tuple):
                    yield found
                    continue
                page, feed = found
                done.ttl = max(done.ttl, feed.ttl or 0)
                for entry in feed.entries:
                    if again or not _was_read(ledger.visit(entry.address)):
                        yield _told_by_feed(fetch(client, entry.address, ledger.visit(entry.address)), entry)
                seen.append(_seen(page, options))

        done.batch = read_pages(
            ledger, pages(), options, jobs=jobs, share=lambda found: 0.0, progress=progress, failed=failed
        )
    for visit in seen:
        ledger.note(visit)
    return done


def _file(path: str, options: Options) -> Found:
    return read_file(Path(path), path, path, options.max_bytes)


def _feed(found: Found) -> Found | tuple[Page, Feed]:
    if not isinstance(found, Page):
        return found
    try:
        return found, read_feed(found)
    except IntakeError as error:
        return Failure(found.path, str(error).removeprefix(f"{found.path}: "))


def _was_read(visit: Visit | None) -> bool:
    """Tell whether an article was read, or its bytes gave none; what could not be fetched is tried again."""
    return visit is not None and (visit.reason is None or visit.lasting)


def _told_by_feed(found: Found, entry: Entry) -> Found:
    if not isinstance(found, Page):
        return found
    return replace(found, outlet=entry.outlet, published=entry.published)


def _seen(page: Page, options: Options) -> Visit:
    return Visit(
        page.path,
        page.key,
        reader_name(options.model),
        sha256=page.sha256,
        etag=page.etag,
        last_modified=page.last_modified,
    )
