"""Options and arguments that several verbs share, so that they read alike everywhere."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import TextIOWrapper
from pathlib import Path
from shutil import copymode
from typing import Any, TextIO, TypeVar

import click

from sayso.cli.terminal import Guarded
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


class Share(click.FloatRange):
    """A number from 0 to 1; "nan" is none, though it passes every comparison."""

    name = "share"

    def __init__(self, most: float = 1.0) -> None:
        super().__init__(0, most)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> float:
        """Return the number, or refuse the call."""
        number = float(super().convert(value, param, ctx))
        if number != number:
            self.fail(f"{value!r} is not a number.", param, ctx)
        return number


def confidence_option(verb: Verb) -> Verb:
    """Give a verb the option --min-confidence."""
    option: Callable[[Verb], Verb] = click.option(
        "--min-confidence", type=Share(), default=0.0, metavar="SHARE",
        help="Only attributions that are at least so sure, 0 to 1: of those at 0.8, about 8 in 10 are right.",
    )  # fmt: skip
    return option(verb)


@contextmanager
def output(path: Path | None, ledger: Path) -> Iterator[TextIO]:
    """Open the file that a verb writes, or standard output; a file appears whole or not at all.

    Raises:
        UsageError: the file is the ledger, or a folder.
        WorkError: the file, or a closed standard output, cannot be written.
    """
    if path is None or str(path) == "-":
        if sys.stdout is None:
            raise WorkError("standard output is closed. Name a file with -o.")
        with _standard_output(sys.stdout) as out:
            yield out
        return
    if path.is_dir():
        raise UsageError(f"{path}: this is a folder. Name a file to write to.")
    if path.exists() and ledger.exists() and path.samefile(ledger):
        raise UsageError(f"{path}: this is the ledger. Name another file to write to.")
    try:
        with _in_place(path) if path.exists() and not path.is_file() else _whole_or_not_at_all(path.resolve()) as out:
            yield out
    except OSError as error:
        raise WorkError(f"{path}: cannot be written ({(error.strerror or str(error)).lower()}).") from error


@contextmanager
def _standard_output(stdout: TextIO) -> Iterator[TextIO]:
    """Yield standard output as it takes data: byte for byte, but for what could steer a terminal."""
    if isinstance(stdout, TextIOWrapper):
        stdout.reconfigure(encoding="utf-8", newline="")
    if not stdout.isatty():
        yield stdout
        return
    guarded = Guarded(stdout.buffer, encoding="utf-8", write_through=True)
    try:
        yield guarded
    finally:
        guarded.detach()  # or standard output would be closed with it


def _in_place(path: Path) -> TextIO:
    """Open a device or a pipe: a file that took its place would not be what the person named."""
    return path.open("w", encoding="utf-8", newline="")


@contextmanager
def _whole_or_not_at_all(path: Path) -> Iterator[TextIO]:
    """Open a file beside `path` that takes its place, and its permissions, when all has been written."""
    beside = path.with_name(f".{path.name}.part")
    try:
        with beside.open("w", encoding="utf-8", newline="") as out:
            if path.exists():
                copymode(path, beside)
            yield out
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
