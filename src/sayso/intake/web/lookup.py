"""Asks for the numeric addresses of a name, and stops waiting when the time of the fetch is over."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable

from sayso.errors import IntakeError

Resolve = Callable[[str, int], list[str]]
"""From a host and a port to its numeric addresses, in the order to try them."""


def ask_system(host: str, port: int) -> list[str]:
    """Return what the machine's own resolver answers; raises OSError or UnicodeError as Python's `socket` does."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def look_up(resolve: Resolve, host: str, port: int, seconds: float) -> list[str]:
    """Return the addresses of `host`, at least one.

    Raises:
        IntakeError: the name is not known, or nothing was answered within `seconds`.
    """
    answers: list[str] = []
    failures: list[Exception] = []

    def ask() -> None:
        try:
            answers.extend(resolve(host, port))
        except (OSError, UnicodeError) as error:
            failures.append(error)

    # A resolver cannot be told to hurry: it is left behind, and as a daemon it does not hold up the end of the program.
    asking = threading.Thread(target=ask, daemon=True, name="sayso-look-up")
    asking.start()
    asking.join(seconds)
    if asking.is_alive():
        raise IntakeError(f"looking up {host} took too long. Check the connection and try again.")
    if not answers:
        cause = failures[0] if failures else None
        raise IntakeError(f"no address is known for {host}. Check the spelling and the connection.") from cause
    return answers
