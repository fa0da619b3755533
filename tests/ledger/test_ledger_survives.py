"""Kills, full disks and readers beside the writer: nothing that was acknowledged is lost, nothing is doubled."""

from __future__ import annotations

import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest
from ledger_stories import READER, many_sayings
from sqlalchemy import Engine, event

from sayso.errors import LedgerError
from sayso.ledger import Ledger

KILLS = 8

WRITE_ON = f"""
import os, sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from ledger_stories import READER, many_sayings
from sayso.ledger import Ledger
with Ledger.open(sys.argv[1], write=True) as ledger:
    number = int(sys.argv[2])
    while True:
        ledger.add(many_sayings(number, 4), READER)
        os.write(1, b"%d\\n" % number)
        number += 1
"""


def assert_sound(path: Path) -> None:
    connection = sqlite3.connect(path)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.execute("INSERT INTO passage (passage) VALUES ('integrity-check')")
    connection.close()


def test_a_kill_may_lose_what_was_acknowledged(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    chance = random.Random(2)
    acknowledged: set[int] = set()
    for _ in range(KILLS):
        following = max(acknowledged, default=-1) + 1
        child = subprocess.Popen(
            [sys.executable, "-c", WRITE_ON, str(path), str(following)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        acknowledged.add(int(child.stdout.readline()))
        time.sleep(chance.random() * 0.15)
        child.send_signal(signal.SIGKILL)
        acknowledged.update(int(line) for line in child.stdout if line.endswith("\n"))
        child.stdout.close()
        child.wait()
        with Ledger.open(path) as ledger:
            kept = [int(Path(one.path).stem) for one in ledger.articles()]
        # The last one may have been kept without being acknowledged; adding it again changes nothing.
        assert kept == list(range(len(kept)))
        assert len(acknowledged) <= len(kept) <= len(acknowledged) + 1
    assert acknowledged == set(range(len(acknowledged)))
    with Ledger.open(path, write=True) as ledger:
        for reading in ledger.readings():
            number = int(Path(reading.article.path).stem)
            assert reading == many_sayings(number, 4)
        assert len(list(ledger.attributions(search="boats"))) == ledger.summary()["attribution"] == 4 * len(kept)
    assert_sound(path)


def test_readers_may_have_to_wait_for_the_writer(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    told = [many_sayings(number, 2) for number in range(150)]
    with Ledger.open(path, write=True) as writer:
        for reading in told[:100]:
            writer.add(reading, READER)
        with Ledger.open(path) as first, Ledger.open(path) as second:
            begun = first.readings()
            seen = [next(begun)]
            for reading in told[100:]:
                writer.add(reading, READER)
            writer.remove(told[50].article.path)
            # Who has begun to read sees the ledger of that moment, who begins now sees today's.
            assert seen + list(begun) == told[:100]
            assert list(second.readings()) == told[:50] + told[51:]
            assert first.summary()["article"] == second.summary()["article"] == 149


def test_a_reader_that_stays_may_keep_the_writer_from_closing(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    with Ledger.open(path, write=True) as writer:
        for number in range(3):
            writer.add(many_sayings(number, 2), READER)
        reader = Ledger.open(path)
        begun = reader.articles()
        next(begun)
        writer.add(many_sayings(3, 2), READER)
    assert len(list(begun)) == 2
    assert reader.summary()["article"] == 4
    reader.close()
    with Ledger.open(path, write=True) as writer:
        assert writer.summary()["article"] == 4


def test_a_full_disk_may_spoil_the_ledger(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"

    def small(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA max_page_count = 150")

    event.listen(Engine, "connect", small)
    try:
        with Ledger.open(path, write=True) as ledger:
            added = 0
            with pytest.raises(LedgerError) as refused:
                for number in range(1000):
                    ledger.add(many_sayings(number), READER)
                    added += 1
            assert str(refused.value) == (
                f"{path}: the disk is full, so nothing was added. Free some space on its disk (or raise the quota) and "
                "run the same command again; everything written before is safe (database or disk is full)."
            )
            assert 3 < added < 100
            assert ledger.summary()["article"] == added
    finally:
        event.remove(Engine, "connect", small)
    assert_sound(path)
    with Ledger.open(path, write=True) as ledger:
        assert [ledger.add(many_sayings(number), READER) for number in (added - 1, added)] == ["again", "new"]


WRITE_UNTIL_REFUSED = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from ledger_stories import READER, many_sayings
from sayso.errors import LedgerError
from sayso.ledger import Ledger
added = 0
try:
    with Ledger.open(sys.argv[1], write=True) as ledger:
        while added < 1000:
            ledger.add(many_sayings(added), READER)
            added += 1
except LedgerError as error:
    print(added, error)
"""


def test_a_limit_on_file_sizes_may_end_in_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    limit = 2_000_000
    child = subprocess.run(
        [sys.executable, "-c", WRITE_UNTIL_REFUSED, str(path)],
        capture_output=True,
        text=True,
        check=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )
    assert child.stderr == ""
    added, _, message = child.stdout.partition(" ")
    assert message.startswith(f"{path}: ")
    assert "everything written before is safe" in message
    with Ledger.open(path, write=True) as ledger:
        assert ledger.summary()["article"] == int(added) > 3
    assert_sound(path)


def test_a_thousand_articles_may_take_a_coffee_break(tmp_path: Path) -> None:
    told = [many_sayings(number) for number in range(200)]
    with Ledger.open(tmp_path / "sayso.db", write=True) as ledger:
        start = time.process_time()
        for reading in told:
            ledger.add(reading, READER)
        rate = len(told) / (time.process_time() - start)
    print(f"{rate:.0f} articles/s", file=sys.stderr)
    # 300 articles/s is the aim on an idle machine; this one fails only when something has gone badly wrong.
    assert rate > 100
