"""Runs that end early, or meet another: what was read is kept, and the same command goes on."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
import time
from pathlib import Path

from bridge_stories import WIRE
from running import PATIENCE, SAYSO, sayso, surroundings

from sayso.errors import LedgerError
from sayso.ledger import Ledger

PAGES = 14


def lay_out(folder: Path, pages: int = PAGES, paragraphs: int = 20) -> None:
    folder.mkdir()
    for number in range(pages):
        body = WIRE.split("\n\n", 1)[1].replace("31", str(number + 100))
        (folder / f"{number:03}.txt").write_text(f"Title: Story {number}\n\n" + (body + "\n") * paragraphs)


def kept(ledger: Path) -> int:
    """Return how many articles a ledger that is being written holds."""
    try:
        with Ledger.open(ledger) as book:
            return book.summary()["article"]
    except LedgerError as error:  # the file is there before its tables are
        assert "no such ledger" in str(error) or "nothing has been written" in str(error)
        return 0


def start(folder: Path) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*SAYSO, "read", "news"],
        cwd=folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=surroundings(),
    )


def wait_for_articles(running: subprocess.Popen[str], ledger: Path, count: int) -> None:
    deadline = time.monotonic() + PATIENCE
    while kept(ledger) < count:
        assert running.poll() is None and time.monotonic() < deadline
        time.sleep(0.02)


def test_control_c_may_lose_what_was_read(tmp_path: Path) -> None:
    lay_out(tmp_path / "news")
    ledger = tmp_path / "sayso.db"
    running = start(tmp_path)
    wait_for_articles(running, ledger, 2)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=PATIENCE)
    assert err.strip() == "sayso: stopped. What was read is in the ledger; run the same command to go on."
    assert (running.returncode, out) == (130, "")
    count = kept(ledger)
    assert 2 <= count < PAGES

    again = sayso("read", "news", cwd=tmp_path)
    assert again.code == 0
    assert f"read, {count} already in the ledger" in again.err
    paths = [json.loads(line)["path"] for line in sayso("export", cwd=tmp_path).lines if line[9:16] == "article"]
    assert paths == [f"news/{number:03}.txt" for number in range(PAGES)]


def test_a_second_writer_may_spoil_what_the_first_writes(tmp_path: Path) -> None:
    lay_out(tmp_path / "news", pages=1, paragraphs=1)
    with Ledger.open(tmp_path / "sayso.db", write=True):
        for verb in (["read", "news"], ["remove", "news/000.txt"]):
            second = sayso(*verb, cwd=tmp_path)
            assert (second.code, second.out) == (1, "")
            assert second.err == "sayso: sayso.db is being written by another sayso; wait for it to finish.\n"
        assert sayso("show", cwd=tmp_path).code == 0
    assert sayso("read", "news", cwd=tmp_path).code == 0


def test_a_full_disk_may_cost_what_was_read_before(tmp_path: Path) -> None:
    lay_out(tmp_path / "news", pages=10)

    def fill() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (1_200_000, 1_200_000))

    ran = subprocess.run(
        [*SAYSO, "read", "news"], cwd=tmp_path, capture_output=True, text=True, env=surroundings(), preexec_fn=fill
    )
    assert ran.returncode == 1
    assert ran.stdout == "" and "Traceback" not in ran.stderr
    assert ran.stderr.startswith("sayso: sayso.db: ")
    assert len(ran.stderr.splitlines()) == 1
    count = kept(tmp_path / "sayso.db")
    assert 0 < count < 10
    again = sayso("read", "news", cwd=tmp_path)
    assert (again.code, kept(tmp_path / "sayso.db")) == (0, 10)
    assert f"{count} already in the ledger" in again.err


def test_what_is_no_ledger_may_be_written_over(tmp_path: Path) -> None:
    lay_out(tmp_path / "news", pages=1, paragraphs=1)
    (tmp_path / "notes.db").write_bytes(b"SQLite format 3\0" + b"\0" * 200)
    for name in ("news", "notes.db", "nowhere/sayso.db"):
        ran = sayso("read", "news", "--ledger", name, cwd=tmp_path)
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(f"sayso: {name}: ")
        assert len(ran.err.splitlines()) == 1
    assert (tmp_path / "notes.db").read_bytes() == b"SQLite format 3\0" + b"\0" * 200
