"""Reads the articles that feeds name: one look at each feed, and each article once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from sayso.engine.batch import Batch, Progress, read_pages
from sayso.engine.local import reader_name
from sayso.engine.options import Options
from sayso.engine.sources import Found, fetch, make_client, settled
from sayso.errors import IntakeError
from sayso.intake import Failure, is_address, read_file, refuse_missing
from sayso.intake.archives import Keep
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

    Of `options.outlets`, if any are named, only the articles at these hosts are asked for.

    Where a feed names the publisher of an article, that is its outlet, and its date stands in for one that the page
    lacks. A feed counts as seen only when all its articles have come, so that a look that was stopped, and an article
    that its server did not give, are made up for by the next.

    Raises:
        UsageError: a feed is neither an address nor a file.
        LedgerError: the ledger refuses; what was kept before is safe.
    """
    refuse_missing(feeds)
    done = Look(Batch())
    seen: list[Visit] = []
    named = tuple(dict.fromkeys(feeds))
    way = _Way(len(named))
    keep = Keep(options.outlets)
    with make_client(options) as client:

        def pages() -> Iterator[Found]:
            asked: set[str] = set()
            for address in named:
                last = None if again else ledger.visit(address)
                found = _feed(fetch(client, address, last) if is_address(address) else _file(address, options))
                if isinstance(found, Failure):
                    way.enter(1)
                    yield way.step(found)
                elif isinstance(found, tuple):
                    page, feed = found
                    done.ttl = max(done.ttl, feed.ttl or 0)
                    wanted = [one for one in feed.entries if keep.keeps(one.address)]
                    due = [one for one in wanted if one.address not in asked and _is_due(ledger, one, again)]
                    asked.update(one.address for one in due)
                    way.enter(len(due))
                    # What is passed over now may be wanted at the next look.
                    came = len(wanted) == len(feed.entries)
                    for entry in due:
                        one = fetch(client, entry.address, settled(ledger.visit(entry.address), options))
                        came = came and not isinstance(one, Failure)
                        yield way.step(_told_by_feed(one, entry))
                    if came:
                        seen.append(_seen(page, options))
                way.leave()

        done.batch = read_pages(ledger, pages(), options, jobs=jobs, share=way.share, progress=progress, failed=failed)
    for visit in seen:
        ledger.note(visit)
    return done


@dataclass
class _Way:
    """How far a look is: whole feeds, and of the one at hand the articles that have been asked for."""

    feeds: int
    left: int = 0
    due: int = 0
    tried: int = 0

    def enter(self, due: int) -> None:
        """Begin with a feed of which so many articles are due."""
        self.due, self.tried = due, 0

    def step(self, found: Found) -> Found:
        """Count what was asked for, and return it."""
        self.tried += 1
        return found

    def leave(self) -> None:
        """Be done with a feed."""
        self.left += 1
        self.due = self.tried = 0

    def share(self, found: Found) -> float:
        """Return the share (0..1) of the look that is done."""
        return (self.left + (self.tried / self.due if self.due else 0.0)) / self.feeds


def _file(path: str, options: Options) -> Found:
    return read_file(Path(path), path, path, options.max_bytes)


def _feed(found: Found) -> Found | tuple[Page, Feed]:
    if not isinstance(found, Page):
        return found
    try:
        return found, read_feed(found)
    except IntakeError as error:
        return Failure(found.path, str(error).removeprefix(f"{found.path}: "))


def _is_due(ledger: Ledger, entry: Entry, again: bool) -> bool:
    """Tell whether an article is to be read: what was read, or whose bytes gave none, is not; what never came is."""
    visit = ledger.visit(entry.address)
    return again or visit is None or (visit.reason is not None and not visit.lasting)


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
