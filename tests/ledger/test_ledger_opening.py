"""Everything that can be wrong with the path of a ledger, told so that a person can mend it."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from ledger_stories import READER, story

from sayso.errors import LedgerError
from sayso.ledger import Ledger

STORY = story("GUR said 96 died.")
NOBODY = 65534


def refusal(path: Path, *, write: bool = False) -> str:
    with pytest.raises(LedgerError) as refused:
        Ledger.open(path, write=write).close()
    assert str(refused.value).startswith(str(path))
    return str(refused.value).removeprefix(str(path)).removeprefix(": ")


def made(path: Path) -> Path:
    with Ledger.open(path, write=True) as ledger:
        ledger.add(STORY, READER)
    return path


@contextmanager
def unprivileged() -> Iterator[None]:
    """Be somebody whom permissions bind; they do not bind root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may enter; pytest's own are closed to others."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def test_looking_for_a_ledger_may_make_one(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    assert refusal(path) == f"there is no such ledger. `sayso read PATH --ledger {path}` makes one."
    assert list(tmp_path.iterdir()) == []


def test_a_folder_may_be_taken_for_a_ledger(tmp_path: Path) -> None:
    expected = f"this is a folder, not a ledger. Name a file, such as {tmp_path / 'sayso.db'}."
    assert refusal(tmp_path) == expected
    assert refusal(tmp_path, write=True) == expected
    assert "there is no folder" in refusal(tmp_path / "no" / "sayso.db", write=True)


@pytest.mark.parametrize("write", [False, True])
def test_a_file_of_somebody_else_may_be_overwritten(tmp_path: Path, write: bool) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_bytes(b"Call the harbour master on Monday.")
    other = tmp_path / "bookmarks.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE meta (key TEXT, value TEXT)")
    connection.close()
    for path in (notes, other):
        before = path.read_bytes()
        assert (
            refusal(path, write=write) == "this is not a sayso ledger. Name another file; this one was left as it is."
        )
        assert path.read_bytes() == before
    assert not (tmp_path / "notes.txt.lock").exists()


def test_an_empty_file_may_be_refused_for_good(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    path.touch()
    assert "nothing has been written to it yet" in refusal(path)
    with Ledger.open(made(path)) as ledger:
        assert list(ledger.readings()) == [STORY]


def test_two_may_write_at_once(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    with Ledger.open(path, write=True):
        assert refusal(path, write=True) == " is being written by another sayso; wait for it to finish."
        alias = tmp_path / "alias.db"
        alias.symlink_to(path)
        assert "is being written by another sayso" in refusal(alias, write=True)
    Ledger.open(path, write=True).close()


def test_looking_may_leave_files_behind(tmp_path: Path) -> None:
    path = made(tmp_path / "sayso.db")
    before = sorted(tmp_path.iterdir())
    with Ledger.open(path) as first, Ledger.open(path) as second:
        assert list(first.readings()) == list(second.readings()) == [STORY]
    assert sorted(tmp_path.iterdir()) == before


def test_the_file_alone_may_not_be_the_ledger(tmp_path: Path) -> None:
    path = made(tmp_path / "sayso.db")
    copy = tmp_path / "sent by mail.db"
    copy.write_bytes(path.read_bytes())
    with Ledger.open(copy) as ledger:
        assert list(ledger.readings()) == [STORY]


def test_odd_names_may_be_taken_for_options(tmp_path: Path) -> None:
    path = made(tmp_path / "50% off? #1 ñandú.db")
    with Ledger.open(path) as ledger:
        assert list(ledger.readings()) == [STORY]
    assert path.exists()


def test_a_ledger_in_a_folder_that_cannot_be_written_may_not_be_readable(open_folder: Path) -> None:
    path = made(open_folder / "sayso.db")
    path.chmod(0o444)
    open_folder.chmod(0o555)
    try:
        with unprivileged():
            with Ledger.open(path) as ledger:
                assert list(ledger.readings()) == [STORY]
            assert "its folder cannot be written" in refusal(open_folder / "new.db", write=True)
    finally:
        open_folder.chmod(0o755)
    assert not (open_folder / "new.db").exists()


def test_a_log_that_a_kill_left_may_be_passed_over(open_folder: Path) -> None:
    path = open_folder / "sayso.db"
    with Ledger.open(path, write=True) as ledger:
        ledger.add(STORY, READER)
        copy = open_folder / "closed" / "copy.db"
        copy.parent.mkdir()
        copy.write_bytes(path.read_bytes())
        copy.with_name("copy.db-wal").write_bytes(path.with_name("sayso.db-wal").read_bytes())
    copy.parent.chmod(0o555)
    with unprivileged():
        assert "an interrupted run has left its last articles in copy.db-wal" in refusal(copy)
    copy.parent.chmod(0o755)
    with Ledger.open(copy) as ledger:
        assert list(ledger.readings()) == [STORY]


def test_an_unreadable_ledger_may_end_in_a_traceback(open_folder: Path) -> None:
    path = made(open_folder / "sayso.db")
    path.chmod(0)
    with unprivileged():
        assert "the ledger cannot be opened (Permission denied)" in refusal(path)
        assert "the ledger cannot be opened (Permission denied)" in refusal(path, write=True)


@pytest.mark.parametrize("write", [False, True])
def test_damage_may_end_in_a_traceback(tmp_path: Path, write: bool) -> None:
    path = made(tmp_path / "sayso.db")
    whole = path.read_bytes()
    path.write_bytes(whole[:16] + b"\xff" * 84 + whole[100:])
    assert "this is not a sayso ledger" in refusal(path, write=write)
    path.write_bytes(whole[:4096] + b"\xff" * (len(whole) - 4096))
    assert "the ledger is damaged" in refusal(path, write=write)
    path.write_bytes(whole[:5000])
    assert "the ledger is damaged" in refusal(path, write=write)


def test_damage_inside_may_be_read_as_text(tmp_path: Path) -> None:
    path = tmp_path / "sayso.db"
    with Ledger.open(path, write=True) as ledger:
        for number in range(50):
            ledger.add(story(f"GUR said {number} died.", f"{number}.txt"), READER)
    whole = path.read_bytes()
    half = len(whole) // 8192 * 4096
    path.write_bytes(whole[:half] + os.urandom(8) * ((len(whole) - half) // 8))
    with pytest.raises(LedgerError, match=r"the ledger is damaged\. Bring back a copy, or move it away"):
        Ledger.open(path, write=True).close()
        with Ledger.open(path) as ledger:
            list(ledger.records())
            list(ledger.attributions(search="died"))
