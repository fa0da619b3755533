"""Worker processes that read pages: one that hangs is stopped, one that dies is replaced, and the batch goes on."""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Iterator
from concurrent.futures import TimeoutError as OutOfTime
from typing import TYPE_CHECKING

from sayso.engine.options import Options
from sayso.engine.take import Passed, Taken, take
from sayso.intake import Failure
from sayso.records import Page

if TYPE_CHECKING:
    from pebble import ProcessFuture

AHEAD = 4
"""Pages a worker that are read from disk before their turn, so that nobody waits."""

MOST_MEMORY = 1_400_000_000
"""Bytes that one worker may ask for: the reader's own 500 MB, and the longest page that is read."""

DEATHS = 2
"""A page that has killed this many workers is not tried again."""


class Workers:
    """Reads pages in the order in which they are given, in `jobs` processes, until they are closed."""

    def __init__(self, jobs: int, options: Options) -> None:
        # Imported here: only a batch needs processes.
        from pebble import ProcessPool

        self.jobs = jobs
        self._options = options
        # Spawned, not forked: a fork would copy this process's locks and the database's connections.
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPool(max_workers=jobs, initializer=_limit_memory, context=context)
        self._waiting: deque[tuple[Page, ProcessFuture[Taken | Passed | Failure]]] = deque()

    def close(self) -> None:
        """End the processes, and what they are at."""
        self._pool.stop()  # type: ignore[no-untyped-call]  # pebble types what it returns, not that
        self._pool.join()

    def give(self, page: Page) -> Iterator[tuple[Page, Taken | Passed | Failure]]:
        """Give a page to the workers, and yield what those before it gave, as far as the queue is full."""
        self._waiting.append((page, self._schedule(page)))
        while len(self._waiting) > AHEAD * self.jobs:
            yield self._next()

    def rest(self) -> Iterator[tuple[Page, Taken | Passed | Failure]]:
        """Yield what the pages that are still with the workers give."""
        while self._waiting:
            yield self._next()

    def _next(self) -> tuple[Page, Taken | Passed | Failure]:
        page, future = self._waiting.popleft()
        return page, self._outcome(page, future)

    def _schedule(self, page: Page) -> ProcessFuture[Taken | Passed | Failure]:
        return self._pool.schedule(take, args=(page, self._options), timeout=self._options.seconds)

    def _outcome(self, page: Page, future: ProcessFuture[Taken | Passed | Failure]) -> Taken | Passed | Failure:
        from pebble import ProcessExpired

        for _ in range(DEATHS):
            try:
                return future.result()
            except OutOfTime:
                seconds = f"{self._options.seconds:g}"
                return Failure(page.path, f"not read within {seconds} seconds. Give it longer with --seconds.")
            except ProcessExpired:
                future = self._schedule(page)
        return Failure(page.path, "it ended the process that read it, twice. Please report it with the page.")


def cores() -> int:
    """Return how many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _limit_memory() -> None:
    """Let a worker ask for so much memory and no more, where the system knows such limits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))
