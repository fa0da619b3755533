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
from sayso.intake import Failure, is_address, read_file
from sayso.ledger import Ledger
from sayso.records import Page, Visit


def retry(
    ledger: Ledger,
    options: Options,
    *,
    jobs: int | None = None,
    progress: Progress | None = None,
    failed: Callable[[Failure], None] | None = None,
) -> tuple[Batch, list[str]]:
    """Read again every page that failed; return what became of them, and the paths that are no longer there.

    What the person said of a page when it failed counts again; `options` add how long, how large and by whom.

    Raises:
        LedgerError: the ledger refuses; what was kept before is safe.
    """
    failures = list(ledger.failures())
    gone = [visit.path for visit in failures if not _is_there(visit.path)]
    left = [visit for visit in failures if visit.path not in set(gone)]
    batch = Batch()
    for said, visits in groupby(sorted(left, key=lambda visit: (visit.said, visit.path)), key=lambda visit: visit.said):
        again = replace(options, **json.loads(said or "{}"))
        share = _share(len(left), batch.pages)
        found = read_pages(
            ledger,
            _pages(list(visits), again, gone),
            again,
            jobs=jobs,
            share=share,
            progress=progress,
            failed=failed,
            again=True,
        )
        batch = batch.joined(found)
    # Only now, and only these: a try that is stopped must leave the list of what failed as it was.
    ledger.forget(gone)
    return batch, gone


def _share(pages: int, before: int) -> Callable[[Found], float]:
    done = before

    def share(found: Found) -> float:
        nonlocal done
        done += 1
        return min(1.0, done / pages)

    return share


def _pages(visits: Iterable[Visit], options: Options, gone: list[str]) -> Iterator[Found]:
    """Yield what each visit's path gives now; the records that an archive no longer holds are added to `gone`."""
    with ExitStack() as stack:
        client = None
        for file, inside in groupby(visits, key=lambda visit: _file_of(visit.path)):
            if is_address(file):
                client = client or stack.enter_context(make_client(options))
                yield from (fetch(client, visit.path, None) for visit in inside)
            elif len(wanted := list(inside)) == 1 and wanted[0].path == file:
                yield read_file(Path(file), file, wanted[0].key, options.max_bytes)
            else:
                missing = {visit.path for visit in wanted}
                for record in _records(file, frozenset(missing), options):
                    missing.discard(record.path)
                    yield record
                gone += sorted(missing)


def _records(archive: str, paths: frozenset[str], options: Options) -> Iterator[Page | Failure]:
    from sayso.intake.archives import read_archive

    for found in read_archive(Path(archive), max_bytes=options.max_bytes, shown=archive, key=archive):
        if found.path in paths:
            yield found


def _file_of(path: str) -> str:
    """Return the file that a path leads to: of a record, its archive."""
    if is_address(path) or os.path.lexists(path):
        return path
    return path.rsplit("#", 1)[0].split("!", 1)[0]


def _is_there(path: str) -> bool:
    return is_address(path) or os.path.lexists(_file_of(path))
