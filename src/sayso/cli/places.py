"""Options and arguments that several verbs share, so that they read alike everywhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TextIO, TypeVar, cast

import click

from sayso.errors import UsageError, WorkError

Verb = TypeVar("Verb", bound=Callable[..., Any])

LEDGER = "sayso.db"
"""The ledger where none is named: in the folder one works in."""


def ledger_argument(verb: Verb) -> Verb:
    """Give a verb the argument LEDGER."""
    argument: Callable[[Verb], Verb] = click.argument(
        "ledger", default=LEDGER, type=click.Path(path_type=Path), required=False
    )
    return argument(verb)


def ledger_option(verb: Verb) -> Verb:
    """Give a verb the option --ledger."""
    option: Callable[[Verb], Verb] = click.option(
        "--ledger", default=LEDGER, show_default=True, type=click.Path(path_type=Path), help="The ledger's file."
    )
    return option(verb)


@contextmanager
def output(path: Path | None, ledger: Path) -> Iterator[TextIO]:
    """Open the file that a verb writes, or standard output; a file appears whole or not at all.

    Raises:
        UsageError: the file is the ledger.
        WorkError: the file cannot be written.
    """
    if path is None or str(path) == "-":
        yield cast(TextIO, click.get_text_stream("stdout", encoding="utf-8"))
        return
    if path.exists() and ledger.exists() and path.samefile(ledger):
        raise UsageError(f"{path}: this is the ledger. Name another file to write to.")
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as out:
            yield out
        beside.replace(path)
    except OSError as error:
        raise WorkError(f"{path}: cannot be written ({(error.strerror or str(error)).lower()}).") from error
    finally:
        beside.unlink(missing_ok=True)
