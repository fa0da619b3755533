"""What gave no article: told to the person and kept in the ledger, while the rest of the batch goes on."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Failure:
    """A path that gave no article, and why; `key` is what the page's would have been, "" where it is the path.

    A `lasting` reason lies in the bytes: reading them again would only find it again.

    >>> str(Failure("a.txt", "permission denied. Check who may read it."))
    'a.txt: permission denied. Check who may read it.'
    """

    path: str
    reason: str
    key: str = ""
    lasting: bool = False

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"
