"""How a ledger is opened: everything that can be wrong with a path, told before anything is touched.

Each function leaves on an ExitStack what has to be undone when the ledger is closed, or when opening it fails.
"""

from __future__ import annotations

import sqlite3
from contextlib import ExitStack, closing
from pathlib import Path
from typing import Literal

from filelock import FileLock, Timeout
from sqlalchemy import Connection, Engine

from sayso.errors import LedgerError
from sayso.ledger import sqlite
from sayso.ledger.faults import family, told_plainly
from sayso.ledger.migrations import STEPS, migrate, refuse_newer, version_of

LOCK_PATIENCE = 0.5
"""Seconds to wait for the writer's lock: long enough for one that is just closing."""

FOREIGN = "this is not a sayso ledger. Name another file; this one was left as it is."


def open_for_reading(given: Path, path: Path, undo: ExitStack) -> Engine:
    """Return what opens connections that only read the ledger at an absolute `path`, called `given` in messages.

    Raises:
        LedgerError: there is no ledger, or this version of sayso cannot read it.
    """
    if not _is_there(given, path):
        raise LedgerError(f"{given}: there is no such ledger. `sayso read PATH --ledger {given}` makes one.")
    with told_plainly(given):
        if not sqlite.log_of(path).exists():
            undo.callback(sqlite.tidy, path)
        engine = sqlite.reading_engine(path, _mode_for_reading(given, path))
        undo.callback(engine.dispose)
        with engine.connect() as connection:
            version = version_of(connection)
    refuse_newer(version, len(STEPS), f"{given}: this ledger")
    if version < len(STEPS):
        raise LedgerError(
            f"{given}: this ledger was written by an older sayso (its format is {version}, this one's {len(STEPS)}). "
            f"`sayso read PATH --ledger {given}` brings it up to date, and nothing in it is lost."
        )
    return engine


def open_for_writing(given: Path, path: Path, undo: ExitStack) -> Connection:
    """Return the one connection that writes, to a ledger that is made or brought up to date.

    Raises:
        LedgerError: another sayso is writing, or the path cannot hold a ledger.
    """
    if not path.parent.is_dir():
        raise LedgerError(f"{given}: there is no folder {given.parent}. Make it first, or name another place.")
    is_there = _is_there(given, path)
    _lock(given, path, undo)
    with told_plainly(given):
        if is_there and _standing(path, "rw") == "foreign":
            raise LedgerError(f"{given}: {FOREIGN}")
        engine = sqlite.writing_engine(path)
        undo.callback(engine.dispose)
        connection = undo.enter_context(engine.connect())
        refuse_newer(version_of(connection), len(STEPS), f"{given}: this ledger")
        migrate(connection)
    undo.callback(sqlite.checkpoint, connection)
    return connection


def _is_there(given: Path, path: Path) -> bool:
    """Tell whether a file is there, and refuse what is plainly no ledger; an empty file may become one."""
    try:
        if path.is_dir():
            raise LedgerError(f"{given}: this is a folder, not a ledger. Name a file, such as {given / 'sayso.db'}.")
        with path.open("rb") as file:
            header = file.read(len(sqlite.HEADER))
    except FileNotFoundError:
        return False
    except OSError as error:
        raise LedgerError(
            f"{given}: the ledger cannot be opened ({error.strerror}). Look at the permissions of the file and of its "
            "folder, or work on a copy."
        ) from error
    if header and header != sqlite.HEADER:
        raise LedgerError(f"{given}: {FOREIGN}")
    return True


def _standing(path: Path, mode: sqlite.Mode) -> sqlite.Standing:
    with closing(sqlite.connect(path, mode)) as connection:
        return sqlite.standing(connection)


def _mode_for_reading(given: Path, path: Path) -> Literal["ro", "immutable"]:
    """Return "immutable" in a folder where SQLite may not put its shared memory beside the file, "ro" elsewhere.

    Where we may not write, hardly anybody is writing at this moment. A log that an interrupted writer has left
    would be passed over, though, and with it the articles in it.
    """
    mode: Literal["ro", "immutable"] = "ro"
    try:
        standing = _standing(path, mode)
    except sqlite3.OperationalError as error:
        if family(error) not in (sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_READONLY):
            raise
        log = sqlite.log_of(path)
        if log.exists() and log.stat().st_size:
            raise LedgerError(
                f"{given}: an interrupted run has left its last articles in {log.name}, and this folder cannot be "
                "written. Copy both files to a folder of your own and name the copy."
            ) from error
        mode = "immutable"
        standing = _standing(path, mode)
    if standing == "foreign":
        raise LedgerError(f"{given}: {FOREIGN}")
    if standing == "empty":
        raise LedgerError(f"{given}: nothing has been written to it yet. `sayso read PATH --ledger {given}` does.")
    return mode


def _lock(given: Path, path: Path, undo: ExitStack) -> None:
    # Not thread-local: a ledger may be closed by another thread than the one that opened it.
    lock = FileLock(path.with_name(path.name + ".lock"), timeout=LOCK_PATIENCE, thread_local=False)
    try:
        lock.acquire()
    except Timeout as error:
        raise LedgerError(f"{given} is being written by another sayso; wait for it to finish.") from error
    except OSError as error:
        raise LedgerError(
            f"{given}: its folder cannot be written ({error.strerror}). Change its permissions, or name a ledger in "
            "another folder."
        ) from error
    undo.callback(lock.release)
