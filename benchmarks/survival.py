"""Kills `sayso read` again and again, and looks whether anything is lost, doubled or left behind.

    python -m benchmarks.survival [--kills 50] [--pages 500] [--model rules] [--seed 1]

A folder of invented pages, some of them broken, is read once undisturbed and once with kills: of the process alone, of
its whole group, of one of its workers, while they start and while they read; and asked to stop, too. In the end both
ledgers must give the same export, byte for byte, and the same visits. It needs Linux, which tells who is whose child.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.invented import lay_out
from benchmarks.watching import SAYSO, children, is_alive

STOPPED = "sayso: stopped. What was read is in the ledger; run the same command to go on."

WAYS = ("alone", "group", "alone", "worker", "group", "starting", "stop", "end")
"""Whom a kill hits, in turn: SIGKILL for all but "stop" (Ctrl-C: SIGINT to the group) and "end" (SIGTERM)."""

PATIENCE = 300.0
"""Seconds after which a run counts as hung."""

ORPHAN_SECONDS = 5.0
"""Seconds that a worker may outlive the process that it works for."""


@dataclass
class Kills:
    """What the kills did: how many of each way, what was left of them, and what was wrong."""

    counts: Counter[str] = field(default_factory=Counter)
    runs: int = 0
    longest_orphan: float = 0.0
    wrong: list[str] = field(default_factory=list)


def reading(folder: Path, ledger: str, model: str, *more: str) -> subprocess.Popen[str]:
    """Start `sayso read` on the folder's pages, in a process group of its own."""
    return subprocess.Popen(
        [*SAYSO, "read", "pages", "--ledger", ledger, "--model", model, "--jobs", "2", *more],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )


def said(folder: Path, *arguments: str) -> tuple[int, str]:
    """Return the exit code and the standard output of a call of sayso."""
    done = subprocess.run([*SAYSO, *arguments], cwd=folder, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


def outlived(workers: list[int], seconds: float) -> float | None:
    """Return how long the last worker outlived its process, None where one is still there after so many seconds."""
    started = time.monotonic()
    while any(is_alive(worker) for worker in workers):
        if time.monotonic() - started > seconds:
            return None
        time.sleep(0.01)
    return time.monotonic() - started


def visited(ledger: Path) -> int:
    """Return how many pages the ledger knows of while it is being written."""
    if not ledger.exists():
        return 0
    try:
        with closing(sqlite3.connect(f"{ledger.as_uri()}?mode=ro", uri=True)) as connection:
            return int(connection.execute("SELECT count(*) FROM visit").fetchone()[0])
    except sqlite3.OperationalError:  # the file is there before its tables are
        return 0


def contents(ledger: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return the rows of what no order of events may change, and what SQLite says of the file."""
    with closing(sqlite3.connect(ledger)) as connection:
        visits = sorted(connection.execute("SELECT * FROM visit").fetchall(), key=str)
        integrity = connection.execute("PRAGMA integrity_check").fetchall()
        return {"visits": visits, "integrity": integrity}


def disturb(folder: Path, ledger: str, model: str, kills: int, pages: int, seed: int) -> Kills:
    """Read with so many kills, then to the end; what was wrong on the way is in what comes back."""
    chance, done = random.Random(seed), Kills()
    step = max(1, 3 * pages // (2 * (kills + 2)))
    while (made := sum(done.counts.values())) < kills:
        way = WAYS[made % len(WAYS)]
        running = reading(folder, ledger, model)
        done.runs += 1
        aim = visited(folder / ledger) + chance.randrange(1, step + 1)
        if not _wait(running, way, aim, folder / ledger, chance):
            _look_at_end(running, done)
            if visited(folder / ledger) >= pages:
                done.wrong.append(f"the pages were all read after {made} kills")
                return done
            continue
        _strike(running, way, chance, done)
        with closing(sqlite3.connect(folder / ledger)) as connection:
            if (found := connection.execute("PRAGMA integrity_check").fetchall()) != [("ok",)]:
                done.wrong.append(f"{way}: {found}")
    last = reading(folder, ledger, model)
    done.runs += 1
    _look_at_end(last, done)
    return done


def _wait(running: subprocess.Popen[str], way: str, aim: int, ledger: Path, chance: random.Random) -> bool:
    """Wait for the moment of a kill; return False where the run ends before."""
    started = time.monotonic()
    if way == "starting":
        due: Callable[[], bool] = lambda: bool(children(running.pid))  # noqa: E731  # one of two
    else:
        due = lambda: visited(ledger) >= aim  # noqa: E731
    while not due():
        if running.poll() is not None or time.monotonic() - started > PATIENCE:
            return False
        time.sleep(0.005)
    time.sleep(chance.random() * (1.0 if way == "starting" else 0.05))
    return running.poll() is None


def _strike(running: subprocess.Popen[str], way: str, chance: random.Random, done: Kills) -> None:
    workers = children(running.pid)
    done.counts[way] += 1
    if way == "worker":
        if workers:
            os.kill(chance.choice(workers), signal.SIGKILL)
        time.sleep(chance.random())
        way, workers = "alone", children(running.pid)
    if way in ("group", "stop"):
        os.killpg(running.pid, signal.SIGKILL if way == "group" else signal.SIGINT)
    else:
        os.kill(running.pid, signal.SIGTERM if way == "end" else signal.SIGKILL)
    _look_at_end(running, done, asked=way in ("stop", "end"), workers=workers)


def _look_at_end(
    running: subprocess.Popen[str], done: Kills, *, asked: bool = False, workers: list[int] | None = None
) -> None:
    try:
        _, err = running.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        os.killpg(running.pid, signal.SIGKILL)
        done.wrong.append("a run hung")
        return
    last = err.strip().splitlines()[-1:]
    if "Traceback" in err:
        done.wrong.append(f"a traceback: {err[-400:]}")
    # A run that had just read its last page may end by itself.
    if asked and (running.returncode, last) != (130, [STOPPED]) and running.returncode != 1:
        done.wrong.append(f"asked to stop, it ended with {running.returncode}: {err[-400:]}")
    lived = outlived(workers or [], ORPHAN_SECONDS)
    if lived is None:
        done.wrong.append("a worker outlived its process")
    else:
        done.longest_orphan = max(done.longest_orphan, lived)


def differences(folder: Path, one: str, other: str) -> list[str]:
    """Return in what two ledgers differ, and what is wrong with the second."""
    wrong = []
    for name, rows in contents(folder / one).items():
        if (others := contents(folder / other)[name]) != rows:
            wrong.append(f"{name} differ: {len(rows)} and {len(others)}")
    exports = [said(folder, "export", name, "--format", "jsonl")[1] for name in (one, other)]
    if exports[0] != exports[1]:
        wrong.append(f"exports differ: {len(exports[0])} and {len(exports[1])} characters")
    if said(folder, "failures", one) != said(folder, "failures", other):
        wrong.append("failures differ")
    if (code := said(folder, "verify", other, "-q"))[0]:
        wrong.append(f"verify: {code[1]}")
    return wrong


def main() -> None:
    """Run the measurement."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--pages", type=int, default=500)
    parser.add_argument("--model", default="rules", help="as for `sayso read`; a model's folder takes longer")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        lay_out(folder / "pages", asked.pages)
        started = time.monotonic()
        undisturbed = reading(folder, "calm.db", asked.model)
        told = undisturbed.communicate()[1].strip().splitlines()
        print(f"undisturbed, {time.monotonic() - started:.0f} s: {told[-2]}", flush=True)
        done = disturb(folder, "killed.db", asked.model, asked.kills, asked.pages, asked.seed)
        done.wrong += differences(folder, "calm.db", "killed.db")
        print(f"{sum(done.counts.values())} kills ({dict(done.counts)}) in {done.runs} runs")
        print(f"the last worker ended {done.longest_orphan:.2f} s after its process at most")
        records = said(folder, "export", "killed.db")[1].count("\n")
        print(f"{visited(folder / 'killed.db')} pages visited, {records} records; wrong: {done.wrong or 'nothing'}")
    sys.exit(1 if done.wrong else 0)


if __name__ == "__main__":
    main()
