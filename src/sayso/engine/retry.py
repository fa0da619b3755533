"""Tries again what failed: as it was asked for the first time, whatever folder or archive it came from."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from sayso.engine.batch import Batch, Progress, read_pages
from sayso.engine.options import Options
from sayso.engine.sources import Found, fetch, make_client
from sayso.intake import Failure, is_address, read_place
from sayso.ledger import Ledger
from sayso.records import Visit


def retry(
    ledger: Ledger,
    options: Options,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    failed: Callable[[Failure], None] | None = None,
) -> tuple[Batch, list[str]]:
    """Read again every page that failed; return what became of them, and the paths that are not there (see `missing`).

    What the person said of a page when it failed counts again; `options` add how long, how large and by whom.

    Raises:
        LedgerError: the ledger refuses; what was kept before is safe.
    """
    left: list[Visit] = []
    gone: list[Visit] = []
    for visit in ledger.failures():
        (left if _is_there(visit.path) else gone).append(visit)
    batch = Batch()
    for said, visits in groupby(sorted(left, key=lambda visit: (visit.said, visit.path)), key=lambda visit: visit.said):
        again = replace(options, **json.loads(said or "{}"))
        share = _share(len(left), batch.pages)
        found = read_pages(
            ledger,
            _pages(list(visits), again),
            again,
            jobs=jobs,
            share=share,
            progress=progress,
            failed=failed,
            again=True,
        )
        batch = batch.joined(found)
    return batch, [visit.path for visit in gone]


def missing(ledger: Ledger) -> frozenset[str]:
    """Return the paths that failed and that lead to no file, as seen from this folder."""
    return frozenset(visit.path for visit in ledger.failures() if not _is_there(visit.path))


def _share(pages: int, before: int) -> Callable[[Found], float]:
    done = before

    def share(found: Found) -> float:
        nonlocal done
        done += 1
        return min(1.0, done / pages)

    return share


def _pages(visits: Iterable[Visit], options: Options) -> Iterator[Found]:
    """Yield what each visit's path gives now."""
    with ExitStack() as stack:
        client = None
        for file, inside in groupby(visits, key=lambda visit: _file_of(visit.path)):
            if is_address(file):
                client = client or stack.enter_context(make_client(options))
                yield from (fetch(client, visit.path, None) for visit in inside)
                continue
            wanted = {visit.path: visit for visit in inside}
            key = wanted[file].key if file in wanted else file
            found = set()
            for page in read_place(Path(file), file, key, options.max_bytes, options.outlets):
                if file in wanted or page.path in wanted:
                    found.add(page.path)
                    yield page
            for path in wanted.keys() - found - {file}:
                yield Failure(path, "its archive has no such record any more. Read the archive again.")


def _file_of(path: str) -> str:
    """Return the file that a path leads to: of a record, its archive; marks that stand in a file's name are no ends."""
    if is_address(path) or os.path.lexists(path):
        return path
    file = path.rsplit("#", 1)[0]
    ends = [at for at, character in enumerate(file) if character == "!"]
    return next((file[:at] for at in (len(file), *reversed(ends)) if os.path.lexists(file[:at])), file)


def _is_there(path: str) -> bool:
    return is_address(path) or os.path.lexists(_file_of(path))
