"""How much memory a worker may take, and when it has taken so much that another one should go on in its place."""

from __future__ import annotations

from pathlib import Path

MOST_MEMORY = 640_000_000
"""Bytes that one worker may ask for, so that two of them and who sends them pages stay under 1.5 GB.

The reader with its weights asks for 430 MB, for 510 MB with the longest text that is read, and for 570 MB with that
text in a page of nearly 10 MB.
"""

WORN_MEMORY = 450_000_000
"""Bytes that a worker may still hold after a page: what one has taken is hardly ever given back, 360 MB are usual."""

_HELD = Path("/proc/self/statm")


def limit_memory() -> None:
    """Let this process ask for so much memory and no more, where the system knows such limits."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_DATA, (MOST_MEMORY, MOST_MEMORY))


def is_worn() -> bool:
    """Tell whether this process holds more memory than it should keep, where the system tells that."""
    try:
        import resource

        pages = int(_HELD.read_text().split()[1])
    except (ImportError, OSError, ValueError, IndexError):
        return False
    return pages * resource.getpagesize() > WORN_MEMORY
