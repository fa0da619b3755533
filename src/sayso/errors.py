"""Everything that sayso refuses, as exceptions whose message tells the person what to do.

SaysoError
├── UsageError           the call is wrong: exit code 2
└── WorkError            the call is right, the work failed: exit code 1
    ├── IntakeError      a page that cannot become an article
    ├── LedgerError      a ledger that cannot be opened, read or written
    ├── ModelError       weights that are absent, or are not the ones this version was measured with
    └── RecordError      a record that breaks the format of docs/records.md
"""

from __future__ import annotations


class SaysoError(Exception):
    """Base of all errors that sayso raises on purpose; `str(error)` is meant for the person at the terminal."""

    exit_code = 1


class UsageError(SaysoError):
    """The call itself is wrong: a missing path, a filter that names no stance."""

    exit_code = 2


class WorkError(SaysoError):
    """The call is right and the work failed."""


class IntakeError(WorkError):
    """A page that cannot become an article: unreadable, empty, binary, too large, or without a body."""


class LedgerError(WorkError):
    """A ledger that cannot be opened, read or written."""


class ModelError(WorkError):
    """Weights that are absent, or are not the ones this version was measured with."""


class RecordError(WorkError):
    """A record that breaks the format of docs/records.md."""
