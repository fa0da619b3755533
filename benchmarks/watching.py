"""Runs sayso and watches, from outside, how much memory all of its processes take together; on Linux only."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

SAYSO = [sys.executable, "-c", "from sayso.cli.main import main; main()"]
LOOK_EVERY = 0.05
"""Seconds between two looks."""


@dataclass(frozen=True)
class Watched:
    """What came of a run: exit code, both outputs, and the most bytes (PSS) that its processes took at one moment."""

    code: int
    out: str
    err: str
    peak: int
    seconds: float


def children(pid: int) -> list[int]:
    """Return the processes that a process has started and that have not been waited for."""
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*"):
        try:
            found += [int(child) for child in (task / "children").read_text().split()]
        except (FileNotFoundError, ProcessLookupError):  # it has just ended
            continue
    return found


def is_alive(pid: int) -> bool:
    """Tell whether a process still runs; one that has ended and waits to be asked for its exit code does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1][0] not in "ZX"
    except (FileNotFoundError, ProcessLookupError):
        return False


def cpu_seconds(pid: int) -> float:
    """Return the processor time that a process has used, 0 where it has ended."""
    try:
        counts = Path(f"/proc/{pid}/stat").read_text().rsplit(") ", 1)[1].split()
    except (FileNotFoundError, ProcessLookupError):
        return 0.0
    return (int(counts[11]) + int(counts[12])) / os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> int:
    """Return the bytes (PSS) of a process and all below it."""
    total = sum(memory(child) for child in children(pid))
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return total
    return total + sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def watch(folder: Path, *arguments: str, meanwhile: Callable[[int], None] = lambda pid: None) -> Watched:
    """Run sayso in a folder; `meanwhile` is called with its process id at every look."""
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        started, peak = time.monotonic(), 0
        running = subprocess.Popen([*SAYSO, *arguments], cwd=folder, stdout=out, stderr=err)
        while running.poll() is None:
            peak = max(peak, memory(running.pid))
            meanwhile(running.pid)
            time.sleep(LOOK_EVERY)
        out.seek(0)
        err.seek(0)
        return Watched(running.returncode, out.read(), err.read(), peak, time.monotonic() - started)
