"""What the database refuses, told to the person who can mend it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from sayso.errors import LedgerError
from sayso.ledger.columns import DamagedValue

PRIMARY = 0xFF
"""The bits of an SQLite error code that name its family."""

ADVICE: dict[int, str] = {
    sqlite3.SQLITE_FULL: (
        "the disk is full, so nothing was added. Free some space on its disk (or raise the quota) and run the same "
        "command again; everything written before is safe"
    ),
    sqlite3.SQLITE_IOERR: (
        "its disk refused to read or write. Look for a full disk, a file-size limit or a drive that was taken out, and "
        "run the same command again; everything written before is safe"
    ),
    sqlite3.SQLITE_CORRUPT: (
        "the ledger is damaged. Bring back a copy, or move it away and read the articles into a new one"
    ),
    sqlite3.SQLITE_NOTADB: "this is not a sayso ledger. Name another file; this one was left as it is",
    sqlite3.SQLITE_READONLY: "the ledger is write-protected. Change its permissions, or work on a copy",
    sqlite3.SQLITE_PERM: "the ledger may not be opened. Change its permissions, or work on a copy",
    sqlite3.SQLITE_CANTOPEN: (
        "the ledger cannot be opened. Look at the permissions of the file and of its folder, or work on a copy"
    ),
    sqlite3.SQLITE_BUSY: "the ledger is in use by another program. Wait for it to finish, and try again",
    sqlite3.SQLITE_LOCKED: "the ledger is in use by another program. Wait for it to finish, and try again",
    sqlite3.SQLITE_CONSTRAINT: (
        "two records would share one id, or one names an article that is not there; nothing was added. "
        "Please report this as a fault of sayso"
    ),
}


def family(error: BaseException) -> int | None:
    """Return the family of an SQLite error (`sqlite3.SQLITE_FULL` …), None where it is not the database's."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    return None if code is None else int(code) & PRIMARY


@contextmanager
def told_plainly(path: Path) -> Iterator[None]:
    """Turn whatever the database raises inside into a LedgerError about the ledger at `path`."""
    try:
        yield
    except DamagedValue as error:
        raise LedgerError(f"{path}: {ADVICE[sqlite3.SQLITE_CORRUPT]} ({error}).") from error
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        code = family(error)
        advice = ADVICE.get(code) if code is not None else None
        message = f"{advice} ({cause})" if advice else f"the ledger could not be used ({cause})"
        raise LedgerError(f"{path}: {message}.") from error


def check_file(connection: Connection) -> list[str]:
    """Return what SQLite finds wrong with the file: broken pages, indexes that disagree, rows that lead nowhere."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check")]
    loose = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    return [line for line in found if line != "ok"] + [f"a row of {row[0]} leads to no {row[2]}" for row in loose]
