"""All that is SQLite's alone about a connection: addresses, pragmas, how transactions begin.

Another database gets a file like this one; the full-text index (`search.py`) and the steps that build the tables
(`steps/`) are the other two places that know SQLite.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Literal

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import QueuePool

FORMAT = "sayso ledger"
"""What the table `meta` says under `format` in every ledger, so that nobody else's file is touched."""

HEADER = b"SQLite format 3\x00"
PATIENCE = 5.0
"""Seconds to wait for another connection's lock; only a checkpoint ever holds one for long."""

LOG_PAGES = 8000
"""Pages of 4 KiB in the log before it is moved into the file. With SQLite's 1,000 each article pays for the disk's
slow flush: 204 articles of 71 records went in a second, and 337 with these 32 MiB (two busy cores)."""

Mode = Literal["ro", "immutable", "rwc", "rw"]
Standing = Literal["empty", "ledger", "foreign"]


def standing(connection: sqlite3.Connection) -> Standing:
    """Tell whether a database holds nothing, a ledger, or something else."""
    names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if not names:
        return "empty"
    if "meta" not in names:
        return "foreign"
    columns = {column[1] for column in connection.execute("PRAGMA table_info(meta)")}
    if not columns >= {"key", "value"}:
        return "foreign"
    row = connection.execute("SELECT value FROM meta WHERE key = 'format'").fetchone()
    return "ledger" if row == (FORMAT,) else "foreign"


def connect(path: Path, mode: Mode) -> sqlite3.Connection:
    """Open the file at an absolute `path`: "ro" never writes, "immutable" trusts that nobody else does either."""
    query = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    # Without an isolation level the driver begins no transaction by itself: by default it would leave DDL outside.
    connection = sqlite3.connect(
        f"{path.as_uri()}?{query}", uri=True, timeout=PATIENCE, isolation_level=None, check_same_thread=False
    )
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _engine(make: Callable[[], sqlite3.Connection], begin: str, **pool: int) -> Engine:
    # hide_parameters: an error message must not print whole articles.
    engine = create_engine("sqlite://", creator=make, poolclass=QueuePool, hide_parameters=True, **pool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine


def reading_engine(path: Path, mode: Literal["ro", "immutable"]) -> Engine:
    """Return what opens connections that only read; each one sees the ledger as it was when it began."""
    return _engine(lambda: connect(path, mode), "BEGIN", pool_size=2, max_overflow=-1)


def writing_engine(path: Path) -> Engine:
    """Return what opens the one connection that writes."""

    def make() -> sqlite3.Connection:
        connection = connect(path, "rwc")
        # A log ahead of the file: readers go on while one connection writes. NORMAL: a kill loses nothing that
        # was committed, and only a power cut can take back the last moments.
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA wal_autocheckpoint = {LOG_PAGES}")
        return connection

    return _engine(make, "BEGIN IMMEDIATE", pool_size=1, max_overflow=0)


def checkpoint(connection: Connection) -> None:
    """Move the log into the file, so that the file alone is the ledger.

    Nothing depends on it: whatever stays in the log is read from there, and the next writer moves it.
    """
    raw = connection.connection.dbapi_connection
    assert isinstance(raw, sqlite3.Connection)
    try:
        raw.execute("PRAGMA busy_timeout = 200")
        raw.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.OperationalError:
        # A full disk or a reader in the way: the log keeps everything.
        return


def log_of(path: Path) -> Path:
    """Return where SQLite keeps the log of the file at `path`."""
    return path.with_name(path.name + "-wal")


def tidy(path: Path) -> None:
    """Let SQLite remove the empty log that a reader leaves beside the file, as the last one out may."""
    log = log_of(path)
    try:
        if log.stat().st_size == 0:
            with closing(connect(path, "rw")) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except (OSError, sqlite3.DatabaseError):
        # Gone already, in use, damaged, or not ours to remove: an empty log does no harm.
        return
