"""How far a batch is: a bar with a rate and the time left on standard error, and nothing where nobody looks."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import click

Advance = Callable[[str, int, float], None]
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
        Progress,
        ProgressColumn,
        Task,
        TaskProgressColumn,
        TextColumn,
        TimeRemainingColumn,
    )
    from rich.text import Text

    class Done(ProgressColumn):
        """How many units are done, and how many a second."""

        def render(self, task: Task) -> Text:
            done = task.fields["done"]
            rate = f" · {done / task.elapsed:.1f} {unit}/s" if task.elapsed and done else ""
            return Text(f"{done} {unit}{rate}")

    console = Console(stderr=True)
    columns = (TextColumn(doing), BarColumn(), TaskProgressColumn(), Done(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task(doing, total=1.0, done=0)

        def advance(path: str, done: int, share: float) -> None:
            bar.update(task, completed=share, done=done)

        def tell(message: str) -> None:
            console.print(message, markup=False, highlight=False, soft_wrap=True)

        yield advance, tell


def _tell(message: str) -> None:
    click.echo(message, err=True)
