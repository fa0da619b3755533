"""Worker processes that read pages: one that hangs is stopped, one that dies is replaced, and the batch goes on."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Lock

from sayso.engine.options import Options
from sayso.engine.take import Passed, Taken
from sayso.engine.worker import OutOfTimeError, Worker, WorkerEndedError
from sayso.errors import SaysoError, WorkError
from sayso.intake import Failure
from sayso.records import Page

Gave = Taken | Passed | Failure

AHEAD = 4
"""Pages a worker that are read from disk before their turn, so that nobody waits."""

DEATHS = 2
"""A page that has killed this many workers is not tried again."""

STARTS = 10
"""Workers that may die in a row before they have read anything: then it is not a page's fault."""


class Workers:
    """Reads pages in the order in which they are given, in `jobs` processes, until they are closed.

    A thread waits for each worker, and for nobody else: where one process ends, by whatever hand, only its own thread
    notices. (A pool whose workers share a queue loses the batch when one is killed while it holds the queue's lock.)
    """

    def __init__(self, jobs: int, options: Options) -> None:
        self.jobs = jobs
        self._options = options
        self._threads = ThreadPoolExecutor(jobs, initializer=_leave_stopping_to_the_main_thread)
        self._waiting: deque[tuple[Page, Future[Gave]]] = deque()
        self._hiring = Lock()
        self._hired: set[Worker] = set()
        self._idle: list[Worker] = []
        self._closed = False

    def close(self) -> None:
        """End the processes, and what they are at."""
        with self._hiring:
            self._closed = True
            for worker in self._hired:
                worker.kill()
        self._threads.shutdown(cancel_futures=True)
        for worker in self._idle:
            worker.close()

    def give(self, page: Page) -> Iterator[tuple[Page, Gave]]:
        """Give a page to the workers, and yield what those before it gave, as far as the queue is full."""
        self._waiting.append((page, self._threads.submit(self._read, page)))
        while len(self._waiting) > AHEAD * self.jobs:
            yield self._next()

    def rest(self) -> Iterator[tuple[Page, Gave]]:
        """Yield what the pages that are still with the workers give."""
        while self._waiting:
            yield self._next()

    def _next(self) -> tuple[Page, Gave]:
        page, future = self._waiting.popleft()
        return page, future.result()

    def _read(self, page: Page) -> Gave:
        """Have a page read; in a thread of its own."""
        for _ in range(DEATHS):
            worker = self._idle.pop() if self._idle else self._hire()
            try:
                answer = worker.ask(page, self._options.seconds)
            except OutOfTimeError:
                self._dismiss(worker)
                seconds = f"{self._options.seconds:g}"
                return Failure(page.path, f"not read within {seconds} seconds. Give it longer with --seconds.")
            except WorkerEndedError:
                self._dismiss(worker)
                continue
            if worker.goes_on:
                self._idle.append(worker)
            else:
                self._dismiss(worker)
            if isinstance(answer, SaysoError):
                raise answer
            assert answer is not None  # None only says that a worker is ready
            return answer
        return Failure(page.path, "it ended the process that read it, twice. Please report it with the page.")

    def _hire(self) -> Worker:
        """Start a worker.

        Raises:
            WorkError: none can be started.
        """
        for _ in range(STARTS):
            with self._hiring:
                if self._closed:
                    break
                worker = Worker()
                self._hired.add(worker)
            try:
                error = worker.start(self._options)
            except WorkerEndedError:
                self._dismiss(worker)
                continue
            if isinstance(error, SaysoError):
                self._dismiss(worker)
                raise error
            return worker
        raise WorkError("the processes that read end before they have begun. Look for free memory, or use --jobs 1.")

    def _dismiss(self, worker: Worker) -> None:
        with self._hiring:
            self._hired.discard(worker)
        worker.close()


def cores() -> int:
    """Return how many processor cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _leave_stopping_to_the_main_thread() -> None:
    """Keep Ctrl-C from this thread and the processes that it starts: they inherit what it does not listen to."""
    if hasattr(signal, "pthread_sigmask"):
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
