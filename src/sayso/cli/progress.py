"""How far a batch is: a bar with a rate and the time left on standard error, and nothing where nobody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Advance = Callable[[str, int, int], None]
Tell = Callable[[str], None]


@contextmanager
def following(quiet: bool, doing: str = "Reading", unit: str = "pages") -> Iterator[tuple[Advance | None, Tell]]:
    """Yield how to advance the bar (None where there is none) and how to tell a message past it.

    The bar says what is being done, and how many of a unit a second.
    """
    if quiet:
        yield None, _tell
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        ProgressColumn,
        Task,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Rate(ProgressColumn):
        """Units a second over the last while."""

        def render(self, task: Task) -> Text:
            return Text(f"{task.speed:.1f} {unit}/s" if task.speed else "")

    console = Console(stderr=True)
    columns = (TextColumn(doing), BarColumn(), MofNCompleteColumn(), Rate(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(doing, total=None)

        def advance(path: str, done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        def tell(message: str) -> None:
            console.print(message, markup=False, highlight=False, soft_wrap=True)

        yield advance, tell


def _tell(message: str) -> None:
    click.echo(message, err=True)
