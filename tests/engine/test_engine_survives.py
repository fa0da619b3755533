"""A batch that is killed may lose pages, double them, or leave processes behind that nobody waits for."""

from __future__ import annotations

import os
import signal
import sys
import time
from pathlib import Path

import pytest
from benchmarks.bad_files import LONG
from benchmarks.bad_input import LONG_AT_WORK, killed, slow
from benchmarks.invented import lay_out
from benchmarks.survival import ORPHAN_SECONDS, STOPPED, differences, disturb, outlived, reading
from benchmarks.watching import children, cpu_seconds

from sayso.engine import Options
from sayso.engine.workers import Workers
from sayso.intake import Failure
from sayso.records import Page

pytestmark = pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="only Linux tells who is whose child")

KILLS = 6
PAGES = 40
PATIENCE = 120


def test_a_kill_may_lose_a_page_or_read_it_twice(tmp_path: Path) -> None:
    lay_out(tmp_path / "pages", PAGES)
    told = reading(tmp_path, "calm.db", "rules").communicate(timeout=PATIENCE)[1]
    assert told.splitlines()[2].startswith("38 articles read, 2 failed: ")
    done = disturb(tmp_path, "killed.db", "rules", KILLS, PAGES, seed=2)
    assert done.wrong == []
    assert sum(done.counts.values()) == KILLS
    assert differences(tmp_path, "calm.db", "killed.db") == []


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_whoever_asks_for_the_end_while_workers_start_may_get_a_traceback(tmp_path: Path, how: signal.Signals) -> None:
    lay_out(tmp_path / "pages", 4)
    running = reading(tmp_path, "sayso.db", "rules")
    while not (workers := children(running.pid)):
        time.sleep(0.01)
    os.killpg(running.pid, how)
    out, err = running.communicate(timeout=PATIENCE)
    assert (running.returncode, out, err.strip()) == (130, "", STOPPED)
    assert outlived(workers, ORPHAN_SECONDS) is not None
    again = reading(tmp_path, "sayso.db", "rules")
    assert again.communicate(timeout=PATIENCE)[1].startswith("4 articles read")


def test_a_worker_at_a_long_page_may_outlive_the_process_that_it_works_for(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "long.txt").write_text(LONG)
    running = reading(tmp_path, "sayso.db", "rules")
    workers = children(running.pid)
    while not any(cpu_seconds(worker) > LONG_AT_WORK for worker in workers):
        assert running.poll() is None
        time.sleep(0.05)
        workers = children(running.pid)
    running.kill()
    running.communicate(timeout=PATIENCE)
    assert outlived(workers, ORPHAN_SECONDS) is not None


def test_a_killed_worker_may_take_the_batch_with_it(tmp_path: Path) -> None:
    assert killed(tmp_path, 1.0).wrong == []


def test_a_page_without_end_may_hold_up_the_others(tmp_path: Path) -> None:
    assert slow(tmp_path, 1.0).wrong == []


def test_idle_workers_that_are_killed_may_cost_the_next_pages() -> None:
    workers = Workers(1, Options(model="rules"))
    try:
        for number in range(3):
            page = Page(f"The mayor said that {number + 20} boats sank.".encode(), f"{number}.txt", f"{number}.txt")
            [(given, gave)] = [*workers.give(page), *workers.rest()]
            assert given is page
            assert not isinstance(gave, Failure)
            for worker in children(os.getpid()):
                if "sayso.engine.serving" in Path(f"/proc/{worker}/cmdline").read_text():
                    os.kill(worker, signal.SIGKILL)
    finally:
        workers.close()


def test_a_worker_may_read_code_from_the_folder_one_works_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # A folder of downloads may hold a file that is named like a library.
    (tmp_path / "lxml.py").write_text("raise SystemExit('code of a stranger')")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(sys, "path", [place for place in sys.path if place])
    workers = Workers(1, Options(model="rules"))
    try:
        page = Page(b"<html><body><p>The mayor said on Monday that 12 boats sank.</p></body>", "a.html", "a.html")
        [(_, gave)] = [*workers.give(page), *workers.rest()]
        assert not isinstance(gave, Failure)
    finally:
        workers.close()
