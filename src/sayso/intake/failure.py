"""What gave no page: told to the person and kept in the ledger, while the rest of the batch goes on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """A path that gave no page, and why; `key` is what the page's would have been, "" where it is the path.

    >>> str(Failure("a.txt", "permission denied. Check who may read it."))
    'a.txt: permission denied. Check who may read it.'
    """

    path: str
    reason: str
    key: str = ""

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"
