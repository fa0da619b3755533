"""One process that reads pages, as the process that sends them sees it."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path
from threading import Timer
from typing import IO, Any

from sayso.engine.options import Options
from sayso.engine.serving import Answer

START_SECONDS = 120.0
"""Seconds in which a worker must have loaded the reader: two on an idle machine."""


class WorkerEndedError(Exception):
    """The process ended before it had answered."""


class OutOfTimeError(WorkerEndedError):
    """The process was ended, since it had not answered in time."""


class Worker:
    """A process of its own with pipes of its own, so that no death of one can be felt by another.

    It is started afresh, not forked: a fork would copy locks and the database's connections.
    """

    def __init__(self) -> None:
        # What this process can import the other can, too; -P: and nothing from the folder that one works in.
        places = os.pathsep.join(place or str(Path.cwd()) for place in sys.path)
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-m", "sayso.engine.serving"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # what a library says on its way down helps nobody; that it died is told
            env={**os.environ, "PYTHONPATH": places},
        )
        self._late = False
        self.goes_on = True

    def start(self, options: Options) -> Answer:
        """Wait until the reader is loaded; return None, or the error that kept it from it.

        Raises:
            WorkerEndedError: it ended, or took too long.
        """
        return self.ask((options, START_SECONDS), START_SECONDS)

    def ask(self, question: Any, seconds: float) -> Answer:
        """Send a page and return what it gave; `goes_on` tells afterwards whether the process reads on.

        Raises:
            OutOfTimeError: there was no answer within so many seconds; the process has been ended.
            WorkerEndedError: the process ended.
        """
        self._late = False
        timer = Timer(seconds, self._stop_late)
        timer.daemon = True
        timer.start()
        try:
            asked, answers = self._pipes
            pickle.dump(question, asked, pickle.HIGHEST_PROTOCOL)
            asked.flush()
            answer, self.goes_on = pickle.load(answers)
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise OutOfTimeError if self._late else WorkerEndedError from error
        finally:
            timer.cancel()
        self.goes_on = self.goes_on and not self._late  # stopped in the very moment of its answer
        return answer  # type: ignore[no-any-return]  # pickled by serving.py

    def kill(self) -> None:
        """End the process; any thread may do so, and who waits for its answer is told."""
        self._process.kill()

    def close(self) -> None:
        """End the process and give back its pipes."""
        self.kill()
        for pipe in self._pipes:
            try:
                pipe.close()
            except OSError:  # what was not sent any more
                continue
        self._process.wait()

    def _stop_late(self) -> None:
        self._late = True
        self.kill()

    @property
    def _pipes(self) -> tuple[IO[bytes], IO[bytes]]:
        assert self._process.stdin is not None and self._process.stdout is not None  # asked for above
        return self._process.stdin, self._process.stdout
