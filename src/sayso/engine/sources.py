"""Turns what a person names into pages: files, folders, archives, addresses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, BinaryIO

from sayso.engine.options import Options
from sayso.engine.standing import still_stands
from sayso.errors import IntakeError
from sayso.intake import Failure, discover, is_address, refuse_missing
from sayso.records import Page, Visit

if TYPE_CHECKING:
    from sayso.intake.web import Client


@dataclass(frozen=True, slots=True)
class Unchanged:
    """An address whose server says that its page is still the one that was fetched before."""

    path: str


Found = Page | Failure | Unchanged
LastVisit = Callable[[str], Visit | None]


def pages_of(
    paths: Sequence[str], options: Options, stdin: BinaryIO | None = None, last_visit: LastVisit | None = None
) -> Iterator[Found]:
    """Yield what the paths and addresses give, in their order; an address is asked for when its turn has come.

    `last_visit` tells what became of an address before, so that its server need not send the same page again.

    Raises:
        UsageError: paths that do not exist, all of them in one message, before anything is read.
    """
    refuse_missing(paths)
    return _pages_of(paths, options, stdin, last_visit or (lambda path: None))


def _pages_of(paths: Sequence[str], options: Options, stdin: BinaryIO | None, last_visit: LastVisit) -> Iterator[Found]:
    with ExitStack() as stack:
        client: Client | None = None
        for path in dict.fromkeys(paths):
            if is_address(path):
                client = client or stack.enter_context(make_client(options))
                yield fetch(client, path, settled(last_visit(path), options))
            else:
                yield from discover([path], stdin, options.max_bytes, options.outlets)


def make_client(options: Options) -> Client:
    """Return a client that has not connected to anything yet."""
    from sayso.intake.web import Client

    return Client(max_bytes=options.max_bytes, allow_private=options.allow_private)


def settled(last: Visit | None, options: Options) -> Visit | None:
    """Return the last visit if the same page would be read now as it was then, so that it need not be sent again.

    What another reader read, what was passed over for its language, or what the person now knows better of, is asked
    for in full.
    """
    from sayso.engine.local import reader_name  # imported here: reading a page starts from where it comes from

    return last if last is not None and still_stands(last, reader_name(options.model), options) else None


def fetch(client: Client, address: str, last: Visit | None) -> Found:
    """Return what an address gives; its server is asked only for what has changed since it last gave something."""
    from sayso.intake.web import NotModified

    gave = last if last is not None and last.reason is None else None
    etag, last_modified = (gave.etag, gave.last_modified) if gave is not None else (None, None)
    try:
        found = client.get(address, etag=etag, last_modified=last_modified)
    except IntakeError as error:
        return Failure(address, str(error).removeprefix(f"{address}: "))
    if isinstance(found, NotModified):
        return Unchanged(address)
    return replace(found.page, etag=found.etag, last_modified=found.last_modified)
