"""The other end of a worker: a process that reads the pages it is sent, and ends when nobody is there any more."""

from __future__ import annotations

import os
import pickle
import signal
import sys
from queue import SimpleQueue
from threading import Thread
from typing import BinaryIO

from sayso.engine.memory import is_worn, limit_memory
from sayso.engine.options import Options
from sayso.engine.take import Passed, Taken, take
from sayso.errors import SaysoError, WorkError
from sayso.intake import Failure
from sayso.records import Page

Answer = Taken | Passed | Failure | SaysoError | None
"""What a page gave; an error that no page is to blame for, to be raised by who asked; None for "ready"."""

GRACE = 5.0
"""Seconds that who asked may be late to stop this process before it stops itself."""


def serve() -> None:
    """Answer each page that comes on standard input with (answer, whether this process can read on), pickled.

    First come the options and how many seconds loading may take.
    """
    asked, answers = sys.stdin.buffer, _only_for_answers()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C goes to everybody; who asked decides what it means
    options, seconds = pickle.load(asked)
    waiting: SimpleQueue[Page] = SimpleQueue()
    Thread(target=_receive, args=(asked, waiting), daemon=True).start()
    limit_memory()
    with _Alarm(seconds):
        ready = _load(options)
    _answer(answers, ready)
    while True:
        page = waiting.get()
        with _Alarm(options.seconds):
            _answer(answers, _read(page, options))


def _only_for_answers() -> BinaryIO:
    """Return what was standard output; whatever a library prints goes nowhere, and no answer is torn by it."""
    answers = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    return answers


def _load(options: Options) -> Answer:
    """Load what every page needs, so that it is not counted as the time of the first."""
    from sayso.engine.local import load_finder, load_parser

    try:
        load_parser()
        load_finder(options.model)
    except SaysoError as error:
        return error
    except Exception as error:  # whatever is wrong with the installation, it is better said than died of
        return WorkError(f"the reader could not be loaded ({type(error).__name__}: {error}). Install sayso again.")
    return None


def _receive(asked: BinaryIO, waiting: SimpleQueue[Page]) -> None:
    """Take in pages while others are read, and so notice at once when who sends them has gone."""
    try:
        while True:
            waiting.put(pickle.load(asked))
    finally:
        os._exit(0)


def _read(page: Page, options: Options) -> Answer:
    try:
        return take(page, options)
    except SaysoError as error:
        return error


def _answer(answers: BinaryIO, answer: Answer) -> None:
    goes_on = not is_worn()
    try:
        packed = pickle.dumps((answer, goes_on), pickle.HIGHEST_PROTOCOL)
        answers.write(packed)
        answers.flush()
    except (MemoryError, OSError):
        os._exit(1)  # noticed by who asked, or nobody is left to notice


class _Alarm:
    """Ends this process when a page has taken too long and who should have stopped it has gone.

    It is the system's own: a loop inside of a library that never comes back to Python does not keep it from ringing.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds + GRACE

    def __enter__(self) -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, self._seconds)

    def __exit__(self, *_: object) -> None:
        if hasattr(signal, "setitimer"):
            signal.setitimer(signal.ITIMER_REAL, 0)


if __name__ == "__main__":
    serve()
