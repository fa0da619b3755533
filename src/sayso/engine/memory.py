"""How much memory a worker may take, and when it has taken so much that another one should go on in its place."""

from __future__ import annotations

import sys

MOST_MEMORY = 1_400_000_000
"""Bytes that one worker may ask for: the reader's own 500 MB, and the longest page that is read."""

WORN_MEMORY = 700_000_000
"""Bytes of memory after which a worker is replaced: what a page has taken once is hardly ever given back."""


def limit_memory() -> None:
    """Let this process ask for so much memory and no more, where the system knows such limits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


def is_worn() -> bool:
    """Tell whether this process has ever taken more memory than it should keep."""
    try:
        import resource
    except ImportError:
        return False
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most * (1 if sys.platform == "darwin" else 1024) > WORN_MEMORY
